"""Signed firms placed: how many firms bound by contract, or sitting in the park, have a place.

Unit: firms. Formula: number of placed firms that are signed, at any later stage, or sitting.
"""

from planner.domain.measures.placed import firms_placed
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def count(problem: Problem, plan: Plan) -> int:
    """Placed firms that count as signed."""
    return sum(firm.is_signed for firm in firms_placed(problem, plan))

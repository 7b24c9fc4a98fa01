"""Waiting: quarters the placed firms wait beyond their wish.

Unit: firm-quarters. Formula: Σ start − max(desired quarter, first quarter of the park);
sitting firms wait 0.
"""

from planner.domain.measures.placed import first_placements, waiting_quarters
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """Quarters waited by all placed firms together."""
    return sum(waiting_quarters(problem, p) for p in first_placements(plan).values())

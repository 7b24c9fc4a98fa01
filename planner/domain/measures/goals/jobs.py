"""Jobs of the placed firms.

Unit: persons. Source: the firms' own figures.
"""

from planner.domain.measures.placed import firms_placed
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """Jobs of all placed firms."""
    return sum(firm.jobs for firm in firms_placed(problem, plan))

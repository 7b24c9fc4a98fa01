"""List rent of the space given, a month.

Unit: yuan a month, each unit rounded half up. Formula: Σ leasable ㎡ × list rent; rent-free
time and discounts are not counted.
"""

from planner.domain.measures.goals.exact import half_up
from planner.domain.measures.placed import units_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """List rent of all placements, yuan a month."""
    return sum(
        half_up(unit.leasable_m2 * unit.list_rent_yuan_m2_month)
        for placement in plan.placements
        for unit in units_of(problem, placement)
    )

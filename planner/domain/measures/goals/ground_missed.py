"""Preferred ground floors missed: firms that would like the ground floor and get none of it.

Unit: firms.
"""

from planner.domain.measures.placed import first_placements, units_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import GroundFloor


def count(problem: Problem, plan: Plan) -> int:
    """Placed firms that prefer the ground floor and have no unit on it."""
    return sum(
        problem.firm[firm_id].ground_floor is GroundFloor.PREFERRED
        and not any(unit.is_ground for unit in units_of(problem, placement))
        for firm_id, placement in first_placements(plan).items()
    )

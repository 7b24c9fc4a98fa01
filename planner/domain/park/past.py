"""What lies before a park's cut-off: a start then is a fact, or nothing that can still be planned."""

from collections.abc import Collection

from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter


def is_past(
    problem: Problem, firm_id: str, start: Quarter, *, building_id: str | None, units: Collection[str]
) -> bool:
    """Whether a firm can no longer start in a quarter, in any place meant, and has not done so.

    Places meant: the units, else the building, else every park. A firm that sits in the park,
    or has its rooms and starts then in the plan in force, has done so.
    """
    firm = problem.firm.get(firm_id)
    if firm is None or firm.is_sitting:
        return False
    if firm.stage.has_rooms and any(p.firm_id == firm_id and p.start == start for p in problem.base):
        return False
    homes = {problem.unit[name].building_id for name in units if name in problem.unit}
    homes |= {building_id} if building_id else set()
    parks = {problem.building[name].park_id for name in homes if name in problem.building}
    return all(
        start < problem.park[name].opening_quarter for name in parks & set(problem.park) or problem.park
    )

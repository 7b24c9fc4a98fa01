"""Questions of a park to begin with: firms and buildings that someone is likely to ask about."""

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.views.unplaced import unplaced_rows

_UNPLACED = 2
"""How many of the firms without a place are asked about."""


def sample_questions(problem: Problem, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return pairs of a firm and a building that it is not in: the firm with most space, then firms without a place."""
    size = {
        building.building_id: sum(unit.leasable_m2 for unit in problem.units_of[building.building_id])
        for building in problem.buildings
        if problem.units_of[building.building_id]
    }
    largest = sorted(size, key=lambda name: (-size[name], name))
    found: list[tuple[str, str]] = []
    homes = {
        name: {problem.unit[unit].building_id for one in own for unit in one.units}
        for name, own in plan.by_firm.items()
        if name in problem.firm
    }
    area = {name: problem.firm[name].area_req_m2 for name in homes}
    for name in sorted(area, key=lambda one: (-area[one], one))[:1]:
        found += [(name, building) for building in largest if building not in homes[name]][:1]
    for row in unplaced_rows(problem, plan, {})[:_UNPLACED]:
        found += [(row.firm.firm_id, building) for building in largest[:1]]
    return tuple(found)

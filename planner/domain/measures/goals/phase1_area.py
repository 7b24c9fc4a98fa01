"""Area let in the first phase.

Unit: ㎡ leasable. The first phase of a park is its smallest phase id.
"""

from planner.domain.measures.placed import units_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """Leasable ㎡ given in buildings of the first phase of their park."""
    first = {
        park_id: min(phase.phase_id for phase in problem.phases if phase.park_id == park_id)
        for park_id in {phase.park_id for phase in problem.phases}
    }
    in_first = {b.building_id for b in problem.buildings if first.get(b.park_id) == b.phase_id}
    return sum(
        unit.leasable_m2
        for placement in plan.placements
        for unit in units_of(problem, placement)
        if unit.building_id in in_first
    )

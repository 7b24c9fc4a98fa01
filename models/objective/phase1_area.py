"""First phase: the leasable area let in the first phase of each park.

Σ_k a_k · y_k over candidates in buildings of the phase with the smallest id of their park; a_k
leasable area, m². Unit: m².
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_candidate, units_of


def expression(builder: ModelBuilder) -> Sum:
    """Add up the area of the candidates chosen in first phases."""
    problem = builder.instance.problem
    first: dict[str, str] = {}
    for phase in problem.phases:
        first[phase.park_id] = min(phase.phase_id, first.get(phase.park_id, phase.phase_id))
    early = {b.building_id for b in problem.buildings if first.get(b.park_id) == b.phase_id}
    return per_candidate(
        builder,
        lambda _, candidate: (
            sum(unit.leasable_m2 for unit in units_of(builder, candidate))
            if candidate.building_id in early
            else 0
        ),
    )

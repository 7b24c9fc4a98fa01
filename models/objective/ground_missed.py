"""Preferred ground floors missed: firms that would like the ground floor and get none of it.

Σ_k y_k over candidates without a ground-floor unit of firms that prefer one. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_first, units_of
from planner.domain.vocabulary.terms import GroundFloor


def expression(builder: ModelBuilder) -> Sum:
    """Count the candidates chosen that miss a preferred ground floor."""
    return per_first(
        builder,
        lambda firm, candidate: int(
            firm.ground_floor is GroundFloor.PREFERRED
            and not any(unit.is_ground for unit in units_of(builder, candidate))
        ),
    )

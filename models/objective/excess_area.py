"""Excess area: what firms are given beyond what they asked for.

Σ_k max(0, a_k − area_i) · y_k with a_k leasable area of candidate k and area_i the area its firm
asks for, m². Unit: m².
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_first, units_of


def expression(builder: ModelBuilder) -> Sum:
    """Add up the excess of the candidates chosen."""
    return per_first(
        builder,
        lambda firm, candidate: max(
            0, sum(unit.leasable_m2 for unit in units_of(builder, candidate)) - firm.area_req_m2
        ),
    )

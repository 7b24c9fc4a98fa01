"""List rent: what the units let would bring by the list, whole 元 a month for each unit.

Σ_k Σ_{u of k} round(m²_u · rent_u) · y_k. Unit: 元 a month.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_candidate, units_of, whole


def expression(builder: ModelBuilder) -> Sum:
    """Add up the list rent of the candidates chosen."""
    monthly = {
        unit.unit_id: whole(unit.leasable_m2 * unit.list_rent_yuan_m2_month)
        for unit in builder.instance.units
    }
    return per_candidate(
        builder, lambda _, candidate: sum(monthly[unit.unit_id] for unit in units_of(builder, candidate))
    )

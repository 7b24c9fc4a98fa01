"""Relocations against the base: firms of the plan in force that get another run or none.

|F| − Σ_k y_k over the candidates on the only run their firm has in the base, from whatever
start; F the firms of the base. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, repeated


def expression(builder: ModelBuilder) -> Sum:
    """Count the firms of the base that leave their run."""
    before: dict[str, set[tuple[str, ...]]] = {}
    for placement in builder.instance.problem.base:
        before.setdefault(placement.firm_id, set()).add(placement.units)
    kept = repeated(builder, before, lambda one: one.units)
    return Sum([(ordinal, -1) for ordinal in kept], constant=len(before))

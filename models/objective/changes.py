"""Changes against the base: firms of the plan in force that get another place, another start or none.

|F| − Σ_k y_k over the candidates that repeat the only placement their firm has in the base; F the
firms of the base. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, repeated
from planner.domain.park.quarter import Quarter


def expression(builder: ModelBuilder) -> Sum:
    """Count the firms of the base that the candidates chosen change."""
    before: dict[str, set[tuple[tuple[str, ...], Quarter]]] = {}
    for placement in builder.instance.problem.base:
        before.setdefault(placement.firm_id, set()).add((placement.units, placement.start))
    kept = repeated(builder, before, lambda one: (one.units, one.start))
    return Sum([(ordinal, -1) for ordinal in kept], constant=len(before))

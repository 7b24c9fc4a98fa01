"""Firms: the number of firms placed.

Σ_i x_i; x_i = 1 if i is placed. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm


def expression(builder: ModelBuilder) -> Sum:
    """Count the firms that are placed."""
    return per_firm(builder, lambda _: 1)

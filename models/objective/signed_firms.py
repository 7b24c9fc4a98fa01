"""Signed firms: the number of firms placed that are signed, fitted or sit in the park.

Σ_i x_i over firms that count as signed; x_i = 1 if i is placed. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm


def expression(builder: ModelBuilder) -> Sum:
    """Count the signed firms that are placed."""
    return per_firm(builder, lambda firm: int(firm.is_signed))

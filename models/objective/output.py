"""Output: what the firms placed will produce, whole 万元 a year for each.

Σ_i round(output_i) · x_i; x_i = 1 if i is placed. Unit: 万元 a year.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm, whole


def expression(builder: ModelBuilder) -> Sum:
    """Add up the output of the firms placed."""
    return per_firm(builder, lambda firm: whole(firm.output_10k))

"""Tax: what the firms placed will pay, whole 万元 a year for each.

Σ_i round(tax_i) · x_i; x_i = 1 if i is placed. Unit: 万元 a year.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm, whole


def expression(builder: ModelBuilder) -> Sum:
    """Add up the tax of the firms placed."""
    return per_firm(builder, lambda firm: whole(firm.tax_10k))

"""Jobs: how many people the firms placed will employ.

Σ_i jobs_i · x_i; x_i = 1 if i is placed. Unit: persons.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm


def expression(builder: ModelBuilder) -> Sum:
    """Add up the jobs of the firms placed."""
    return per_firm(builder, lambda firm: firm.jobs)

"""Priority area: the area asked for by the firms placed, weighted by their standing.

Σ_i ρ_i · a_i · x_i with ρ_i the rate of the firm's priority A, B or C and a_i the area it
asks for, m² (never what is given beyond it); x_i = 1 if i is placed. Unit: point·m².
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_firm
from planner.domain.vocabulary.terms import Priority


def expression(builder: ModelBuilder) -> Sum:
    """Add up the weighted area of the firms placed."""
    rates = builder.instance.policy.rates
    rate = {
        Priority.A: rates.priority_a,
        Priority.B: rates.priority_b,
        Priority.C: rates.priority_c,
    }
    return per_firm(builder, lambda firm: rate[firm.priority] * firm.area_req_m2)

"""Expected value: what the firms placed are worth, by probability and by how long they wait.

Σ_k v_k · y_k, where v_k for candidate k of firm i is

    round(max(0, p_i · (τ·tax_i + ω·output_i + κ·jobs_i + α·area_i) · (1 − λ_i · w_k))) − round(p_i · τ · c_k)

p_i probability; τ, ω points per 万元, κ per job, α per m² asked for; λ_i loss per quarter
(signed firms, others); w_k quarters waited; c_k price of a transfer to the park of k, 万元, 0 in a
park by itself. Rounded half up for each firm. Unit: points.
"""

from decimal import Decimal

from models.builder import ModelBuilder
from models.formulation import Candidate
from models.objective.sums import Sum, per_first, whole
from models.objective.waiting import waited_quarters
from planner.domain.park.firm import Firm
from planner.domain.park.policy import ValueRates


def expression(builder: ModelBuilder) -> Sum:
    """Add up the points of the candidates chosen."""
    rates = builder.instance.policy.rates
    worth = {firm.firm_id: _worth(firm, rates) for firm in builder.instance.firms}
    known: dict[tuple[str, int], int] = {}

    def points(firm: Firm, waited: int) -> int:
        key = (firm.firm_id, waited)
        if key not in known:
            loss = rates.waiting_loss_signed if firm.is_signed else rates.waiting_loss_other
            known[key] = whole(max(Decimal(0), worth[firm.firm_id] * (1 - loss * waited)))
        return known[key]

    def price(firm: Firm, building_id: str) -> int:
        price_10k = builder.instance.problem.transfer_price(firm.firm_id, building_id)
        return whole(firm.probability * rates.tax_per_10k * price_10k)

    def worth_of(firm: Firm, one: Candidate) -> int:
        return points(firm, waited_quarters(builder, firm, one)) - price(firm, one.building_id)

    return per_first(builder, worth_of)


def _worth(firm: Firm, rates: ValueRates) -> Decimal:
    """Return the points of a firm that does not wait, not rounded."""
    return firm.probability * (
        firm.tax_10k * rates.tax_per_10k
        + firm.output_10k * rates.output_per_10k
        + firm.jobs * rates.per_job
        + firm.area_req_m2 * rates.per_m2
    )

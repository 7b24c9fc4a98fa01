r"""Expected value: what the placed firms are worth, by probability and less for waiting.

Unit: points. Formula, rounded half up for each firm, with p the probability and w the
quarters waited:

    max(0, p · (tax · r_tax + output · r_output + jobs · r_job + requested ㎡ · r_m2) · (1 − loss · w))

less p · price · r_tax, rounded likewise, where the transfer of a firm to its park has a price (万元).
Tax and output are 万元 a year; rates and losses are `policy.rates`.
"""

from fractions import Fraction

from planner.domain.measures.goals.exact import half_up
from planner.domain.measures.placed import first_placements, waiting_quarters
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import ValueRates
from planner.domain.park.problem import Problem


def points(firm: Firm, rates: ValueRates, *, waited: int) -> int:
    """Return the points of one placed firm, whole and ≥ 0; see `ValueRates` for the formula.

    Parameters
    ----------
    waited
        Whole quarters from its wish to its start, ≥ 0.
    """
    worth = (
        Fraction(firm.tax_10k) * Fraction(rates.tax_per_10k)
        + Fraction(firm.output_10k) * Fraction(rates.output_per_10k)
        + firm.jobs * Fraction(rates.per_job)
        + firm.area_req_m2 * Fraction(rates.per_m2)
    )
    loss = rates.waiting_loss_signed if firm.is_signed else rates.waiting_loss_other
    kept = 1 - Fraction(loss) * waited
    return half_up(max(Fraction(0), Fraction(firm.probability) * worth * kept))


def net_points(problem: Problem, placement: Placement) -> int:
    """Return the points that a firm brings by a placement, less those of its transfer; may be below 0."""
    firm, rates = problem.firm[placement.firm_id], problem.policy.rates
    brought = points(firm, rates, waited=waiting_quarters(problem, placement))
    return brought - transfer_points(problem, placement)


def transfer_points(problem: Problem, placement: Placement) -> int:
    """Return the points that the price of a transfer takes off, whole and ≥ 0."""
    building_id = problem.unit[placement.units[0]].building_id
    price_10k = Fraction(problem.transfer_price(placement.firm_id, building_id))
    rate = Fraction(problem.policy.rates.tax_per_10k)
    return half_up(Fraction(problem.firm[placement.firm_id].probability) * rate * price_10k)


def total(problem: Problem, plan: Plan) -> int:
    """Points of every placed firm."""
    return sum(net_points(problem, placement) for placement in first_placements(plan).values())

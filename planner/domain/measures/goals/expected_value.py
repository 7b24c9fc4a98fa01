r"""Expected value: what the placed firms are worth, by probability and less for waiting.

Unit: points. Formula, rounded half up for each firm, with p the probability and w the
quarters waited:

    max(0, p · (tax · r_tax + output · r_output + jobs · r_job + requested ㎡ · r_m2) · (1 − loss · w))

Tax and output are 万元 a year; rates and losses are `policy.rates`.
"""

from fractions import Fraction

from planner.domain.measures.goals.exact import half_up
from planner.domain.measures.placed import first_placements, waiting_quarters
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
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


def total(problem: Problem, plan: Plan) -> int:
    """Points of every placed firm."""
    rates = problem.policy.rates
    return sum(
        points(problem.firm[firm_id], rates, waited=waiting_quarters(problem, placement))
        for firm_id, placement in first_placements(plan).items()
    )

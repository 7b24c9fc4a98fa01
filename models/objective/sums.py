"""How goals are put together: whole points for each firm placed, or for each candidate chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.draft import Draft, Terms
from models.formulation import Candidate
from planner.domain.firm import Firm
from planner.domain.park import Unit
from planner.domain.terms import Stage


@dataclass(frozen=True, slots=True)
class Sum:
    """Σ coefficient × column + constant."""

    terms: Terms
    constant: int = 0


def per_firm(draft: Draft, worth: Callable[[Firm], int]) -> Sum:
    """Give the sum of a worth of each firm placed, wherever and whenever."""
    firms = draft.facts.problem.firm
    weighed = [(home.column, worth(firms[home.firm_id])) for home in draft.homes]
    return Sum([(column, weight) for column, weight in weighed if weight])


def per_candidate(draft: Draft, worth: Callable[[Firm, Candidate], int]) -> Sum:
    """Give the sum of a worth of each candidate chosen."""
    firms = draft.facts.problem.firm
    weighed = [(k, worth(firms[one.firm_id], one)) for k, one in enumerate(draft.candidates)]
    return Sum([(column, weight) for column, weight in weighed if weight])


def of_stage(draft: Draft, stage: Stage) -> Sum:
    """Give the number of firms placed that are of a stage and do not count as signed."""
    return per_firm(draft, lambda firm: int(firm.stage is stage and not firm.is_signed))


def units_of(draft: Draft, candidate: Candidate) -> list[Unit]:
    """Give the units of a candidate."""
    return [draft.facts.problem.unit[unit_id] for unit_id in candidate.units]


def whole(number: Decimal) -> int:
    """Round half up to a whole number."""
    return int(number.to_integral_value(rounding=ROUND_HALF_UP))

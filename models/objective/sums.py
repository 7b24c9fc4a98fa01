"""How goals are put together: whole points for each firm placed, or for each candidate chosen."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from models.builder import ModelBuilder
from models.candidate_space import Terms
from models.formulation import Candidate
from models.pair_tally import PairTally
from planner.domain.park.firm import Firm
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import Stage

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sum:
    """Σ coefficient × column + constant."""

    terms: Terms
    constant: int = 0


def per_firm(builder: ModelBuilder, worth: Callable[[Firm], int]) -> Sum:
    """Return Σ worth of each firm placed, wherever and whenever; a sitting firm counts once.

    Parameters
    ----------
    worth
        A whole number in the unit of the goal; a firm worth 0 adds no term.
    """
    firms = builder.instance.problem.firm
    homes = [home for home in builder.homes if home.column not in builder.further]
    weighed = [(home.column, worth(firms[home.firm_id])) for home in homes]
    return Sum([(column, weight) for column, weight in weighed if weight])


def per_candidate(builder: ModelBuilder, worth: Callable[[Firm, Candidate], int]) -> Sum:
    """Return the sum of a worth of each candidate chosen."""
    return _weighed(builder, range(len(builder.candidates)), worth)


def per_first(builder: ModelBuilder, worth: Callable[[Firm, Candidate], int]) -> Sum:
    """Return the sum of a worth of the candidate chosen for each firm; of a sitting firm, of its first."""
    return _weighed(builder, (k for k in range(len(builder.candidates)) if k not in builder.further), worth)


def _weighed(builder: ModelBuilder, ordinals: Iterable[int], worth: Callable[[Firm, Candidate], int]) -> Sum:
    firms = builder.instance.problem.firm
    chosen = ((k, builder.candidates[k]) for k in ordinals)
    weighed = [(k, worth(firms[one.firm_id], one)) for k, one in chosen]
    return Sum([(column, weight) for column, weight in weighed if weight])


def repeated(
    builder: ModelBuilder, before: Mapping[str, set[T]], place: Callable[[Candidate], T]
) -> list[int]:
    """Return the candidates that repeat all places a firm had; of a sitting firm, its first stands for all."""
    own: dict[str, set[T]] = {}
    for ordinal in sorted(builder.seated):
        one = builder.candidates[ordinal]
        own.setdefault(one.firm_id, set()).add(place(one))
    return [
        ordinal
        for ordinal, one in enumerate(builder.candidates)
        if ordinal not in builder.further and before.get(one.firm_id) == own.get(one.firm_id, {place(one)})
    ]


def tallied(builder: ModelBuilder, tally: PairTally) -> Sum:
    """Return the sum that is what a tally comes to."""
    low, high = tally.reach
    return Sum([(builder.add_tally(tally, low, high), 1)] if low or high else [])


def of_stage(builder: ModelBuilder, stage: Stage) -> Sum:
    """Return the number of firms placed that are of a stage and do not count as signed."""
    return per_firm(builder, lambda firm: int(firm.stage is stage and not firm.is_signed))


def units_of(builder: ModelBuilder, candidate: Candidate) -> list[Unit]:
    """Return the units of a candidate."""
    return [builder.instance.problem.unit[unit_id] for unit_id in candidate.units]


def whole(number: Decimal) -> int:
    """Round to a whole number, halves away from 0: 0.5 → 1, 2.5 → 3, −0.5 → −1."""
    return int(number.to_integral_value(rounding=ROUND_HALF_UP))

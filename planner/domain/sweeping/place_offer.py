"""Places offered to a firm that asks for space, and firms and moves offered to a vacant room."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.relocation import MoveStep
from planner.text import Message, Text


class OfferWay(StrEnum):
    """What it takes to give a firm a place, the least first."""

    NOW = "now"
    """Nobody moves, and the rooms are ready when the firm wants them."""
    HANDOVER = "handover"
    """Nobody moves; the rooms are ready, or empty again, in a later quarter."""
    MOVE = "move"
    """One other firm takes other rooms."""
    DISPLACEMENT = "displacement"
    """One other firm is left without a place."""
    REPLAN = "replan"
    """Other firms change, mostly several: it is where the best plan found has the firm.

    Where that plan is proven to be the best, it is one of those in which the fewest firms change, if there was time to look.
    """


@dataclass(frozen=True, kw_only=True)
class TierEffect:
    """What a change does to one tier of goals: its value before and after, the more the better."""

    key: str
    title: Text
    before: int
    after: int
    carries_value: bool = True

    @property
    def gain(self) -> int:
        """How much the tier gains; negative for a loss."""
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class OfferPrice:
    """What a place costs against the best plan that has the firm anywhere, everybody free to move.

    `points` is what the first tier that differs loses, 0 for a place that such a plan may choose; `tier` its
    title. Where a solve was not proven, `is_proven` is false and the price an estimate.
    """

    points: int
    tier: Text | None = None
    is_proven: bool = True


@dataclass(frozen=True, kw_only=True)
class PlaceOffer:
    """One place for the firm, how it is made free, and what comes of it.

    `moved` are the new placements of other firms, `displaced` those that lose theirs. `effects` compare the plan
    as it stands with the one that has the offer; `reasons` say why the rooms suit, `conditions` what must be true.
    """

    placement: Placement
    way: OfferWay
    effects: tuple[TierEffect, ...]
    production: Quarter
    moved: tuple[Placement, ...] = ()
    displaced: tuple[str, ...] = ()
    reasons: tuple[Message, ...] = ()
    conditions: tuple[Message, ...] = ()
    price: OfferPrice | None = None

    @property
    def firms_touched(self) -> int:
        """How many other firms the offer concerns."""
        return len(self.moved) + len(self.displaced)


@dataclass(frozen=True, kw_only=True)
class EnquiryAnswer:
    """The places for a firm, the one to recommend first; `reasons` say why there is none.

    `chosen` is where the best plan puts the firm if everybody may move, `chosen_moves` how many other firms it
    changes then, `chosen_effects` what that plan comes to; None while that is not known.
    """

    firm: Firm
    offers: tuple[PlaceOffer, ...] = ()
    reasons: tuple[Message, ...] = ()
    chosen: Placement | None = None
    chosen_moves: int = 0
    chosen_effects: tuple[TierEffect, ...] = ()
    is_complete: bool = False


@dataclass(frozen=True, kw_only=True)
class VacancyOffer:
    """One firm of the pipeline for a vacant room, what it is worth there, and what a quarter of waiting costs.

    `before` is where the plan has the firm now, None for one without a place. `waiting` compares the plan with
    the firm a quarter later; empty if it cannot come a quarter later. `rent_yuan` is the list rent of that quarter.
    """

    firm_id: str
    placement: Placement
    effects: tuple[TierEffect, ...]
    waiting: tuple[TierEffect, ...]
    rent_yuan: Decimal
    before: Placement | None = None


@dataclass(frozen=True, kw_only=True)
class BlockChain:
    """The moves, none to two, that make one piece of space free from a quarter on.

    `steps` are in an order that over-fills nothing; `after` is the plan they end in. `cost_10k` is what moving
    firms that are inside already costs.
    """

    units: tuple[str, ...]
    area_m2: int
    since: Quarter
    steps: tuple[MoveStep, ...]
    after: tuple[Placement, ...]
    effects: tuple[TierEffect, ...]
    cost_10k: Decimal


@dataclass(frozen=True, kw_only=True)
class VacancyAnswer:
    """Firms for a vacant room, and the cheapest chains for a block of space.

    `reasons` say what keeps firms without a place out of the room. `wanted_m2` and `since` are what was asked of a block.
    """

    units: tuple[str, ...] = ()
    offers: tuple[VacancyOffer, ...] = ()
    chains: tuple[BlockChain, ...] = ()
    reasons: tuple[Message, ...] = ()
    wanted_m2: int | None = None
    since: Quarter | None = None
    is_complete: bool = False

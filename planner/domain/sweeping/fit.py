"""How many more firms fit: counts by archetype and quarter, what a target of firms takes, pairs of counts."""

from dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Reason


@dataclass(frozen=True, kw_only=True)
class FitPart:
    """So many alike firms of one archetype, each asking for `area_m2`."""

    archetype: str
    area_m2: int
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class FitCount:
    """How often a mix fits beside the plan if it starts in a quarter; one firm of an archetype is the smallest mix.

    `count` is what a checked plan holds, `most` what no plan exceeds, None where that is not proven;
    `reason` is the first thing in the way of one more.
    """

    mix: tuple[FitPart, ...]
    quarter: Quarter
    count: int
    most: int | None
    reason: Reason | None = None
    plan: Plan | None = None

    @property
    def is_proven(self) -> bool:
        """Whether no plan holds more."""
        return self.most == self.count


@dataclass(frozen=True, kw_only=True)
class FitLevel:
    """The most firms that can be placed of the pipeline and so many `more`, the park planned anew.

    `has_hold` says whether the rule on rooms held empty for firms that are not signed is as the policy has it;
    without it the rule is off. `reasons` are the first ones of firms left out, told where nothing is added.
    """

    more: int
    has_hold: bool
    placed: int
    most: int | None
    reasons: tuple[Reason, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether no plan places more."""
        return self.most == self.placed


@dataclass(frozen=True, kw_only=True)
class FitStop:
    """The smallest set of rules that stops a target of firms; empty where space alone does.

    With these alone beside what firms ask for no plan places more than `most`; without any one of them a checked plan
    reaches the target. `has_hold` as for a `FitLevel`.
    """

    rules: tuple[str, ...]
    most: int
    has_hold: bool = False


@dataclass(frozen=True, kw_only=True)
class FitPoint:
    """So many firms of a first kind fit together with so many of a second; `most` is what no plan exceeds of the second."""

    first: int
    second: int
    most: int | None

    @property
    def is_proven(self) -> bool:
        """Whether no plan holds more of the second beside the first."""
        return self.most == self.second


@dataclass(frozen=True, kw_only=True)
class FitTable:
    """What is known so far of how many more firms fit; `asked` counts the questions there are."""

    target: int
    added: FitPart | None
    pair: tuple[FitPart, ...] = ()
    pair_quarter: Quarter | None = None
    may_move: bool = False
    counts: tuple[FitCount, ...] = ()
    levels: tuple[FitLevel, ...] = ()
    points: tuple[FitPoint, ...] = ()
    stop: FitStop | None = None
    """None where the target is reached, or what stops it is not known."""
    is_pair_closed: bool = False
    """Whether no more of the first kind than in the last point is proven to fit."""
    asked: int = 0
    is_stop_asked: bool = False
    is_complete: bool = False

    @property
    def answered(self) -> int:
        """How many questions are answered; the pairs of counts are one, and so is what stops the target."""
        return len(self.counts) + len(self.levels) + bool(self.points) + self.is_stop_asked

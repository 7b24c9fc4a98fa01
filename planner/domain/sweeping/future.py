"""Futures of a park: what is assumed of chance, and what each future came to under each policy of allocation."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.policy import Policy
from planner.domain.park.quarter import Quarter
from planner.domain.record import Exact
from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class RiskAssumptions:
    """What chance may do beside the probabilities of firms and renewals, which are facts of the park.

    `firm_late` and `building_late` are the probability of each further quarter late; `area_spread` is how
    far what a firm asks for may lie above or below, as a share; `licence_spread` how much longer a licence may
    take at most, as a share. Source of the defaults: planning assumptions.
    """

    firm_late: Exact = Decimal("0.3")
    area_spread: Exact = Decimal("0.15")
    building_late: Exact = Decimal("0.3")
    licence_spread: Exact = Decimal("0.5")

    @classmethod
    def of(cls, policy: Policy) -> "RiskAssumptions":
        """Return the assumptions of a park: its thresholds `risk_…`, else the defaults."""
        return cls(
            **{
                one.name: policy.threshold(f"risk_{one.name}", Decimal(str(one.default)))
                for one in fields(cls)
            }
        )

    def flaw(self) -> Text | None:
        """Say what is wrong with the figures; None if nothing is."""
        for one in fields(self):
            value = getattr(self, one.name)
            most = 1 if one.name.endswith("late") else 10
            if not 0 <= value < most or (one.name == "area_spread" and value >= 1):
                limit = 1 if one.name == "area_spread" else most
                return Text(
                    f"risk_{one.name} 为 {value}，须不小于 0 且小于 {limit}",
                    f"risk_{one.name} is {value}; give a number from 0 to below {limit}",
                )
        return None


class AllocationPolicy(StrEnum):
    """Who gets which room as firms become known, quarter by quarter."""

    PLAN = "plan"
    """Rooms of the plan are kept for signed firms until they answer; who comes takes the earliest start, then its own room."""
    FIRST_COME = "first_come"
    """Whoever comes first takes the room in which it can start earliest, the smallest of them."""


@dataclass(frozen=True, kw_only=True)
class RoomReserve:
    """Rooms that are given to nobody but these firms before `until`; who has rooms of the plan kept keeps them."""

    units: tuple[str, ...]
    until: Quarter
    firms: tuple[str, ...] = ()

    def bars(self, firm_id: str, units: Collection[str], quarter: Quarter) -> bool:
        """Whether a firm may not be given these units in a quarter."""
        return quarter < self.until and firm_id not in self.firms and not set(units).isdisjoint(self.units)


@dataclass(frozen=True, kw_only=True)
class PolicyResult:
    """What one future came to under one policy.

    `homes` are the units (joined by `+`) of each firm of the table, empty without a place; `figures` those of its
    `keys`. `full` tells of each building in which quarters it is let to the last unit, and bit k stands for quarter k
    of the horizon; `let_m2` is what is let in each quarter. `promises` counts firms whose promised place cannot be had
    in this future, `faults` whatever else the checker finds.
    """

    homes: tuple[str, ...]
    figures: tuple[Exact | None, ...]
    full: tuple[int, ...]
    let_m2: tuple[int, ...]
    promises: int = 0
    faults: int = 0


@dataclass(frozen=True, kw_only=True)
class AnswerFlip:
    """The same future with the answer of one firm turned round.

    `changes` counts the other firms that have another room or start; `value` is what the plan is worth with the
    firm coming less what it is worth without, in points.
    """

    firm_id: str
    changes: int
    value: int


@dataclass(frozen=True, kw_only=True)
class FutureRow:
    """One future: who came, where more was asked for than there is, and what each policy made of it.

    `came` and `beyond` are bits: firm k of the table, and quarter k of the horizon for each of its limits.
    """

    number: int
    came: int
    beyond: tuple[int, ...]
    plan: PolicyResult
    first_come: PolicyResult
    flip: AnswerFlip | None = None

    def result(self, policy: AllocationPolicy) -> PolicyResult:
        """Return what a policy came to."""
        return self.plan if policy is AllocationPolicy.PLAN else self.first_come


@dataclass(frozen=True, kw_only=True)
class FutureTable:
    """Futures of a park, by number; `asked` is how many are wanted.

    `firms` are the ids in the order of `homes`, `keys` the figures, `limits` what may be asked for beyond measure
    (scope, subject, resource), `buildings` those of `full`.
    """

    seed: int
    asked: int
    assumptions: RiskAssumptions
    firms: tuple[str, ...]
    keys: tuple[str, ...]
    buildings: tuple[str, ...]
    limits: tuple[tuple[str, str, str], ...]
    reserve: RoomReserve | None = None
    rows: tuple[FutureRow, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every future that is wanted is there."""
        return len(self.rows) >= self.asked

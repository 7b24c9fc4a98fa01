"""What to build, and in which order: orders of building, typologies of plots, upgrades of utilities."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.catalogue import Upgrade
from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.phasing import PhasingCase, PhasingDate

MOST_STEPS = 3
"""Steps of an upgrade that are asked about."""


class ConstructionPart(StrEnum):
    """What is asked."""

    ORDER = "order"
    TYPOLOGIES = "typologies"
    UPGRADES = "upgrades"


@dataclass(frozen=True, kw_only=True)
class BuildJob:
    """A building to be built: what it costs, 万元, and how many quarters it takes."""

    building_id: str
    cost_10k: Decimal
    quarters: int


@dataclass(frozen=True, kw_only=True)
class BuildRate:
    """How fast can be built: so many at once from a quarter on; 万元 that come in each quarter, 0 for no limit."""

    at_once: int
    budget_10k: Decimal
    first: Quarter


@dataclass(frozen=True, kw_only=True)
class BuildSequence:
    """Buildings in the order in which they are begun, when each begins and is handed over, and what that comes to."""

    buildings: tuple[str, ...]
    starts: tuple[Quarter, ...]
    handovers: tuple[Quarter, ...]
    case: PhasingCase

    @property
    def least(self) -> tuple[float, ...]:
        """What is gained for sure, tier by tier; less than anything where there is no plan."""
        return tuple(_end(one.least, below=True) for one in self.case.gains) or (float("-inf"),)

    @property
    def most(self) -> tuple[float, ...]:
        """What no plan exceeds, tier by tier; below a tier that is open nothing is known."""
        if not self.case.gains:
            return (float("-inf") if self.case.loses else float("inf"),)
        return tuple(_end(one.most, below=False) for one in self.case.gains)


def _end(value: int | None, *, below: bool) -> float:
    return float(value) if value is not None else float("-inf") if below else float("inf")


@dataclass(frozen=True, kw_only=True)
class TypologyChoice:
    """A typology on the plot of a building that is not begun, and what that comes to.

    `more_10k` is how much more it costs than the one that is planned, 万元; None where that is in no catalogue.
    """

    building_id: str
    typology: str
    handover: Quarter
    more_10k: Decimal | None
    case: PhasingCase


@dataclass(frozen=True, kw_only=True)
class UpgradeRow:
    """An upgrade of the cap of a park or building: what one step, two and so on bring, and what waiting costs.

    `worths` are of the first quarter in which it can be in use, by number of steps up to `MOST_STEPS`; `dates` of `steps` steps
    in each later quarter; all are held against the plan without it. Several steps may bring something where one brings nothing.
    """

    upgrade: Upgrade
    subject: str
    earliest: Quarter
    worths: tuple[PhasingCase, ...] = ()
    dates: tuple[PhasingDate, ...] = ()

    @property
    def brings_nothing(self) -> bool:
        """Whether it is proven that no number of steps gains anything."""
        return len(self.worths) == MOST_STEPS and all(is_nothing(one) for one in self.worths)

    @property
    def steps(self) -> int:
        """The fewest steps that are not proven to gain nothing; 1 where all are."""
        return next((steps for steps, one in enumerate(self.worths, 1) if not is_nothing(one)), 1)

    @property
    def case(self) -> PhasingCase:
        """What so many steps bring in the first quarter."""
        return self.worths[self.steps - 1]

    @property
    def latest(self) -> Quarter:
        """The last quarter up to which waiting is proven to lose nothing."""
        found = self.earliest
        for date in self.dates:
            if not _is_same(date.case, self.case):
                break
            found = date.quarter
        return found

    @property
    def break_date(self) -> PhasingDate | None:
        """The first quarter after the latest in which so many steps are proven to bring something else."""
        after = next((date for date in self.dates if date.quarter > self.latest), None)
        is_known = after is not None and after.case.is_proven and self.case.is_proven
        return after if is_known else None

    @property
    def is_proven(self) -> bool:
        """Whether it is proven that it brings nothing, or what each step brings and until when it can wait."""
        are_steps = all(one.is_proven for one in self.worths)
        return self.brings_nothing or (are_steps and self.break_date is not None)


def is_nothing(case: PhasingCase) -> bool:
    """Return whether it is proven that a case gains and loses nothing; where no plan was found nothing is known."""
    return bool(case.gains) and all((one.least, one.most) == (0, 0) for one in case.gains)


def _is_same(one: PhasingCase, other: PhasingCase) -> bool:
    return one.gains == other.gains and one.is_proven


@dataclass(frozen=True, kw_only=True)
class ConstructionTable:
    """What is known so far of one part, and the plan it is held against.

    `sequences` are the orders at a `rate` that were solved for, the best first; `orders` is how many there are, `excluded`
    how many a bound or an equal schedule answers; `is_proven` whether none is better than the first. `is_complete` says that
    everything was asked about, `is_all_proven` that all of it is proven.
    """

    part: ConstructionPart
    plan: Plan | None = None
    status: Status | None = None
    rate: BuildRate | None = None
    sequences: tuple[BuildSequence, ...] = ()
    orders: int = 0
    excluded: int = 0
    is_proven: bool = False
    choices: tuple[TypologyChoice, ...] = ()
    upgrades: tuple[UpgradeRow, ...] = ()
    asked: int = 0
    is_complete: bool = False

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        rows = (len(row.worths) + len(row.dates) for row in self.upgrades)
        return len(self.sequences) + self.excluded + len(self.choices) + sum(rows)

    @property
    def is_all_proven(self) -> bool:
        """Whether everything was asked about and is proven: that no order is better, or each choice, or each upgrade."""
        if self.part is ConstructionPart.ORDER:
            return self.is_complete and (self.is_proven or not self.orders)
        cases = all(one.case.is_proven for one in self.choices)
        return self.is_complete and cases and all(row.is_proven for row in self.upgrades)

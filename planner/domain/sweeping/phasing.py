"""When buildings have to be ready: what each later handover costs, and whom it loses."""

from dataclasses import dataclass

from planner.domain.edits import Edit
from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.price import ReliefGain


@dataclass(frozen=True, kw_only=True)
class PhasingCase:
    """What the best plan comes to under edits, held against the best plan without them.

    `gains` are told tier by tier of value, the highest first, negative where it loses; empty where there is no plan.
    `lost` and `gained` are firms with a place in one plan alone, `later` those that start later; of the plans of this value
    the one with the fewest changes tells them.
    """

    edits: tuple[Edit, ...]
    status: Status
    gains: tuple[ReliefGain, ...] = ()
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether it is proven what the case comes to: every gain, or that there is no plan."""
        return all(gain.is_point for gain in self.gains) if self.gains else self.loses is True

    @property
    def loses(self) -> bool | None:
        """Whether it is proven that value is lost (True) or not (False), by the first tier that differs; None while open.

        Where the promises of the park leave no plan, that is a loss.
        """
        if not self.gains:
            return True if self.status is Status.INFEASIBLE else None
        for gain in self.gains:
            if gain.least is not None and gain.least > 0:
                return False
            if gain.most is not None and gain.most < 0:
                return True
            if (gain.least, gain.most) != (0, 0):
                return None
        return False


@dataclass(frozen=True, kw_only=True)
class PhasingDate:
    """A quarter in which something could be ready, and what comes of it."""

    quarter: Quarter
    case: PhasingCase


@dataclass(frozen=True, kw_only=True)
class PhasingRow:
    """A building, when it is planned to be handed over, and each later quarter that was asked about, in order.

    `last` is the last quarter of its park: a handover after it is none within the horizon.
    """

    building_id: str
    planned: Quarter
    last: Quarter
    dates: tuple[PhasingDate, ...] = ()

    @property
    def latest(self) -> Quarter:
        """The latest handover up to which none is known to lose anything, each proven by a solve."""
        found = self.planned
        for date in self.dates:
            if date.case.loses is not False:
                break
            found = date.quarter
        return found

    @property
    def break_date(self) -> PhasingDate | None:
        """The first handover after the latest, if it is proven to lose something: the other side of the break."""
        after = next((date for date in self.dates if date.quarter > self.latest), None)
        return after if after is not None and after.case.loses else None

    @property
    def is_proven(self) -> bool:
        """Whether both sides of the break are proven, or that no handover within the horizon loses anything."""
        return self.break_date is not None or self.latest > self.last


@dataclass(frozen=True, kw_only=True)
class PhasingTable:
    """What is known so far, and the plan it is held against.

    `asked` counts the questions there are at least; `is_complete` says that nothing more is asked: every building was solved
    for until it is proven to lose something, or up to the end of its horizon. What is complete need not be proven.
    """

    plan: Plan | None = None
    status: Status | None = None
    rows: tuple[PhasingRow, ...] = ()
    asked: int = 0
    is_complete: bool = False

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(len(row.dates) for row in self.rows)

    @property
    def is_proven(self) -> bool:
        """Whether everything was asked about and every break is proven."""
        return self.is_complete and all(row.is_proven for row in self.rows)

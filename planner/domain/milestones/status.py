"""How a firm stands on its way: what was met, what is to be expected, and the traffic light with its rule.

The rule of the light of a step that is not met, on the day one looks:

- red: its day has passed, or it is expected more than 30 days after it;
- amber: it is expected after its day, or its day is at most 14 days away;
- green: else.

A step that was met is green if in time and amber if late. The light of a firm is the worst of its steps that are not
met and of its open tasks, and amber at least while a problem is open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.domain.milestones.entry import MilestoneDates, ServiceTask
from planner.domain.milestones.kinds import MilestoneKind, met_by_stage
from planner.domain.milestones.schedule import ScheduledMilestone, filing_day, schedule
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem

NEAR_DAYS = 14
LATE_DAYS = 30
"""Days before its day at which a step turns amber; days late above which it is red. Planning assumptions."""


class Light(StrEnum):
    """A traffic light, the best first."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def rank(self) -> int:
        """0 for green to 2 for red."""
        return list(Light).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStatus:
    """A step on the day one looks.

    `planned` is the day people promised, else the schedule's; None if the figures never lead to it. `expected` is
    the day it was met, else the day it is to be expected; None where no day is known. `days_late` is how much
    `expected` is after `planned`, negative if before. A step without a light has no day.
    """

    kind: MilestoneKind
    scheduled: ScheduledMilestone
    planned: date | None
    actual: date | None
    expected: date | None
    is_met: bool
    days_late: int
    light: Light | None


def chain_status(
    problem: Problem,
    placement: Placement,
    entered: Mapping[MilestoneKind, MilestoneDates],
    *,
    on: date,
) -> tuple[MilestoneStatus, ...]:
    """Return the seven steps of a placement as they stand on a day; a delay goes on to every later step.

    Between two steps it takes as long as in the schedule. What is not met by `on` is expected no earlier.
    """
    rows = schedule(problem, placement)
    by_stage = met_by_stage(problem.firm[placement.firm_id])
    last_met = max(
        (at for at, row in enumerate(rows) if row.kind in by_stage or _actual(entered, row.kind)), default=-1
    )
    found: list[MilestoneStatus] = []
    for at, row in enumerate(rows):
        own = entered.get(row.kind, MilestoneDates())
        # What lies before a step that was met is met too, whatever was noted of it.
        is_met = at <= last_met
        planned = own.planned or row.day
        # What is met on a day that nobody told lies behind the next that was told, or behind us, whatever the schedule says.
        told = (entered[later.kind].actual for later in rows[at:] if _actual(entered, later.kind))
        expected = own.actual or (min(planned, next(told, None) or on) if planned else None)
        if not is_met:
            expected = _expected(problem, placement, (row, planned), found)
        if not is_met and expected is not None:
            expected = max(filter(None, (expected, own.planned, on)))
        is_dated = own.actual is not None or not is_met
        late = (expected - planned).days if expected and planned and is_dated else 0
        found.append(
            MilestoneStatus(
                kind=row.kind,
                scheduled=row,
                planned=planned,
                actual=own.actual,
                expected=expected,
                is_met=is_met,
                days_late=late,
                light=light_of(planned, expected, is_met=is_met, days_late=late, on=on),
            )
        )
    return tuple(found)


def _actual(entered: Mapping[MilestoneKind, MilestoneDates], kind: MilestoneKind) -> bool:
    own = entered.get(kind)
    return own is not None and own.actual is not None


def _expected(
    problem: Problem,
    placement: Placement,
    step: tuple[ScheduledMilestone, date | None],
    before: Sequence[MilestoneStatus],
) -> date | None:
    """Return the day a step is to be expected: the planned one, unless the step before it is later than scheduled."""
    row, planned = step
    last = next((one for one in reversed(before) if one.expected is not None), None)
    if last is None or last.expected is None:
        return planned
    if row.kind is MilestoneKind.ABOVE_SCALE:
        firm = problem.firm[placement.firm_id]
        return filing_day(firm, problem.policy, production=last.expected, end=placement.end)
    due = last.scheduled.day
    if row.day is None or due is None or last.expected <= due:
        return planned
    return last.expected + max(timedelta(), row.day - due)


def light_of(
    planned: date | None, expected: date | None, *, is_met: bool, days_late: int, on: date
) -> Light | None:
    """Return the light of a step by the rule of this module; None without a day."""
    if is_met:
        return Light.AMBER if days_late > 0 else Light.GREEN
    if planned is None:
        return None
    if expected is None or planned < on or days_late > LATE_DAYS:
        return Light.RED
    is_near = planned <= on + timedelta(days=NEAR_DAYS)
    return Light.AMBER if days_late > 0 or is_near else Light.GREEN


def task_light(task: ServiceTask, *, on: date) -> Light:
    """Return the light of a task: red past its day, amber within 14 days of it, green else or when done."""
    if not task.is_open or task.due is None:
        return Light.GREEN
    if task.due < on:
        return Light.RED
    return Light.AMBER if task.due <= on + timedelta(days=NEAR_DAYS) else Light.GREEN


def next_of(chain: tuple[MilestoneStatus, ...]) -> MilestoneStatus | None:
    """Return the first step that is not met and has a day; None if there is none."""
    return next((one for one in chain if not one.is_met and one.planned is not None), None)

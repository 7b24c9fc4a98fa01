"""The dispatch list of a month (月调度清单): what is overdue, late, due, to be done on behalf of firms, or open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.domain.milestones.status import Light, MilestoneStatus, task_light
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.milestones import FirmMilestones


class DispatchReason(StrEnum):
    """Why a line is on the dispatch list, the most urgent first."""

    OVERDUE = "overdue"
    LATE = "late"
    DUE = "due"
    TASK = "task"
    PROBLEM = "problem"
    MET = "met"


REASONS: Mapping[DispatchReason, Text] = {
    DispatchReason.OVERDUE: Text("逾期未完成", "Overdue"),
    DispatchReason.LATE: Text("预计晚于计划", "Expected late"),
    DispatchReason.DUE: Text("本月应完成", "Due this month"),
    DispatchReason.TASK: Text("代办事项", "Task on its behalf"),
    DispatchReason.PROBLEM: Text("待协调问题", "Open problem"),
    DispatchReason.MET: Text("本月已完成", "Met this month"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRow:
    """A line of the dispatch list: one firm and one step, task or problem."""

    firm_id: str
    name: Text
    reason: DispatchReason
    what: Text
    planned: date | None
    actual: date | None
    expected: date | None
    days_late: int
    light: Light
    problems: str
    matter: str
    """What is to be arranged: the next step people entered."""
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchList:
    """The dispatch list of a month (月调度清单), as it stands `on` a day."""

    month: date
    """The first day of the month."""
    on: date
    rows: tuple[DispatchRow, ...]
    ahead: tuple[DispatchRow, ...]
    """What is due in the two months after it."""

    def count(self, reason: DispatchReason) -> int:
        """Return how many lines have a reason."""
        return sum(row.reason is reason for row in self.rows)


def month_after(month: date, count: int = 1) -> date:
    """Return the first day of a later month."""
    months = month.year * 12 + month.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def dispatch_list(rows: Sequence[FirmMilestones], *, on: date, month: date | None = None) -> DispatchList:
    """Return what has to be seen to in a month (that of `on` if none is given), by reason and day.

    A firm has one line for its first step that is overdue, late or due in the month, one for each step met in it,
    for each open task due by its end, and one for an open problem, or a next step due by its end, that no other line tells.
    """
    first = (month or on).replace(day=1)
    after = month_after(first)
    found: list[DispatchRow] = []
    ahead: list[DispatchRow] = []
    for row in rows:
        own = [*_steps(row, first, after, on), *_tasks(row, after, on)]
        service = row.service
        is_due = bool(service.next_step) and service.due is not None and service.due < after
        if (service.problems or is_due) and not any(one.problems or one.matter for one in own):
            own.append(_line(row, DispatchReason.PROBLEM, row.due, light=row.light))
        found += own
        ahead += _steps_ahead(row, after, month_after(after, 2))
    order = list(DispatchReason)
    return DispatchList(
        month=first,
        on=on,
        rows=tuple(
            sorted(found, key=lambda one: (order.index(one.reason), one.planned or date.max, one.firm_id))
        ),
        ahead=tuple(sorted(ahead, key=lambda one: (one.planned or date.max, one.firm_id))),
    )


def _steps(row: FirmMilestones, first: date, after: date, on: date) -> list[DispatchRow]:
    found = [
        _line(row, DispatchReason.MET, one)
        for one in row.chain
        if one.actual is not None and first <= one.actual < after
    ]
    for one in row.chain:
        if one.is_met or one.planned is None:
            continue
        if one.planned < on:
            return [*found, _line(row, DispatchReason.OVERDUE, one)]
        if first <= one.planned < after:
            return [*found, _line(row, DispatchReason.DUE, one)]
        if one.days_late > 0 or one.expected is None:
            return [*found, _line(row, DispatchReason.LATE, one)]
    return found


def _steps_ahead(row: FirmMilestones, first: date, end: date) -> list[DispatchRow]:
    return [
        _line(row, DispatchReason.DUE, one)
        for one in row.chain
        if not one.is_met and one.planned is not None and first <= one.planned < end
    ]


def _tasks(row: FirmMilestones, after: date, on: date) -> list[DispatchRow]:
    return [
        DispatchRow(
            firm_id=row.firm_id,
            name=row.tenant.name,
            reason=DispatchReason.TASK,
            what=Text(task.title, task.title),
            planned=task.due,
            actual=None,
            expected=max(task.due, on) if task.due else None,
            days_late=max(0, (on - task.due).days) if task.due else 0,
            light=task_light(task, on=on),
            problems="",
            matter="",
            owner=row.service.owner,
        )
        for task in row.open_tasks
        if task.due is None or task.due < after
    ]


def _line(
    row: FirmMilestones, reason: DispatchReason, step: MilestoneStatus | None, *, light: Light | None = None
) -> DispatchRow:
    return DispatchRow(
        firm_id=row.firm_id,
        name=row.tenant.name,
        reason=reason,
        what=MILESTONE_TITLES[step.kind] if step else MILESTONE_TITLES[MilestoneKind.ABOVE_SCALE],
        planned=step.planned if step else None,
        actual=step.actual if step else None,
        expected=step.expected if step else None,
        days_late=step.days_late if step else 0,
        light=light or (step.light if step else None) or row.light,
        problems=row.service.problems,
        matter=row.service.next_step,
        owner=row.service.owner,
    )


def month_text(month: date) -> Text:
    """Return a month as people write it."""
    return Text(f"{month.year} 年 {month.month} 月", fmt.month(month))


def dispatch_message(found: DispatchList) -> Message:
    """Say how much has to be seen to in the month."""
    return message(
        "{month}（截至 {day}）：逾期 {overdue} 项，预计晚 {late} 项，应完成 {due} 项，代办 {tasks} 项，"
        "待协调 {problems} 项；已完成 {met} 项。",
        "{month} (as of {day}): overdue {overdue}, expected late {late}, due {due}, tasks {tasks}, problems {problems}; "
        "met {met}.",
        month=month_text(found.month),
        day=fmt.day(found.on),
        overdue=found.count(DispatchReason.OVERDUE),
        late=found.count(DispatchReason.LATE),
        due=found.count(DispatchReason.DUE),
        tasks=found.count(DispatchReason.TASK),
        problems=len({row.firm_id for row in found.rows if row.problems}),
        met=found.count(DispatchReason.MET),
    )

"""The ways of placed firms, ready to show: chain, tasks, owner, light; and the dispatch list of a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.measures.placed import first_placements, without_unknown
from planner.domain.milestones.entry import FirmService, ServiceTask
from planner.domain.milestones.kinds import MILESTONE_TITLES
from planner.domain.milestones.schedule import DateBasis, ScheduledMilestone
from planner.domain.milestones.status import (
    LATE_DAYS,
    NEAR_DAYS,
    Light,
    MilestoneStatus,
    chain_status,
    next_of,
    task_light,
)
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.projects.milestone_log import MilestoneLog
from planner.domain.solving.report import Report
from planner.text import Lang, Message, Text, message
from planner.views import format as fmt
from planner.views.tenants import Tenant, tenant_of

LIGHTS: Mapping[Light, Text] = {
    Light.GREEN: Text("绿", "Green"),
    Light.AMBER: Text("黄", "Amber"),
    Light.RED: Text("红", "Red"),
}
NO_LIGHT = Text("无日期", "No day")
LIGHT_RULE = Text(
    f"红：已过日期未完成，预计晚超过 {LATE_DAYS} 天，或不再能达到；黄：预计晚，或 {NEAR_DAYS} 天内到期；绿：其余。"
    "完成的步骤按时为绿、晚为黄。企业的灯取未完成步骤和未办事项中最差的；有未解决问题至少为黄。天数为规划假设。",
    f"Red: its day has passed, it is expected more than {LATE_DAYS} days late, or it is no longer reached. Amber: expected "
    f"late, or due within {NEAR_DAYS} days. Green: else. A step that was met is green in time and amber late. The light of a "
    "firm is the worst of its open steps and tasks, and amber at least while a problem is open. The days are assumptions.",
)
BASES: Mapping[DateBasis, Text] = {
    DateBasis.FACT: Text("数据", "facts"),
    DateBasis.PLAN: Text("方案", "plan"),
    DateBasis.WEEKS: Text("数据：{weeks} 周", "facts: {weeks} weeks"),
    DateBasis.ASSUMPTION: Text("假设", "assumed"),
}
ASSUMED_WEEKS = Text("假设：{weeks} 周", "assumed: {weeks} weeks")


def basis_text(row: ScheduledMilestone, lang: Lang) -> str:
    """Return what the day of a step stands on; weeks of fit-out count from the handover, of the licence from the fit-out."""
    if row.basis is DateBasis.ASSUMPTION and row.weeks:
        return ASSUMED_WEEKS.fill(lang, weeks=row.weeks)
    return BASES[row.basis].fill(lang, weeks=row.weeks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmMilestones:
    """The way of one placed firm on the day one looks."""

    tenant: Tenant
    placement: Placement
    chain: tuple[MilestoneStatus, ...]
    tasks: Mapping[str, ServiceTask]
    service: FirmService
    light: Light
    due: MilestoneStatus | None
    """The next step that is not met."""

    @property
    def firm_id(self) -> str:
        """Id of the firm."""
        return self.tenant.firm_id

    @property
    def open_tasks(self) -> tuple[ServiceTask, ...]:
        """The tasks still to be done."""
        return tuple(task for task in self.tasks.values() if task.is_open)

    @property
    def days_late(self) -> int:
        """The most days by which a step that is not met is expected late; 0 if none is."""
        return max((one.days_late for one in self.chain if not one.is_met), default=0)

    @property
    def days_late_next(self) -> int:
        """The days by which the next step is expected late; 0 if it is in time."""
        return max(0, self.due.days_late) if self.due else 0


def first_day(problem: Problem, log: MilestoneLog | None = None) -> date:
    """Return the day on which one looks where no other is chosen.

    That is the one after the facts end, or the last on which a step of a firm was met, if later.
    """
    begins = max(park.cut_off for park in problem.parks) + timedelta(days=1)
    entered = log.dates_met if log else ()
    return max([begins, *entered])


def milestone_rows(report: Report, log: MilestoneLog, *, on: date) -> tuple[FirmMilestones, ...]:
    """Return every placed firm, red lights first, then by the day of the next step.

    A firm's owner and problems are those entered, else those of the park's table of records.
    """
    plan = first_placements(without_unknown(report.problem, report.plan))
    rows = [_row(report, log, placement, on) for placement in plan.values()]
    return tuple(
        sorted(rows, key=lambda row: (-row.light.rank, _due_day(row.due), row.firm_id)),
    )


def _due_day(due: MilestoneStatus | None) -> date:
    return (due.planned if due else None) or date.max


def _row(report: Report, log: MilestoneLog, placement: Placement, on: date) -> FirmMilestones:
    firm_id = placement.firm_id
    chain = chain_status(report.problem, placement, log.dates(firm_id), on=on)
    tasks = log.tasks(firm_id)
    service = log.service(firm_id)
    if service is None:
        record = next((one for one in report.records if one.firm_id == firm_id), None)
        service = FirmService(owner=record.owner, problems=record.problems) if record else FirmService()
    lights = [one.light for one in chain if not one.is_met and one.light is not None]
    lights += [task_light(task, on=on) for task in tasks.values()]
    if service.due is not None and service.next_step:
        lights.append(task_light(ServiceTask(title=service.next_step, due=service.due), on=on))
    lights.append(Light.AMBER if service.problems else Light.GREEN)
    return FirmMilestones(
        tenant=tenant_of(report.problem, placement),
        placement=placement,
        chain=chain,
        tasks=tasks,
        service=service,
        light=max(lights, key=lambda light: light.rank),
        due=next_of(chain),
    )


def milestones_message(rows: Sequence[FirmMilestones], *, on: date) -> Message:
    """Say how many firms are on their way, how many lights are red and amber, and what comes next."""
    under_way = [row for row in rows if row.due is not None]
    upcoming = min(under_way, key=lambda row: (_due_day(row.due), row.firm_id), default=None)
    values: dict[str, str | int] = {
        "day": fmt.day(on),
        "count": len(rows),
        "open": len(under_way),
        "red": sum(row.light is Light.RED for row in rows),
        "amber": sum(row.light is Light.AMBER for row in rows),
        "tasks": sum(len(row.open_tasks) for row in rows),
    }
    if upcoming is None or upcoming.due is None:
        return message(
            "{day}：方案中 {count} 家企业的步骤都已完成；未办事项 {tasks} 项。",
            "{day}: all steps of the {count} firms of the plan are met; open tasks: {tasks}.",
            **{key: values[key] for key in ("day", "count", "tasks")},
        )
    return message(
        "{day}：方案中 {count} 家企业，{open} 家正在推进；红灯 {red} 家，黄灯 {amber} 家；未办事项 {tasks} 项。"
        "最近一步：{firm} {step} {due}。",
        "{day}: of the {count} firms of the plan {open} are on their way; red lights: {red}, amber: {amber}; open tasks: "
        "{tasks}. Next step: {firm}, {step}, {due}.",
        **values,
        firm=upcoming.firm_id,
        step=Text(MILESTONE_TITLES[upcoming.due.kind].zh, MILESTONE_TITLES[upcoming.due.kind].en.lower()),
        due=fmt.day(upcoming.due.planned),
    )

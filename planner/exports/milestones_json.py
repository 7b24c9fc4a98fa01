"""The ways of firms as one JSON object, and as lines of text: what `milestones` prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.milestones.first_firm import PUBLISHED, SOURCE
from planner.domain.milestones.kinds import MILESTONE_TITLES
from planner.domain.milestones.schedule import latest_days
from planner.domain.milestones.status import Light, MilestoneStatus
from planner.domain.solving.report import Report
from planner.exports.both_texts import both_texts
from planner.text import Lang
from planner.views import format as fmt
from planner.views.backwards import same_year_message, same_year_of
from planner.views.dispatch import REASONS, DispatchList, DispatchRow, dispatch_message
from planner.views.milestones import LIGHTS, FirmMilestones, milestones_message


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAnswer:
    """What is told of a plan's milestones on a day: the firms, the dispatch list, and a wanted start of production."""

    rows: tuple[FirmMilestones, ...]
    dispatch: DispatchList
    wanted: date | None = None


def milestones_object(report: Report, answer: MilestoneAnswer) -> dict[str, Any]:
    """Return all of it as plain values; days are ISO text, what is not known is null."""
    return {
        "fingerprint": report.problem.fingerprint,
        "status": report.outcome.status.value,
        "on": _day(answer.dispatch.on),
        **both_texts(milestones_message(answer.rows, on=answer.dispatch.on)),
        "firms": [_firm(report, row) for row in answer.rows],
        "steps": [_step(row.firm_id, one) for row in answer.rows for one in row.chain],
        "tasks": [
            {
                "firm_id": row.firm_id,
                "title": task.title,
                "step": task.milestone.value if task.milestone else None,
                "due": _day(task.due),
                "done": _day(task.done),
            }
            for row in answer.rows
            for task in row.tasks.values()
        ],
        "backwards": list(_backwards(report, answer)),
        "dispatch": {
            "month": fmt.month(answer.dispatch.month),
            **both_texts(dispatch_message(answer.dispatch)),
            "rows": [_line(row) for row in answer.dispatch.rows],
            "ahead": [_line(row) for row in answer.dispatch.ahead],
        },
        "published": [
            {
                "step": one.kind.value,
                "day": _day(one.day),
                "derived": one.is_derived,
                **both_texts(one.words),
                "source": SOURCE.zh,
            }
            for one in PUBLISHED
        ],
    }


def milestone_lines(report: Report, answer: MilestoneAnswer, lang: Lang) -> Iterator[str]:
    """Say how the firms stand, who is not green, what has to be seen to, and whose five steps fit in one year."""
    yield milestones_message(answer.rows, on=answer.dispatch.on).say(lang)
    for row in answer.rows:
        if row.light is not Light.GREEN:
            yield f"  {LIGHTS[row.light].say(lang)}  {row.firm_id} {row.tenant.name.say(lang)}{_next(row, lang)}"
    yield dispatch_message(answer.dispatch).say(lang)
    for one in answer.dispatch.rows:
        what = f"{one.what.say(lang)} {fmt.day(one.planned)}"
        yield f"  {LIGHTS[one.light].say(lang)}  {one.firm_id}  {what}  {REASONS[one.reason].say(lang)}"
    for row in answer.rows:
        found = same_year_of(report.problem, row.placement)
        if found.obstacle is None:
            yield f"  {row.firm_id}  {same_year_message(found).say(lang)}"


def _next(row: FirmMilestones, lang: Lang) -> str:
    if row.due is None:
        return ""
    return f"  {MILESTONE_TITLES[row.due.kind].say(lang)} {fmt.day(row.due.planned)} → {fmt.day(row.due.expected)}"


def _firm(report: Report, row: FirmMilestones) -> dict[str, Any]:
    same = same_year_of(report.problem, row.placement)
    return {
        "firm_id": row.firm_id,
        "units": list(row.placement.units),
        "start": str(row.placement.start),
        "light": row.light.value,
        "next_step": row.due.kind.value if row.due else None,
        "days_late": row.days_late,
        "owner": row.service.owner,
        "problems": row.service.problems,
        "matter": row.service.next_step,
        "matter_due": _day(row.service.due),
        "same_year": same.year,
        "same_year_obstacle": same.obstacle.value if same.obstacle else None,
        "same_year_planned": same.is_planned,
    }


def _step(firm_id: str, one: MilestoneStatus) -> dict[str, Any]:
    return {
        "firm_id": firm_id,
        "step": one.kind.value,
        "scheduled": _day(one.scheduled.day),
        "planned": _day(one.planned),
        "actual": _day(one.actual),
        "expected": _day(one.expected),
        "met": one.is_met,
        "days_late": one.days_late,
        "light": one.light.value if one.light else None,
        "basis": one.scheduled.basis.value,
        "weeks": one.scheduled.weeks,
    }


def _backwards(report: Report, answer: MilestoneAnswer) -> Iterator[dict[str, Any]]:
    """Return the latest days for the wanted day, else for all five steps in the year of the start, where it is in reach."""
    for row in answer.rows:
        production = answer.wanted or same_year_of(report.problem, row.placement).production
        if production is None:
            continue
        latest = latest_days(report.problem.firm[row.firm_id], report.problem.policy, production)
        for one in row.chain:
            if one.kind in latest:
                due = latest[one.kind]
                yield {
                    "firm_id": row.firm_id,
                    "production": _day(production),
                    "step": one.kind.value,
                    "latest": _day(due),
                    "expected": _day(one.expected),
                    "slack_days": None if one.expected is None else (due - one.expected).days,
                }


def _line(row: DispatchRow) -> dict[str, Any]:
    return {
        "firm_id": row.firm_id,
        "reason": row.reason.value,
        **both_texts(row.what),
        "planned": _day(row.planned),
        "actual": _day(row.actual),
        "expected": _day(row.expected),
        "days_late": row.days_late,
        "light": row.light.value,
        "problems": row.problems,
        "matter": row.matter,
        "owner": row.owner,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else fmt.day(value)

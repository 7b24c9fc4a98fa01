"""The dates of a plan as iCalendar: handovers, the steps of firms, ends of leases and holds, for any office calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from planner.domain.measures.placed import without_unknown
from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.domain.milestones.status import chain_status
from planner.domain.projects.milestone_log import MilestoneLog
from planner.domain.solving.report import Report
from planner.exports.cleaning import cleaned
from planner.text import Lang, Text, listed
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.imprint import Imprint
from planner.views.milestones import first_day
from planner.views.tenants import tenant_of
from planner.views.words import named

_PRODUCT = "-//Park Planner//Plan//ZH"
_WORDS = {**MILESTONE_TITLES, MilestoneKind.HANDOVER: Text("入驻", "Start")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of a plan: `key` is the same for the same thing in every plan, so that a calendar replaces it."""

    key: str
    day: date
    what: Text


def calendar_days(report: Report, entries: MilestoneLog | None = None) -> tuple[CalendarDay, ...]:
    """Return the days of a plan from the cut-off of the facts on, by date.

    `entries` is what people entered about the ways of firms: a promised day stands for the plan's, and a step that
    was met is left out.
    """
    first = max((park.cut_off for park in report.problem.parks), default=date.min)
    found = [
        one
        for one in (*_handovers(report), *_firms(report, entries or MilestoneLog()), *_holds(report))
        if one.day > first
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.key)))


def calendar_bytes(
    report: Report, imprint: Imprint, *, lang: Lang, entries: MilestoneLog | None = None
) -> bytes:
    """Return the days as an `.ics` file; equal facts give equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", cleaned(f"{imprint.park.say(lang)} {imprint.plan.say(lang)}").text)
    stamp = datetime.combine(imprint.day, time(), UTC)
    about = f"{imprint.line.say(lang)}\n{PLANNING_ASSUMPTION.say(lang)}"
    for one in calendar_days(report, entries):
        event = Event()
        event.add("uid", f"{one.key}@{_place(report)}.park-planner")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", cleaned(one.what.say(lang)).text)
        event.add("description", cleaned(about).text)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _place(report: Report) -> str:
    return "-".join(park.park_id for park in report.problem.parks)


def _handovers(report: Report) -> Iterator[CalendarDay]:
    for building in report.problem.buildings:
        name = named(building.building_id, building.name)
        yield CalendarDay(
            key=f"handover-{building.building_id}",
            day=building.handover_quarter.first_day,
            what=Text(f"交付：{name.zh}", f"Handover: {name.en}"),
        )


def _firms(report: Report, entries: MilestoneLog) -> Iterator[CalendarDay]:
    problem, on = report.problem, first_day(report.problem)
    for placement in without_unknown(problem, report.plan).placements:
        tenant = tenant_of(problem, placement)
        name, units = named(tenant.firm_id, tenant.name), listed(tenant.units)
        key = f"{tenant.firm_id}-{tenant.units[0]}"
        chain = chain_status(problem, placement, entries.dates(tenant.firm_id), on=on)
        days = [
            ("start" if one.kind is MilestoneKind.HANDOVER else one.kind.value, one.planned, _WORDS[one.kind])
            for one in chain
            if one.planned is not None and one.actual is None
        ]
        if not tenant.stays_on:
            last = tenant.end.first_day - timedelta(days=1)
            days.append(("lease-end", last, Text("租约到期", "Lease ends")))
        for kind, day, what in days:
            yield CalendarDay(
                key=f"{kind}-{key}",
                day=day,
                what=Text(f"{what.zh}：{name.zh}（{units.zh}）", f"{what.en}: {name.en} ({units.en})"),
            )


def _holds(report: Report) -> Iterator[CalendarDay]:
    for hold in report.problem.policy.holds:
        units = listed(hold.units)
        yield CalendarDay(
            key=f"hold-{'-'.join(hold.units)}",
            day=hold.until.first_day,
            what=Text(f"预留到期：{units.zh}", f"Hold ends: {units.en}"),
        )

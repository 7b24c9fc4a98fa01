"""The dates of a plan in a calendar: each once, on its day, replaced when they are imported again."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar

from planner.domain.park.calendar import milestones
from planner.domain.park.policy import Hold, Policy
from planner.exports.calendar_file import calendar_bytes, calendar_days
from planner.text import Lang, Text
from planner.views.imprint import imprint_of
from tests.support import make, reports

Q = make.quarter


def test_handovers_starts_production_leases_and_holds_stand_on_their_days() -> None:
    firm = make.firm("F1", name=Text("星;,\n企业", "Star; Ltd,"))
    problem = make.problem(firms=[firm]).with_policy(
        Policy(holds=(Hold(units=("A-202",), until=Q("2025Q1")),))
    )
    place = make.placement("F1", "A-101", start="2024Q3")
    report = reports.report(problem, make.plan(place))
    days = {one.key: one.day for one in calendar_days(report)}
    assert days["start-F1-A-101"] == Q("2024Q3").first_day
    assert days["production-F1-A-101"] == milestones(problem, place).production
    assert days["lease-end-F1-A-101"] == place.end.first_day - timedelta(days=1)
    assert days["hold-A-202"] == Q("2025Q1").first_day
    data = calendar_bytes(report, imprint_of(report), lang=Lang.EN)
    assert data == calendar_bytes(report, imprint_of(report), lang=Lang.EN)
    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    assert {event["dtstart"].dt for event in events} == set(days.values())
    assert len({str(event["uid"]) for event in events}) == len(days)
    assert any("Star; Ltd," in str(event["summary"]) for event in events)


def test_days_before_the_cut_off_are_left_out() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    cut_off = problem.parks[0].cut_off
    assert all(one.day > cut_off for one in calendar_days(reports.report(problem, make.plan())))

"""The dispatch list of a month in print, and planned days in a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.milestones.entry import FirmService, MilestoneDates, ServiceTask
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.milestone_log import EntrySubject, MilestoneEntry, MilestoneLog
from planner.exports.calendar_file import calendar_days
from planner.exports.typeset.dispatch import dispatch_page, dispatch_pdf
from planner.text import Lang
from planner.views.dispatch import DispatchReason, dispatch_list, dispatch_message
from planner.views.imprint import imprint_of
from planner.views.milestones import milestone_rows
from tests.support import printed

ON = date(2023, 4, 20)


def log_of(**entered: MilestoneDates | FirmService | ServiceTask) -> MilestoneLog:
    """Return entries; `F03_handover` names the firm and its subject."""
    found = {}
    for name, content in entered.items():
        firm_id, subject = name.split("_", 1)
        found[firm_id, subject] = MilestoneEntry(
            about=EntrySubject("ziyuan", firm_id, subject),
            number=1,
            content=content,
            actor=PROGRAM,
            entered_at=datetime(2023, 4, 1, tzinfo=UTC),
        )
    return MilestoneLog(found)


LOG = log_of(
    F03_handover=MilestoneDates(actual=date(2023, 4, 12)),
    F06_handover=MilestoneDates(planned=date(2023, 7, 20)),
    F12_service=FirmService(owner="王主任", problems="缺蒸汽", next_step="协调供汽"),
)


def test_overdue_late_due_met_and_open_problems_are_on_the_list_with_their_owner() -> None:
    report = printed.shipped_report("ziyuan")
    rows = milestone_rows(report, LOG, on=ON)
    found = dispatch_list(rows, on=ON)
    reasons = {(one.firm_id, one.reason) for one in found.rows}
    assert ("F03", DispatchReason.MET) in reasons
    assert ("F03", DispatchReason.LATE) in reasons
    assert ("F22", DispatchReason.OVERDUE) in reasons
    assert ("F06", DispatchReason.LATE) in reasons  # of the steps after a promise that is later than the plan
    assert ("F07", DispatchReason.LATE) not in reasons
    (problem,) = (one for one in found.rows if one.firm_id == "F12")
    assert (problem.reason, problem.owner, problem.matter) == (DispatchReason.PROBLEM, "王主任", "协调供汽")
    assert dispatch_list(rows, on=ON, month=date(2023, 5, 9)).month == date(2023, 5, 1)


def test_an_open_problem_is_told_and_counted_beside_the_tasks_of_a_firm() -> None:
    report = printed.shipped_report("ziyuan")
    task = log_of(
        **{
            f"{firm_id}_task:1": ServiceTask(title="代办环评", due=date(2023, 4, 28))
            for firm_id in ("F12", "F22")
        }
    )
    overdue = log_of(F22_service=FirmService(problems="缺电"))  # F22 has an overdue step too
    log = MilestoneLog({**LOG.entries, **task.entries, **overdue.entries})
    found = dispatch_list(milestone_rows(report, log, on=ON), on=ON)
    assert {one.reason for one in found.rows if one.firm_id == "F12"} == {
        DispatchReason.TASK,
        DispatchReason.PROBLEM,
    }
    said = dispatch_message(found)
    assert "problems 2;" in said.say(Lang.EN)
    assert "待协调 2 项" in said.say(Lang.ZH)
    step = FirmService(next_step="签供汽协议", due=date(2023, 4, 30))
    for day, is_told in ((step.due, True), (date(2023, 5, 1), False)):
        log = log_of(F12_service=replace(step, due=day))
        rows = dispatch_list(milestone_rows(report, log, on=ON), on=ON).rows
        assert any(one.matter == "签供汽协议" for one in rows) is is_told


@pytest.mark.parametrize("month", [date(2023, 4, 1), date(2024, 6, 1)])
def test_it_prints_on_two_pages_in_each_language_and_the_same_bytes_again(month: date) -> None:
    report = printed.shipped_report("ziyuan")
    rows = milestone_rows(report, LOG, on=ON)
    found, imprint = dispatch_list(rows, on=ON, month=month), imprint_of(report)
    pdf = dispatch_pdf(rows, found, imprint, list(Lang))
    assert printed.page_count(pdf) == 2 * len(Lang)
    assert printed.fonts_are_inside(pdf)
    said = printed.texts_in(dispatch_page(rows, found, imprint, list(Lang)).values)
    assert "缺蒸汽" in said
    assert "Dispatch list" in said
    if month.year == 2023:
        assert dispatch_pdf(rows, found, imprint, list(Lang)) == pdf
        english = printed.texts_in(dispatch_page(rows, found, imprint, [Lang.EN]).values)
        assert "逾期" not in english


def test_the_calendar_takes_planned_days_and_leaves_out_what_was_met() -> None:
    report = printed.shipped_report("ziyuan")
    days = {one.key: one.day for one in calendar_days(report, LOG)}
    firm = next(key for key in days if key.startswith("start-F06"))
    assert days[firm] == date(2023, 7, 20)
    assert not any(key.startswith("start-F03") for key in days)
    assert any(key.startswith(f"{MilestoneKind.LICENCE.value}-F03") for key in days)

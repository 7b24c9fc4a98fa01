"""The table of milestones: what was entered goes out and comes back, and a fault is told where it is."""

from datetime import date

import pytest

from planner.domain.milestones.entry import SERVICE, FirmService, MilestoneDates
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.milestone_log import log_of
from planner.exports.milestone_csv import milestone_csv
from planner.tables.columns.milestones import MILESTONES
from planner.tables.milestones import read_milestones
from planner.text import Lang

DAY = date(2024, 3, 1)
ENTRIES = (
    ("F1", MilestoneKind.HANDOVER.value, MilestoneDates(planned=DAY, actual=DAY)),
    ("F1", MilestoneKind.LICENCE.value, MilestoneDates(planned=DAY)),
    ("F1", SERVICE, FirmService(owner="安", problems="=1+1", next_step="007", due=DAY)),
)


def test_what_goes_out_comes_back_and_has_every_column() -> None:
    written = milestone_csv(["F1", "F2"], log_of(ENTRIES))
    heads = written.decode("utf-8-sig").splitlines()[0].split(",")
    assert heads == [column.key for column in MILESTONES.columns]
    reading = read_milestones("milestones.csv", written, {"F1", "F2"})
    assert (reading.entries, reading.issues) == (ENTRIES, ())


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("firm_id,sign_actual\nF9,2024-01-05\n", "firm_id", "the plan has no firm “F9”"),
        ("firm_id,owner\nF1,Ann\nF1,Bob\n", "firm_id", "there is a row of firm “F1” above"),
        ("firm_id,owner\nF1," + "x" * 201 + "\n", "owner", "201 characters, of which 200 are taken"),
        ("firm_id,sign_actual\nF1,2024-02-30\n", "sign_actual", ""),
    ],
)
def test_a_fault_is_told_with_file_row_and_column_and_nothing_is_entered(
    text: str, column: str, told: str
) -> None:
    reading = read_milestones("mine.csv", text.encode(), {"F1"})
    assert reading.entries == ()
    (issue,) = (one for one in reading.issues if one.is_error)
    assert issue.cell is not None
    assert (issue.cell.file, issue.cell.column) == ("mine.csv", column)
    assert issue.cell.row in {2, 3}
    assert told in issue.message.say(Lang.EN)

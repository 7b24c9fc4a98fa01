"""What a workbook holds and does not show is asked about, and never taken in silence."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from planner.services.importing.review import Inspection, as_whole, inspect, review_import
from planner.tables.incoming.answers import READ_HIDDEN, SKIP_HIDDEN
from planner.tables.incoming.review import ImportReview
from planner.tables.reading import read_workbook
from planner.tables.template import filled_template
from planner.text import Lang
from tests.support.incoming import changes, park
from tests.support.sheets import Rows, book_of, saved, small_dossier, tables_of

HEAD = ["企业编号", "企业名称", "用工人数", "用电(kW)"]
ROWS = [["F04", "示例企业04", 35, 51], ["F05", "示例企业05", 36, 52], ["F06", "示例企业06", 37, 53]]


@cache
def inspected(hide: Callable[[Worksheet], object]) -> Inspection:
    """Read, in a process of its own, a workbook of which something is not shown."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "企业"
    rows: Rows = [HEAD, *ROWS]
    for row in rows:
        page.append(row)
    book.create_sheet("说明").append(["看得见的一页"])
    hide(page)
    return inspect("a.xlsx", saved(book))


def reviewed(hide: Callable[[Worksheet], object], **answers: str) -> ImportReview:
    inspection = inspected(hide)
    mappings = [as_whole(mapping, replaces=False) for mapping in inspection.mappings]
    return review_import(park(), inspection, mappings=mappings, answers=answers)


def hide_row(page: Worksheet) -> None:
    page.row_dimensions[3].hidden = True


def filter_rows(page: Worksheet) -> None:
    page.auto_filter.ref = "A1:D4"
    page.auto_filter.add_filter_column(0, ["F04", "F06"])
    page.row_dimensions[3].hidden = True


def group_rows(page: Worksheet) -> None:
    page.row_dimensions.group(3, 3, hidden=True)


@pytest.mark.parametrize("hide", [hide_row, filter_rows, group_rows])
def test_a_row_that_is_not_shown_is_asked_about(hide: Callable[[Worksheet], object]) -> None:
    (question,) = reviewed(hide).ambiguous
    assert (question.cell_id, question.row_id, question.is_closed) == ("企业!hidden_rows", "", True)
    assert "3" in question.issue.message.say(Lang.ZH)
    assert {row for _, row, _ in changes(reviewed(hide, **{"企业!hidden_rows": SKIP_HIDDEN}))} == {
        "F04",
        "F06",
    }
    taken = reviewed(hide, **{"企业!hidden_rows": READ_HIDDEN})
    assert {row for _, row, _ in changes(taken)} == {"F04", "F05", "F06"}
    assert any("hidden" in issue.message.say(Lang.EN) for issue in taken.asked)
    assert not reviewed(hide, **{"企业!hidden_rows": "也许"}).is_ready


def test_a_row_that_is_not_shown_is_named_as_the_sheet_counts_where_rows_above_it_hold_nothing() -> None:
    def hide(page: Worksheet) -> None:
        page.insert_rows(3, 4)  # rows that hold nothing are not in the file
        page.row_dimensions[8].hidden = True

    (question,) = reviewed(hide).ambiguous
    assert question.cell_id == "企业!hidden_rows"
    assert "8" in question.issue.message.say(Lang.ZH)
    skipped = reviewed(hide, **{question.cell_id: SKIP_HIDDEN})
    assert {row for _, row, _ in changes(skipped)} == {"F04", "F05"}


def hide_column(page: Worksheet) -> None:
    page.column_dimensions["C"].hidden = True


def test_a_column_that_is_not_shown_is_asked_about() -> None:
    hide = hide_column
    (question,) = reviewed(hide).ambiguous
    assert question.cell_id == "企业!hidden_columns"
    assert "用工人数" in question.issue.message.say(Lang.ZH)
    skipped = changes(reviewed(hide, **{question.cell_id: SKIP_HIDDEN}))
    assert {column for _, _, column in skipped} == {"power_kw"}
    assert {column for _, _, column in changes(reviewed(hide, **{question.cell_id: READ_HIDDEN}))} == {
        "jobs",
        "power_kw",
    }


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_is_not_shown_is_asked_about(state: str) -> None:
    def hide(page: Worksheet) -> None:
        page.sheet_state = state  # type: ignore[assignment]

    (question,) = reviewed(hide).ambiguous
    assert question.cell_id == "企业!hidden_sheet"
    assert reviewed(hide, **{question.cell_id: SKIP_HIDDEN}).difference.is_empty
    assert len(changes(reviewed(hide, **{question.cell_id: READ_HIDDEN}))) == 6


def test_of_sheets_that_are_not_read_those_that_are_hidden_are_told() -> None:
    def hide(page: Worksheet) -> None:
        book = page.parent
        assert isinstance(book, openpyxl.Workbook)
        book.create_sheet("旧表").append(["看不见的一页"])
        book.create_sheet("空表").sheet_state = book["旧表"].sheet_state = "hidden"

    review = reviewed(hide)
    every = (*review.faults, *review.normalised, *review.asked)
    told = [issue for issue in every if "hidden" in issue.message.say(Lang.EN)]
    assert [issue.cell.sheet for issue in told if issue.cell] == ["旧表"]


def test_a_hidden_sheet_of_an_old_workbook_is_asked_about() -> None:
    book = xlwt.Workbook()
    page: Any = book.add_sheet("企业")
    rows: Rows = [HEAD, *ROWS]
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            page.write(number, place, value)
    book.add_sheet("说明").write(0, 0, "看得见的一页")
    page.visibility = 1
    out = io.BytesIO()
    book.save(out)
    inspection = inspect("a.xls", out.getvalue())
    review = review_import(park(), inspection)
    assert [one.cell_id for one in review.ambiguous] == ["企业!hidden_sheet"]


def test_hidden_rows_that_hold_nothing_or_stand_above_the_header_are_no_question() -> None:
    def hide(page: Worksheet) -> None:
        page.insert_rows(1)
        page["A1"] = "企业一览"
        page.row_dimensions[1].hidden = page.row_dimensions[9].hidden = True
        page.column_dimensions["K"].hidden = True

    assert reviewed(hide).is_ready


def test_our_own_workbook_with_its_hidden_keys_asks_nothing() -> None:
    review = review_import(park(), inspect("a.xlsx", filled_template(park(), Lang.ZH)))
    assert review.is_ready
    assert review.difference.is_empty


def test_a_workbook_read_as_facts_warns_of_what_is_hidden() -> None:
    book = book_of(tables_of(small_dossier()))
    book["units"].row_dimensions[2].hidden = True
    issues = read_workbook("a.xlsx", saved(book)).issues
    assert [
        issue.cell.sheet for issue in issues if issue.cell and "hidden" in issue.message.say(Lang.EN)
    ] == ["units"]

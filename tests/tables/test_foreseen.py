"""Faults that no answer will mend are told beside the questions of a file; what hangs on an answer is not."""

import json
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.services.importing.review import ImportReview, Inspection, as_whole, inspect, review_import
from planner.tables.incoming.answers import LEAVE_OUT, READ_HIDDEN, SKIP_HIDDEN
from planner.text import Lang
from tests.support.incoming import park
from tests.support.sheets import Rows, book_of, saved

FIRMS = ["企业编号", "企业类型", "最小面积(㎡)", "用工人数"]
UNITS = ["单元编号", "楼栋", "可租面积(㎡)"]


@cache
def inspected(written: str, change: Callable[[Mapping[str, Worksheet]], object]) -> Inspection:
    """Read, in a process of its own, a workbook of tables that are written as JSON."""
    book = book_of(json.loads(written))
    change({sheet.title: sheet for sheet in book.worksheets})
    return inspect("a.xlsx", saved(book))


def reviewed(
    tables: Mapping[str, Rows],
    change: Callable[[Mapping[str, Worksheet]], object] = lambda _: None,
    answers: Mapping[str, str] | None = None,
) -> ImportReview:
    inspection = inspected(json.dumps(tables), change)
    mappings = [as_whole(mapping, replaces=False) for mapping in inspection.mappings]
    return review_import(park(), inspection, mappings=mappings, answers=answers)


def refused(review: ImportReview) -> set[tuple[str, int | None, str]]:
    """Return the sheet, row and text of every cell that is told to be wrong."""
    cells = [one.issue.cell for one in review.refused]
    return {(cell.sheet, cell.row, cell.text) for cell in cells if cell is not None}


def hide_third_row(sheets: Mapping[str, Worksheet]) -> None:
    sheets["企业"].row_dimensions[3].hidden = True


BAD_KIND: Rows = [FIRMS, ["F04", "DEVV", 900, 20], ["F05", "DEV_I", 1150, 30]]
"""An unknown kind in a row that is seen, and a row to be hidden."""


@pytest.mark.parametrize(
    "tables", [{"企业": BAD_KIND}, {"企业": [FIRMS, ["F04", "DEV_I", 99999, 20], ["F05", "DEV_I", 1150, 30]]}]
)
def test_a_fault_of_a_later_gate_is_told_beside_the_question_what_is_hidden(
    tables: Mapping[str, Rows],
) -> None:
    review = reviewed(tables, hide_third_row)
    assert [one.cell_id for one in review.ambiguous] == ["企业!hidden_rows"]
    told = {(one.issue.cell, one.issue.message.say(Lang.ZH)) for one in review.refused}
    assert {cell.row for cell, _ in told if cell} == {2}
    for answer in (READ_HIDDEN, SKIP_HIDDEN):
        later = reviewed(tables, hide_third_row, answers={"企业!hidden_rows": answer})
        assert {(one.issue.cell, one.issue.message.say(Lang.ZH)) for one in later.refused} == told
        assert not later.ambiguous


def test_a_fault_of_what_is_hidden_waits_for_the_answer() -> None:
    tables: dict[str, Rows] = {"企业": [FIRMS, ["F04", "DEV_I", 990, 20], ["F05", "DEVV", 900, 30]]}
    assert refused(reviewed(tables, hide_third_row)) == set()
    assert reviewed(tables, hide_third_row, answers={"企业!hidden_rows": SKIP_HIDDEN}).is_ready
    assert {
        row
        for _, row, _ in refused(reviewed(tables, hide_third_row, answers={"企业!hidden_rows": READ_HIDDEN}))
    } == {3}


def test_a_fault_of_a_later_gate_is_told_beside_a_cell_that_cannot_be_read() -> None:
    tables: dict[str, Rows] = {"企业": [FIRMS, ["F04", "DEVV", 900, 20], ["F05", "DEV_I", "很大", 30]]}
    assert {row for _, row, _ in refused(reviewed(tables))} == {2, 3}


def test_of_columns_of_one_kind_the_first_of_each_sheet_is_foreseen_to_be_kept() -> None:
    head = ["企业编号", "企业类型", "最小面积(㎡)", "最小面积(㎡)", "用工人数"]
    tables: dict[str, Rows] = {
        "企业一": [head, ["F04", "DEV_I", 900, 910, 20]],
        "企业二": [head, ["F05", "DEV_I", 99999, 99999, 20]],
    }
    review = reviewed(tables)
    assert [one.cell_id for one in review.ambiguous] == ["企业一!C1", "企业一!D1", "企业二!C1", "企业二!D1"]
    assert {(sheet, row) for sheet, row, _ in refused(review)} == {("企业二", 2)}


def test_what_names_a_row_that_cannot_be_read_is_not_said_to_be_unknown() -> None:
    units: Rows = [UNITS, ["A1-999", "A1", "很大"]]
    firms: Rows = [["企业编号", "在园单元"], ["F04", "A1-999"]]
    review = reviewed({"单元": units, "企业": firms})
    assert ("单元", 2, "很大") in refused(review)
    assert not [one for one in review.refused if one.issue.cell and one.issue.cell.sheet == "企业"]
    left = reviewed({"单元": units, "企业": firms}, answers={"单元!2": LEAVE_OUT})
    assert [one for one in left.refused if one.issue.cell and one.issue.cell.sheet == "企业"]


def test_a_file_without_questions_or_faults_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.tables.incoming import review as module

    times = []
    read = module._result

    def counted(*args: object, **more: object) -> object:
        times.append(1)
        return read(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_result", counted)
    assert reviewed({"企业": [FIRMS, ["F04", "DEV_I", 990, 20]]}).is_ready
    assert len(times) == 1

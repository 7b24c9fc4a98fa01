"""One workbook for all tables: what its cells show is what is read."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Issue
from planner.tables.reading import Reading, read
from planner.text import Lang
from tests.support.sheets import (
    book_of,
    errors,
    put,
    read_book,
    said,
    saved,
    small_dossier,
    small_tables,
    tables_of,
    the_error,
)

ZH = {"parks": "园区", "phases": "分期", "buildings": "楼栋", "floors": "楼层", "units": "单元", "firms": "企业",
      "archetypes": "企业类型", "policy": "政策"}  # fmt: skip


def small_book() -> Workbook:
    return book_of(small_tables())


def column_of(book: Workbook, sheet: str, key: str) -> int:
    """Return the number of a column, from 1."""
    return next(cell.column for cell in book[sheet][1] if cell.value == key)


def told(reading: Reading, words: str) -> list[Issue]:
    return [issue for issue in reading.issues if words in issue.message.say(Lang.EN)]


def test_a_workbook_is_the_same_park_as_its_folder() -> None:
    assert read_book(small_book()).dossier == small_dossier()


def test_sheets_and_headers_may_be_chinese() -> None:
    tables = tables_of(small_dossier(), lang=Lang.ZH)
    reading = read_book(book_of({ZH[name]: rows for name, rows in tables.items()}))
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_real_numbers_booleans_and_dates_are_read_as_shown() -> None:
    book = small_book()
    units, parks, firms = book["units"], book["parks"], book["firms"]
    units.cell(2, column_of(book, "units", "leasable_m2")).value = 1000
    units.cell(2, column_of(book, "units", "clear_height_m")).value = 5.0
    units.cell(2, column_of(book, "units", "steam_available")).value = True
    units.cell(2, column_of(book, "units", "available_quarter")).value = date(2024, 2, 1)
    parks.cell(2, column_of(book, "parks", "cut_off")).value = datetime(2023, 12, 31)  # noqa: DTZ001
    probability = firms.cell(2, column_of(book, "firms", "probability"))
    probability.value, probability.number_format = 0.85, "0%"
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_a_per_cent_format_is_what_the_cell_shows() -> None:
    book = small_book()
    tax = book["archetypes"].cell(2, column_of(book, "archetypes", "tax_pct_of_output"))
    tax.value, tax.number_format = 0.05, '0.0"比例"%'
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_noise_behind_the_fifteenth_digit_is_not_data() -> None:
    book = small_book()
    book["units"].cell(2, column_of(book, "units", "clear_height_m")).value = 4.999999999999999 + 1e-15
    book["units"].cell(3, column_of(book, "units", "load_kn_m2")).value = 0.1 + 0.2
    reading = read_book(book)
    assert reading.dossier is not None, said(reading.issues)
    assert str(reading.dossier.problem.unit["A-102"].load_kn_m2) == "0.3"


def test_a_merged_block_gives_its_value_to_every_row() -> None:
    book = small_book()
    sheet = book["units"]
    column = column_of(book, "units", "building_id")
    for row in (3, 4, 5):
        sheet.cell(row, column).value = None
    sheet.merge_cells(start_row=2, end_row=5, start_column=column, end_column=column)
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)
    merged = told(reading, "merged block B2:B5")
    assert [issue.cell and (issue.cell.row, issue.cell.column) for issue in merged] == [
        (3, "building_id"),
        (4, "building_id"),
        (5, "building_id"),
    ]


def test_a_merge_does_not_fill_a_spacer_row() -> None:
    book = small_book()
    sheet = book["units"]
    column = column_of(book, "units", "building_id")
    sheet.insert_rows(4)
    for row in (3, 5, 6):
        sheet.cell(row, column).value = None
    sheet.merge_cells(start_row=2, end_row=6, start_column=column, end_column=column)
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)


@pytest.mark.parametrize("block", ["A40:A45", "Z2:Z4"])
def test_a_merged_block_beside_or_below_the_table_is_nothing(block: str) -> None:
    book = book_of(small_tables())
    book["units"].merge_cells(block)
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_a_merged_title_above_the_header_is_skipped() -> None:
    book = small_book()
    sheet = book["units"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "厂房分配台账"
    sheet.merge_cells("A1:H2")
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)
    assert told(reading, "above the header")


def test_a_merge_across_columns_belongs_to_the_first() -> None:
    book = small_book()
    sheet = book["firms"]
    column = column_of(book, "firms", "product")
    city = sheet.cell(2, column + 1)
    city.value = None
    sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=column + 1)
    reading = read_book(book)
    assert reading.dossier is not None, said(reading.issues)
    (firm,) = reading.dossier.problem.firms
    assert (firm.product, firm.origin_city) == ("器械", "")


def test_a_formula_that_was_never_calculated_is_named_with_its_cell() -> None:
    book = small_book()
    book["units"]["E3"] = "=D3*2"
    issue = the_error(read_book(book))
    assert issue.cell is not None
    assert (issue.cell.sheet, issue.cell.row, issue.cell.column, issue.cell.text) == (
        "units",
        3,
        "leasable_m2",
        "=D3*2",
    )
    for lang in Lang:
        assert "E3" in issue.message.say(lang)
        assert "=D3*2" in issue.message.say(lang)


def test_an_uncalculated_formula_outside_the_table_hurts_nobody() -> None:
    book = small_book()
    width = book["units"].max_column
    book["units"].cell(1, width + 1).value = "核对"
    book["units"].cell(2, width + 1).value = "=1+1"
    reading = read_book(book)
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_a_row_of_uncalculated_formulas_is_not_an_empty_row() -> None:
    book = small_book()
    for column in range(1, book["units"].max_column + 1):
        book["units"].cell(6, column).value = "=A5"
    reading = read_book(book)
    assert reading.dossier is None
    assert {issue.cell.row for issue in errors(reading) if issue.cell} == {6}


@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_value_is_named_with_its_cell(shown: str) -> None:
    book = small_book()
    cell = book["units"]["E3"]
    cell.value, cell.data_type = shown, "e"
    issue = the_error(read_book(book))
    assert issue.cell is not None
    assert (issue.cell.row, issue.cell.text) == (3, shown)
    assert "E3" in issue.message.say(Lang.EN)


def test_digits_that_a_spreadsheet_lost_are_not_taken() -> None:
    tables = small_tables()
    tables["records"] = [["firm_id", "credit_code"], ["F1", 440300198001011234]]
    issue = the_error(read_book(book_of(tables)))
    assert "B2" in issue.message.say(Lang.ZH)
    assert "15" in issue.message.say(Lang.EN)


def test_a_code_typed_as_text_keeps_its_digits() -> None:
    tables = small_tables()
    tables["records"] = [["firm_id", "credit_code"], ["F1", "440300198001011234"]]
    reading = read_book(book_of(tables))
    assert reading.dossier is not None
    assert reading.dossier.records[0].credit_code == "440300198001011234"


def test_an_id_that_became_a_date_is_asked_about() -> None:
    book = small_book()
    book["units"]["A2"] = date(2023, 3, 1)
    issue = errors(read_book(book))[0]
    assert issue.cell is not None
    assert issue.cell.column == "unit_id"
    assert "A2" in issue.message.say(Lang.EN)


def test_what_stands_beside_a_table_is_mentioned_and_left() -> None:
    book = small_book()
    book["units"].cell(3, book["units"].max_column + 3).value = "请于周五前填好"
    reading = read_book(book)
    assert reading.dossier == small_dossier()
    (issue,) = told(reading, "beside the table")
    assert issue.cell is not None
    assert issue.cell.text == "请于周五前填好"


def test_a_sheet_we_do_not_know_is_mentioned_and_an_empty_one_is_not() -> None:
    book = small_book()
    book.create_sheet("填表说明")["A1"] = "请按表头填写"
    book.create_sheet("Sheet3")
    reading = read_book(book)
    assert reading.dossier == small_dossier()
    (issue,) = told(reading, "not a known table")
    assert issue.cell is not None
    assert issue.cell.sheet == "填表说明"


def test_every_fault_names_file_sheet_row_and_column() -> None:
    tables = put(put(small_tables(), "units", "leasable_m2", "x", row=2), "firms", "stage", "maybe")
    found = {
        (i.cell.file, i.cell.sheet, i.cell.row, i.cell.column)
        for i in errors(read_book(book_of(tables)))
        if i.cell
    }
    assert found == {("book.xlsx", "units", 3, "leasable_m2"), ("book.xlsx", "firms", 2, "stage")}


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = small_book()
    cell = book["firms"].cell(2, column_of(book, "firms", "notes"))
    cell.value, cell.data_type = "=1+1", "s"
    reading = read_book(book)
    assert reading.dossier is not None, said(reading.issues)
    assert reading.dossier.problem.firm["F1"].notes == "=1+1"


def test_formatted_empty_cells_far_away_are_nothing() -> None:
    book = small_book()
    for row in range(1, 400):
        book["units"].cell(row, 400).number_format = "0.00"
    book["units"].row_dimensions[1_000_000].height = 30
    assert read_book(book).dossier == small_dossier()


def test_a_workbook_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "园区.xlsx"
    path.write_bytes(saved(small_book()))
    reading = read(path)
    assert reading.dossier == small_dossier()
    assert reading.dossier.problem.parks[0].first_quarter == Quarter.parse("2024Q1")

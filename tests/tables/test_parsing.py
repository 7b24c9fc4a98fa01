"""Files are parsed in a process of their own, which ends when it takes too much."""

import io

import pytest
import xlwt

from planner.tables.opening import sheets_of_file
from planner.tables.parsing import Allowance, parse
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.support.incoming import park
from tests.support.packed import with_sheet
from tests.support.sheets import book_of, csv_bytes, said, saved, small_tables, tables_of
from tests.support.waiting import PATIENCE_S

PATIENT = Allowance(seconds=PATIENCE_S)
"""For tests that are not about time: a busy machine may take long over any file."""


def old_book(**sheets: list[list[object]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        page = book.add_sheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                page.write(number, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def words(name: str, content: bytes, allowance: Allowance | None = None) -> str:
    parsed = parse(name, content, allowance or PATIENT)
    assert parsed.sheets == ()
    (issue,) = parsed.issues
    assert issue.message.say(Lang.ZH)
    return issue.message.say(Lang.EN)


@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_another_process_gives_the_same_sheets(name: str) -> None:
    content = saved(book_of(tables_of(park(name))))
    assert parse("a.xlsx", content, PATIENT).sheets == sheets_of_file("a.xlsx", content, Faults())


def test_marks_and_issues_cross_the_wire() -> None:
    book = book_of(small_tables())
    book["units"]["E3"] = "=D3"
    book["units"].merge_cells("B2:B3")
    content = saved(book)
    assert parse("a.xlsx", content, PATIENT).sheets == sheets_of_file("a.xlsx", content, Faults())


def test_an_old_workbook_is_read_with_a_warning() -> None:
    rows: list[list[object]] = [[*row] for row in small_tables()["units"]]
    rows[1][4] = 1000
    parsed = parse("台账.xls", old_book(units=rows))
    assert [row.cells for row in parsed.sheets[0].rows] == [tuple(row) for row in small_tables()["units"]]
    (issue,) = parsed.issues
    assert "per cent" in issue.message.say(Lang.EN)


def test_a_csv_is_one_sheet() -> None:
    parsed = parse("units.csv", csv_bytes(small_tables()["units"], "gb18030"))
    assert [sheet.title for sheet in parsed.sheets] == ["units"]
    assert "GB18030" in said(parsed.issues)


def test_a_file_that_takes_too_long_is_stopped_with_the_limit() -> None:
    rows = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    content = with_sheet(f"<sheetData>{''.join(rows.format(n) for n in range(1, 19_000))}</sheetData>")
    assert "0.05 s" in words("a.xlsx", content, Allowance(seconds=0.05))


@pytest.mark.slow
def test_a_file_that_takes_too_much_memory_ends_with_the_limit() -> None:
    cell = f'<c t="inlineStr"><is><t>{"x" * 30_000}</t></is></c>'
    content = with_sheet(f"<sheetData>{('<row>' + cell * 10 + '</row>') * 160}</sheetData>")
    assert "150 MB" in words("a.xlsx", content, Allowance(memory_bytes=150_000_000, seconds=PATIENCE_S))
    assert parse("a.xlsx", content, PATIENT).sheets


def test_a_name_with_a_path_is_cut_to_its_last_part() -> None:
    parsed = parse("../../etc\\secret/a.xlsx", b"%PDF", PATIENT)
    assert parsed.issues[0].cell is not None
    assert parsed.issues[0].cell.file == "a.xlsx"


def test_an_old_workbook_with_macros_a_password_or_another_kind_is_refused() -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    workbook = "Workbook".encode("utf-16-le")
    assert "macros" in words("a.xls", magic + workbook + "_VBA_PROJECT".encode("utf-16-le"))
    assert "password" in words("a.xls", magic + "EncryptedPackage".encode("utf-16-le"))
    assert "Word" in words("a.doc", magic + "WordDocument".encode("utf-16-le"))
    assert "parsed" in words("a.xls", magic + workbook)


def test_an_old_workbook_too_wide_or_too_long_is_refused() -> None:
    book = xlwt.Workbook()
    book.add_sheet("a").write(30_000, 0, "x")
    out = io.BytesIO()
    book.save(out)
    assert "30001" in words("a.xls", out.getvalue())

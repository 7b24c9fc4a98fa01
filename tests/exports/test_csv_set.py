"""CSV files that Excel opens rightly and that never run anything."""

import csv
from io import StringIO

import pytest

from planner.exports.contents import tables_of
from planner.exports.csv_set import BOM, csv_files, guarded
from planner.text import Lang
from tests.exports.test_excel import full
from tests.support import reports


def rows_of(data: bytes) -> list[list[str]]:
    assert data.startswith(BOM)
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_there_is_a_file_for_each_sheet_of_the_workbook() -> None:
    assert list(csv_files(full(), lang=Lang.ZH)) == [f"{table.key}.csv" for table in tables_of(full())]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86 773 123", "'+86 773 123"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("-12.5", "'-12.5"),
        ("+3", "'+3"),
        ("-", "-"),
        ("12.5", "12.5"),
        ("3-5", "'3-5"),
        ("杉源", "杉源"),
        ("a\x0bb", "ab"),
    ],
)
def test_text_is_guarded_unless_a_spreadsheet_leaves_it_as_it_is(text: str, written: str) -> None:
    assert guarded(text) == written


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", reports.HOSTILE)
def test_no_field_opens_as_a_formula_and_every_row_is_whole(name: str, lang: Lang) -> None:
    for table, data in zip(tables_of(full(name)), csv_files(full(name), lang=lang).values(), strict=True):
        rows = rows_of(data)
        assert len(rows) == len(table.rows) + 1
        assert {len(row) for row in rows} == {len(table.columns)}
        for field in (field for row in rows for field in row):
            assert not field.startswith(("=", "@", "\t"))
            if field.startswith(("-", "+")):
                float(field)


def test_negative_numbers_stay_numbers() -> None:
    rows = rows_of(csv_files(full(), lang=Lang.EN)["summary.csv"])
    values = [row[2] for row in rows if row[2].startswith("-")]
    assert values
    assert all(float(value) < 0 for value in values)


def test_lines_end_as_excel_expects() -> None:
    data = csv_files(full(), lang=Lang.ZH)["timeline.csv"]
    assert data.count(b"\r\n") == data.count(b"\n")

"""What an old workbook does not show, read out of its own records."""

import io
import struct
from typing import Any

import pytest
import xlwt

from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults
from planner.tables.workbook.compound import stream_of
from planner.tables.workbook.unshown import unshown_of
from planner.text import Lang


def book(sheets: int = 3, rows: int = 20) -> bytes:
    made = xlwt.Workbook()
    for number in range(sheets):
        page: Any = made.add_sheet(f"表{number}")
        for row in range(rows):
            page.write(row, 0, f"第 {row} 行")
        page.row(number + 2).hidden = True
        page.col(number).hidden = True
        page.col(9).width = 0
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("rows", [20, 9_000])
def test_each_sheet_has_its_own_hidden_rows_and_columns(rows: int) -> None:
    found = unshown_of(book(rows=rows))
    assert found == [({2}, {0, 9}), ({3}, {1, 9}), ({4}, {2, 9})]


@pytest.mark.parametrize("damage", ["cut", "circle", "wild"])
def test_a_damaged_file_tells_nothing_and_comes_to_an_end(damage: str) -> None:
    content = bytearray(book())
    table = struct.unpack_from("<I", content, 76)[0]
    at = (table + 1) * 512
    if damage == "cut":
        content = content[:700]
    else:
        number = 0 if damage == "circle" else 0x7FFFFFFF
        struct.pack_into("<128I", content, at, *([number] * 128))
    found = unshown_of(bytes(content))
    assert found is None or all(rows == set() for rows, _ in found)


def test_a_file_that_does_not_tell_is_warned_of() -> None:
    content = bytearray(book())
    struct.pack_into("<I", content, 56, 1 << 30)
    assert stream_of(bytes(content), ("Workbook",)) == b""
    faults = Faults()
    assert len(sheets_of_file("a.xls", bytes(content), faults)) == 3
    assert "rows and columns that are hidden cannot be told" in faults.issues[-1].message.say(Lang.EN)
    plain = Faults()
    sheets_of_file("a.xls", book(), plain)
    assert len(plain.issues) == len(faults.issues) - 1

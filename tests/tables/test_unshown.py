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


def test_the_table_of_sectors_of_a_large_file_goes_on_behind_its_header() -> None:
    free, more, table, end = 0xFFFFFFFF, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE
    header = bytearray(512)
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 2)  # the directory is sector 2
    struct.pack_into("<2I", header, 68, 0, 1)  # the table goes on in sector 0, one sector long
    struct.pack_into("<109I", header, 76, *[free] * 109)
    where = struct.pack("<128I", 1, *[free] * 126, end)
    chains = struct.pack("<128I", more, table, end, end, *[free] * 124)
    directory = bytearray(512)
    name = "Workbook".encode("utf-16-le")
    struct.pack_into(f"<{len(name)}s", directory, 0, name)
    struct.pack_into("<H", directory, 64, len(name) + 2)
    struct.pack_into("<2I", directory, 116, 3, 12)
    content = bytes(header) + where + chains + bytes(directory) + b"said in here".ljust(512, b"\0")
    assert stream_of(content, ("Workbook",)) == b"said in here"


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

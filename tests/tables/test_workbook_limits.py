"""What is refused before a cell is parsed, with the limit and the value found."""

import io
import time
import zipfile
import zlib

import pytest
import xlsxwriter

from planner.tables.limits import (
    LARGEST_FILE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MEMBERS,
    MOST_MERGES,
    MOST_ROWS,
    MOST_TEXT,
    MOST_UNPACKED,
)
from planner.tables.reading import read_workbook
from planner.text import Lang
from tests.support.packed import SHEET, changed, empty_parts, packed, with_lying_directory, with_sheet
from tests.support.sheets import book_of, errors, saved, small_tables


def refusal(content: bytes, name: str = "book.xlsx") -> str:
    """Return what is said of a file that must be refused, in a second or so."""
    begun = time.process_time()
    reading = read_workbook(name, content)
    assert time.process_time() - begun < 10
    assert reading.dossier is None
    (issue,) = errors(reading)
    assert issue.cell is not None
    assert issue.cell.file == name
    assert issue.message.say(Lang.ZH)
    return issue.message.say(Lang.EN)


def is_let_in(content: bytes) -> bool:
    """Whether a file passes the limits, whatever it holds: then tables are missing."""
    found = errors(read_workbook("book.xlsx", content))
    return bool(found) and all("is missing" in issue.message.say(Lang.EN) for issue in found)


def cell(row: int, column: str, value: str = "1") -> str:
    return f'<row r="{row}"><c r="{column}{row}"><v>{value}</v></c></row>'


def sheet(rows: str) -> bytes:
    return with_sheet(f"<sheetData>{rows}</sheetData>")


def test_a_cell_at_the_far_corner_is_refused() -> None:
    words = refusal(sheet(cell(1048576, "XFD")))
    assert str(MOST_ROWS) in words
    assert "1048576" in words


@pytest.mark.parametrize(("row", "is_in"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_rows_have_a_limit(row: int, *, is_in: bool) -> None:
    content = sheet(cell(row, "A"))
    assert is_let_in(content) is is_in
    if not is_in:
        assert str(row) in refusal(content)


@pytest.mark.parametrize(("column", "is_in"), [("IV", True), ("IW", False)])
def test_columns_have_a_limit(column: str, *, is_in: bool) -> None:
    content = sheet(cell(1, column))
    assert is_let_in(content) is is_in
    if not is_in:
        assert str(MOST_COLUMNS) in refusal(content)


def test_cells_without_an_address_are_counted_all_the_same() -> None:
    rows = "<row>" + "<c><v>1</v></c>" * (MOST_COLUMNS + 1) + "</row>"
    assert f"at least {MOST_COLUMNS + 1}" in refusal(sheet(rows))


def test_a_sheet_of_a_million_rows_is_refused_early() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 300_000))
    assert str(MOST_ROWS + 1) in refusal(sheet(rows))


@pytest.mark.slow
def test_a_million_empty_rows_are_refused_or_read_in_time() -> None:
    content = sheet("<row/>" * 1_000_000)
    begun = time.process_time()
    assert is_let_in(content)
    assert time.process_time() - begun < 10


def test_a_bomb_is_refused_while_it_unpacks() -> None:
    parts = empty_parts() | {"xl/media/image1.png": bytes(MOST_UNPACKED + 1)}
    content = packed(parts)
    assert len(content) < LARGEST_FILE
    assert str(MOST_UNPACKED) in refusal(content)


def test_a_bomb_whose_directory_lies_is_refused() -> None:
    content = packed(empty_parts() | {"xl/media/image1.png": bytes(MOST_UNPACKED + 1)})
    assert str(MOST_UNPACKED) in refusal(with_lying_directory(content, "xl/media/image1.png", 100))


def test_a_directory_that_lies_a_little_is_refused_too() -> None:
    content = packed(empty_parts())
    assert "announced" in refusal(with_lying_directory(content, SHEET, 17))


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_directory_whose_checksum_lies_with_it_is_refused(name: str) -> None:
    parts = empty_parts() | {"xl/sharedStrings.xml": b"<sst></sst>" + b" " * 9_000}
    short = parts[name][: len(parts[name]) // 2]
    content = packed(parts)
    at = content.index(b"PK\x01\x02", content.rindex(name.encode()) - 46)
    forged = zlib.crc32(short).to_bytes(4, "little")
    lying = with_lying_directory(content, name, len(short))
    assert "CRC" in refusal(lying[: at + 16] + forged + lying[at + 20 :])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused(method: int) -> None:
    assert f"compression {method}" in refusal(packed(empty_parts(), method=method))


def test_a_part_of_no_bytes_is_refused() -> None:
    assert SHEET in refusal(packed(empty_parts() | {SHEET: b""}))


def test_a_cell_of_a_hundred_million_characters_is_refused() -> None:
    value = "x" * (MOST_TEXT + 1)
    content = sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{value}</t></is></c></row>')
    assert str(MOST_TEXT) in refusal(content)


def test_one_long_string_shown_many_times_is_refused() -> None:
    long = "x" * 32_000
    strings = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{long}</t></si></sst>'
    )
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2_000))
    content = with_sheet(f"<sheetData>{rows}</sheetData>", **{"xl/sharedStrings.xml": strings.encode()})
    assert str(MOST_TEXT) in refusal(content)


@pytest.mark.slow
def test_cells_of_all_sheets_together_have_a_limit() -> None:
    row = "<row>" + "<c><v>1</v></c>" * 200 + "</row>"
    rows = row * (MOST_CELLS // 200 + 1)
    assert f"at least {MOST_CELLS + 1}" in refusal(sheet(rows))


def test_merged_blocks_have_a_limit() -> None:
    merges = '<mergeCell ref="A1:B2"/>' * (MOST_MERGES + 1)
    content = with_sheet(f"<sheetData>{cell(1, 'A')}</sheetData><mergeCells>{merges}</mergeCells>")
    assert str(MOST_MERGES) in refusal(content)


def test_one_merge_over_the_whole_sheet_is_harmless() -> None:
    content = with_sheet(
        f'<sheetData>{cell(1, "A")}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    assert is_let_in(content)


def test_parts_have_a_limit() -> None:
    parts = empty_parts() | {f"xl/media/{n}.png": b"" for n in range(MOST_MEMBERS)}
    assert str(MOST_MEMBERS) in refusal(packed(parts))


def test_a_file_has_a_largest_size() -> None:
    assert str(LARGEST_FILE) in refusal(b"PK\x03\x04" + bytes(LARGEST_FILE))


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "XL/VBAPROJECT.BIN"])
def test_macros_are_refused_by_name(part: str) -> None:
    words = refusal(packed(empty_parts() | {part: b"x"}))
    assert part in words
    assert "macros" in words


def test_a_macro_enabled_type_is_refused() -> None:
    content = changed(
        packed(empty_parts()),
        "[Content_Types].xml",
        lambda xml: xml.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    assert "macro" in refusal(content)


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_and_external_files_are_refused(xml: str, part: str) -> None:
    content = changed(
        packed(empty_parts()),
        part,
        lambda old: xml.encode() + old[old.index(b"<", 1) :] if old.startswith(b"<?") else xml.encode() + old,
    )
    assert part in refusal(content)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        ("a.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "HTML/XML"),
        ("a.exe", b"MZ\x90\x00", "EXE"),
        ("a.docx", b"hello", ".docx"),
        ("a.xlsx", b"PK\x03\x04 not really", "damaged"),
        ("a.xlsx", b"PK\x05\x06" + bytes(18), "xl/workbook.xml"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_by_what_it_is(name: str, content: bytes, word: str) -> None:
    assert word in refusal(content, name)


def test_another_zip_is_refused_with_what_is_missing() -> None:
    assert "xl/workbook.xml" in refusal(
        packed({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
    )


def test_a_part_encrypted_in_the_zip_is_refused() -> None:
    content = bytearray(packed(empty_parts()))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "encrypted" in refusal(bytes(content))


def test_a_name_twice_in_the_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in empty_parts().items():
            archive.writestr(name, part)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/workbook.xml", b"<x/>")
    assert "duplicate" in refusal(out.getvalue())


def test_parts_that_overlap_are_refused() -> None:
    content = bytearray(packed(empty_parts() | {"xl/a.bin": bytes(5_000)}, method=zipfile.ZIP_STORED))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 20 : at + 24] = (len(content) // 2).to_bytes(4, "little")
        at = content.find(b"PK\x01\x02", at + 4)
    assert "damaged" in refusal(bytes(content))


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file_is_refused(cut: float) -> None:
    content = saved(book_of(small_tables()))
    assert "damaged" in refusal(content[: int(len(content) * cut)])


def test_broken_xml_is_refused_with_its_part() -> None:
    content = changed(saved(book_of(small_tables())), SHEET, lambda xml: xml[: len(xml) // 2])
    assert SHEET in refusal(content)


def test_a_stored_zip_of_another_writer_is_read() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("随便").write("A1", "x")
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert is_let_in(packed(parts, method=zipfile.ZIP_STORED))

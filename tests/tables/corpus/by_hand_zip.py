"""Workbooks put together part by part and byte by byte: what no kind program would write."""

import zipfile
from collections.abc import Callable
from typing import Any

from tests.support.packed import SHEET, empty_parts, packed, with_lying_directory, with_sheet
from tests.tables.corpus.case import Case, jobs

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def text(said: str, address: str = "") -> str:
    where = f' r="{address}"' if address else ""
    return f'<c{where} t="inlineStr"><is><t>{said}</t></is></c>'


HEADER = "".join(text(said) for said in ("企业编号", "企业名称", "用工人数"))
ROW = f"{text('F1')}{text('企业F1')}<c><v>21</v></c>"
DATA = f"<sheetData><row>{HEADER}</row><row>{ROW}</row></sheetData>"
PREFIXED = DATA.replace("</", "@@").replace("<", "<x:").replace("@@", "</x:")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def parts(**changes: bytes | None) -> dict[str, bytes]:
    """Return the parts of a good workbook, some of them replaced or left out."""
    sheet = f'<worksheet xmlns="{MAIN}">{DATA}</worksheet>'.encode()
    made = empty_parts() | {SHEET: sheet}
    for name, content in changes.items():
        if content is None:
            del made[name]
        else:
            made[name] = content
    return made


def written(xml: str) -> Callable[[], bytes]:
    return lambda: with_sheet(xml)


def sheet(xml: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: packed(parts(**{SHEET: xml.encode(encoding)}))


def edited(part: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        made = parts()
        assert old in made[part], made[part]
        return packed(made | {part: made[part].replace(old, new)})

    return make


def cut(share: float) -> Callable[[], bytes]:
    def make() -> bytes:
        content = packed(parts())
        return content[: int(len(content) * share)]

    return make


def flipped() -> bytes:
    content = bytearray(packed(parts(), method=zipfile.ZIP_STORED))
    content[content.index(b"sheetData") + 1] ^= 0x20
    return bytes(content)


def _case(name: str, make: Callable[[], bytes], *, file: str = "表.xlsx", **verdict: Any) -> Case:
    return Case(name=name, file=file, make=make, **verdict)


CASES: tuple[Case, ...] = (
    _case("cells without addresses", written(DATA), changes=jobs(21)),
    _case("parts that are stored, not packed", lambda: packed(parts(), method=zipfile.ZIP_STORED), changes=jobs(21)),
    _case("a prefix on every tag", sheet(f'<x:worksheet xmlns:x="{MAIN}">{PREFIXED}</x:worksheet>'), changes=jobs(21)),
    _case("a sheet in UTF-16", sheet(f'<?xml version="1.0" encoding="utf-16"?><worksheet xmlns="{MAIN}">{DATA}</worksheet>', "utf-16"), stopped="parsed"),
    _case("an absolute path to the sheet", edited("xl/_rels/workbook.xml.rels", b"/xl/worksheets/sheet1.xml", b"worksheets/sheet1.xml"), changes=jobs(21)),
    _case("a cell at the far corner", written(f'<sheetData><row r="1048576">{text("x", "XFD1048576")}</row></sheetData>'), stopped="1048576"),
    _case("a bomb", lambda: packed(parts() | {"xl/media/a.bin": bytes(100_000_001)}), stopped="100000000"),
    _case("a bomb that lies about its size", lambda: with_lying_directory(packed(parts() | {"xl/media/a.bin": bytes(100_000_001)}), "xl/media/a.bin", 9), stopped="100000000"),
    _case("a directory that lies", lambda: with_lying_directory(packed(parts()), SHEET, 9), stopped="announced"),
    _case("an entity that grows", sheet(f'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet xmlns="{MAIN}">{DATA}</worksheet>'), stopped="DTD"),
    _case("an entity that reads a file", sheet(f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet xmlns="{MAIN}">{DATA}</worksheet>'), stopped="DTD"),
    _case("macros", lambda: packed(parts() | {"xl/vbaProject.bin": COMPOUND}), stopped="macros"),
    _case("macros under an innocent name", edited("[Content_Types].xml", b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), stopped="macro"),
    _case("a sheet that is not there", lambda: packed(parts(**{SHEET: None})), stopped="sheet1.xml"),
    _case("a string that is not there", written(f'<sheetData><row>{HEADER}</row><row>{text("F1")}<c t="s"><v>99999</v></c></row></sheetData>'), stopped="parsed"),
    _case("a cell that is no number", written(f'<sheetData><row>{HEADER}</row><row>{text("F1")}{text("企业F1")}<c><v>abc</v></c></row></sheetData>'), refused=frozenset({"Sheet!C2"})),
    _case("a number that is not finite", written(f'<sheetData><row>{HEADER}</row><row>{text("F1")}{text("企业F1")}<c><v>1e999</v></c></row></sheetData>'), refused=frozenset({"Sheet!C2"})),
    _case("half a file", cut(0.5), stopped="damaged"),
    _case("all but the last bytes", cut(0.99), stopped="damaged"),
    _case("a flipped bit", flipped, stopped="CRC"),
    _case("a web page called .xls", lambda: b"<html><table><tr><td>F1</td></tr></table></html>", file="表.xls", stopped="HTML"),
    _case("a document", lambda: packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), file="表.docx", stopped="xl/workbook.xml"),
    _case("a password", lambda: COMPOUND + bytes(504) + "EncryptedPackage".encode("utf-16-le"), stopped="password"),
    _case("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), stopped="PNG"),
    _case("a program called .csv", lambda: b"MZ\x90\x00" + bytes(99), file="表.csv", stopped="EXE"),
    _case("a path in the zip that climbs", lambda: packed(parts() | {"../../etc/cron.d/x": b"x"}), changes=jobs(21)),
    _case("a thousand parts", lambda: packed(parts() | {f"xl/media/{n}.png": b"" for n in range(1_000)}), stopped="500"),
    _case("a row of no height", written(f'<sheetData><row>{HEADER}</row><row ht="0" customHeight="1">{ROW}</row></sheetData>'), kind="hidden parts", asked=frozenset({"Sheet!hidden_rows"})),
    _case("a row hidden in words", written(f'<sheetData><row>{HEADER}</row><row hidden="true">{ROW}</row></sheetData>'), kind="hidden parts", asked=frozenset({"Sheet!hidden_rows"})),
    _case("columns hidden to the far end", sheet(f'<worksheet xmlns="{MAIN}"><cols><col min="3" max="16384" width="9" hidden="1"/></cols>{DATA}</worksheet>'), kind="hidden parts", asked=frozenset({"Sheet!hidden_columns"})),
    _case("columns hidden beside the table", sheet(f'<worksheet xmlns="{MAIN}"><cols><col min="4" max="16384" hidden="1"/></cols>{DATA}</worksheet>'), kind="hidden parts", changes=jobs(21)),
    _case("a sheet marked as very hidden by hand", edited("xl/workbook.xml", b'state="visible"', b'state="veryHidden"'), kind="hidden parts", asked=frozenset({"Sheet!hidden_sheet"})),
    _case("two values in one cell", written(f'<sheetData><row>{HEADER}</row><row>{ROW}<c r="C2"><v>22</v></c></row></sheetData>'), stopped="twice"),
)  # fmt: skip

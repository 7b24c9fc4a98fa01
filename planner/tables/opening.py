"""What a file is, by its content: the name it came with is not believed."""

from planner.domain.solving.finding import Cell, Severity
from planner.tables.folder import sheet_of_bytes
from planner.tables.sheets import Faults, Sheet
from planner.tables.workbook.legacy import sheets_of_xls
from planner.tables.workbook.reading import sheets_of_xlsx
from planner.text import Message, message

_ZIP = b"PK"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_ENDINGS = frozenset(("csv", "txt", "tsv"))
_OFTEN_TEXT = frozenset(("xls", "et"))
"""Endings that other programs give to tables of plain text."""
_KNOWN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
)
_HTML = (b"mime-version", b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml")


def sheets_of_file(name: str, content: bytes, faults: Faults) -> tuple[Sheet, ...]:
    """Return the sheets of one workbook or CSV file; none, and an issue, if it is neither.

    An old workbook may take any memory: what begins with `COMPOUND` is for a limited process only.
    """
    if content.startswith(_ZIP):
        return sheets_of_xlsx(name, content, faults)
    if content.startswith(COMPOUND):
        return sheets_of_xls(name, content, faults)
    refused = _refusal(name, content)
    if refused is not None:
        faults.add(Severity.ERROR, refused, cell=Cell(file=name))
        return ()
    sheet = sheet_of_bytes(name, content, faults)
    return () if sheet is None else (sheet,)


def _refusal(name: str, content: bytes) -> Message | None:
    if not content.strip():
        return message("文件是空的", "the file is empty")
    kind = next((kind for mark, kind in _KNOWN if content.startswith(mark)), None)
    if kind is not None:
        return _wrong_kind(kind)
    if content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
        return _wrong_kind("HTML/XML")
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in _OFTEN_TEXT and b"\0" not in content:
        return None
    return None if ending in _TEXT_ENDINGS else _wrong_kind(f".{ending}")


def _wrong_kind(kind: str) -> Message:
    return message(
        "不是工作簿也不是 CSV（内容为 {kind}）；请用 Excel 或 WPS 打开，另存为 .xlsx",
        "neither a workbook nor a CSV (it is {kind}); open it in Excel or WPS and save it as .xlsx",
        kind=kind,
    )

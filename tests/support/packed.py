"""Workbooks taken apart and put together again, part by part and byte by byte."""

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def empty_parts() -> dict[str, bytes]:
    """Return the parts of a workbook with one empty sheet."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return parts_of(out.getvalue())


def with_sheet(xml: str, **others: bytes) -> bytes:
    """Return a workbook whose only sheet holds `xml` as its sheetData."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return packed(empty_parts() | {SHEET: f"{head}{xml}</worksheet>".encode()} | others)


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(content)
    return packed(parts | {name: change(parts[name])})


def with_lying_directory(content: bytes, name: str, size: int) -> bytes:
    """Make the directory announce another unpacked size for a part, in place."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        real = archive.getinfo(name).file_size
    start = content.index(b"PK\x01\x02")
    while content[start + 46 : start + 46 + len(name)] != name.encode():
        start = content.index(b"PK\x01\x02", start + 4)
    assert int.from_bytes(content[start + 24 : start + 28], "little") == real
    return content[: start + 24] + size.to_bytes(4, "little") + content[start + 28 :]

"""What our files say, by opening them with other libraries than those that wrote them."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from openpyxl import load_workbook
from pptx import Presentation

from tests.support import printed

HOLES = re.compile(r"\b(None|nan|NaN|NaT|Text\(|Decimal\()|\ufffd|\{\w+\}")
"""What stands where a program forgot to say something."""


def pdf_text(data: bytes) -> str:
    assert printed.fonts_are_inside(data)
    assert b"pdfuaid:part" in printed.claims(data)
    return printed.text_of(data)


def svg_text(data: bytes) -> str:
    return "\n".join(fromstring(data).itertext())


def png_text(data: bytes) -> str:
    assert data.startswith(b"\x89PNG")
    return ""


def xlsx_text(data: bytes) -> str:
    book = load_workbook(BytesIO(data), data_only=True, read_only=True)
    return "\n".join(
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )


def pptx_text(data: bytes) -> str:
    shapes: list[Any] = [shape for slide in Presentation(BytesIO(data)).slides for shape in slide.shapes]
    cells = [cell.text for one in shapes if one.has_table for row in one.table.rows for cell in row.cells]
    return "\n".join([*(one.text_frame.text for one in shapes if one.has_text_frame), *cells])


def ics_text(data: bytes) -> str:
    events = Calendar.from_ical(data.decode()).walk("VEVENT")
    assert events
    return "\n".join(str(one["SUMMARY"]) for one in events)


def zip_text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return "\n".join(_inside(name, archive.read(name)) for name in archive.namelist())


def _inside(name: str, data: bytes) -> str:
    """Return the text of a file of a zip; what is no kind of ours is plain text."""
    reader = READERS.get(f".{name.rpartition('.')[2]}")
    return data.decode("utf-8-sig") if reader is None else reader(data)


READERS: Mapping[str, Callable[[bytes], str]] = {
    ".pdf": pdf_text,
    ".svg": svg_text,
    ".png": png_text,
    ".xlsx": xlsx_text,
    ".pptx": pptx_text,
    ".ics": ics_text,
    ".zip": zip_text,
}
"""How the text of each kind of file is read, by the end of its name."""

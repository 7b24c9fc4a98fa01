"""Every file of both parks in both languages: it opens, speaks one language, and names nobody by a hole.

What must be opened by an office suite, and a sheet for every firm, is counted by the campaign `every-export`.
"""

import csv
import re
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from openpyxl import load_workbook
from pptx import Presentation

from planner.domain.solving.report import Report
from planner.exports.bundle_reading import read_bundle
from planner.services.planning.exporting import Download, downloads, file_order
from planner.text import Lang, Text
from tests.support import printed

pytestmark = pytest.mark.slow

ELSEWHERE = {"firms", "handover"}
"""Kinds that take a second each: a page a firm, and the pack of other kinds. `tests/exports/test_firm_sheets.py` has the longest pages of both parks."""
OF_EVERY_FIRM = {"report", "excel", "calendar", "csv", "gantt_svg", "places_svg"}
"""Kinds that name every firm that has a place."""
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
        return "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())


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


def files(park: str, lang: Lang) -> tuple[Report, tuple[Download, ...]]:
    report = printed.shipped_report(park)
    order = file_order(report, plan=Text("方案 3", "Plan 3"))
    return report, downloads(order, (lang,))


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("park", ["ziyuan", "mature"])
def test_every_file_opens_and_leaves_no_hole(park: str, lang: Lang) -> None:
    report, offered = files(park, lang)
    for one in offered:
        if one.kind.key in ELSEWHERE:
            continue
        data = one.make()
        if not one.kind.has_language:
            assert read_bundle(data).bundle is not None
            continue
        text = READERS[one.kind.suffix](data)
        assert not HOLES.search(text), (one.kind.key, HOLES.search(text))
        if one.kind.key in OF_EVERY_FIRM:
            names = {firm_id: report.problem.firm[firm_id].name.say(lang) for firm_id in report.plan.by_firm}
            assert not [key for key, name in names.items() if key not in text and name not in text], (
                one.kind.key
            )
        if one.kind.key == "csv":
            _contracts_stand_where_there_is_one(data, lang)


def _contracts_stand_where_there_is_one(data: bytes, lang: Lang) -> None:
    """Hold that the ledger of units has a contract's area and days for signed firms and for no other."""
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("allocation_by_unit.csv").decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text, newline=""))
    names = (
        Text("合同面积(㎡)", "Contract area (㎡)"),
        Text("起租日期", "Lease from"),
        Text("到期日期", "Lease to"),
    )
    contract = [head.index(name.say(lang)) for name in names]
    firm, remark = (
        head.index(Text("入驻企业", "Firm").say(lang)),
        head.index(Text("备注", "Remarks").say(lang)),
    )
    kinds = {(bool(row[firm]), *(bool(row[at]) for at in contract)) for row in rows}
    assert kinds <= {(False, *[False] * 3), (True, *[False] * 3), (True, *[True] * 3)}
    assert (True, True, True, True) in kinds
    planned = Text("拟 ", "planned ").say(lang)
    assert all((planned in row[remark]) == (bool(row[firm]) and not row[contract[0]]) for row in rows)

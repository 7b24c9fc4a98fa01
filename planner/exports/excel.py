"""The plan as one Excel workbook: ledgers to print and to go on with, formulas that check capacity again."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from planner.domain.park.dossier import Dossier
from planner.domain.projects.file_base import BASE_SHEET, MarkScope, mark_of, mark_rows
from planner.domain.solving.report import Report
from planner.exports.summary_tables import assumptions, certificate_table, summary, timeline
from planner.exports.table import ExportTable, columns
from planner.exports.workbook.allocation import allocation_sheet
from planner.exports.workbook.capacity import capacity_sheet, placements_sheet
from planner.exports.workbook.firms import needs_sheet, pipeline_sheet, tenants_sheet
from planner.exports.workbook.follow_up import per_mu_sheet, progress_sheet
from planner.exports.workbook.indicators import indicator_sheets
from planner.exports.workbook.overview import write_overview
from planner.exports.workbook.reasons import reasons_sheet
from planner.exports.workbook.sheet import BookSheet, lookup_sheet
from planner.exports.workbook.writer import FONT, NOTE, SheetWriter
from planner.text import Lang, Text
from planner.views.imprint import Imprint, imprint_of

_NOTES = Text("导出说明", "Notes on this file")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}


def workbook_bytes(report: Report, *, lang: Lang, imprint: Imprint | None = None) -> bytes:
    """Write a report as an `.xlsx` file.

    The same report gives the same bytes. What had to be taken out of a cell is listed on a last sheet;
    a hidden one tells the facts it was written from, against which it is merged when it comes back.
    """
    told = imprint or imprint_of(report)
    sheets = book_sheets(report)

    def begin(writer: SheetWriter) -> None:
        write_overview(writer, report, sheets)

    facts = Dossier(problem=report.problem, records=report.records)
    return _book(sheets, told, lang=lang, begin=begin, mark=mark_of(facts, MarkScope.FACTS))


def tables_workbook(tables: Sequence[ExportTable], imprint: Imprint, *, lang: Lang) -> bytes:
    """Return tables as an `.xlsx` file, a sheet each, one page wide in print; equal tables give equal bytes."""
    return _book([replace(lookup_sheet(table), is_printed=True) for table in tables], imprint, lang=lang)


def _book(
    sheets: Sequence[BookSheet],
    imprint: Imprint,
    *,
    lang: Lang,
    begin: Callable[[SheetWriter], None] = lambda _: None,
    mark: str = "",
) -> bytes:
    memory = BytesIO()
    # The library writes into the options it is given: shared ones made the second book of a process other bytes than the first.
    with xlsxwriter.Workbook(memory, deepcopy(_OPTIONS)) as book:
        created = datetime.combine(imprint.day, time())
        book.set_properties(
            {"title": imprint.park.say(lang)[:200], "comments": NOTE.say(lang), "created": created}
        )
        writer = SheetWriter(book=book, lang=lang, imprint=imprint)
        begin(writer)
        for sheet in sheets:
            writer.write(sheet)
        if writer.notes:
            writer.write(_notes_sheet(writer.notes))
        if mark:
            hidden = book.add_worksheet(BASE_SHEET)
            hidden.hide()
            for row, cells in enumerate(mark_rows(mark)):
                hidden.write_row(row, 0, cells)
    return memory.getvalue()


def book_sheets(report: Report) -> tuple[BookSheet, ...]:
    """Return every sheet but the first: what is printed, then what is looked up."""
    return (
        allocation_sheet(report),
        pipeline_sheet(report),
        tenants_sheet(report),
        progress_sheet(report),
        per_mu_sheet(report),
        needs_sheet(report),
        reasons_sheet(report),
        capacity_sheet(report),
        placements_sheet(report),
        lookup_sheet(summary(report)),
        lookup_sheet(timeline(report)),
        *indicator_sheets(report),
        lookup_sheet(assumptions(report)),
        lookup_sheet(certificate_table(report)),
    )


def _notes_sheet(notes: list[tuple[str, str, Text]]) -> BookSheet:
    return BookSheet(
        key="notes",
        title=_NOTES,
        columns=columns(("工作表", "Sheet"), ("单元格", "Cell"), ("处理", "What was done")),
        rows=tuple(notes),
        is_printed=False,
    )

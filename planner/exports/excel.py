"""The plan as one Excel workbook: text stays text, numbers stay numbers."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from planner.domain.solving.report import Report
from planner.exports.cleaning import MOST_CHARACTERS, cleaned
from planner.exports.contents import tables_of
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.palette import LIGHT
from planner.text import Lang, Text
from planner.views import format as fmt

NOTE = Text("规划假设", "Planning assumption")
_NOTES = Text("导出说明", "Notes on this file")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_A4 = 9
_NARROWEST, _WIDEST = 7, 46
_MOST_HEADER = 120


def workbook_bytes(report: Report, *, lang: Lang) -> bytes:
    """Write a report as an `.xlsx` file.

    The same report gives the same bytes. What had to be taken out of a cell is listed on a
    last sheet.
    """
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, _OPTIONS) as book:
        book.set_properties(
            {
                "title": _title(report, lang),
                "comments": NOTE.say(lang),
                "created": datetime.combine(_as_of(report), time()),
            }
        )
        writer = _SheetWriter(book=book, lang=lang, title=_title(report, lang))
        for table in tables_of(report):
            writer.write(table)
        if writer.notes:
            writer.write(_notes_table(writer.notes))
    return memory.getvalue()


def _title(report: Report, lang: Lang) -> str:
    return " · ".join(park.name.say(lang) for park in report.problem.parks)


def _as_of(report: Report) -> date:
    return max((park.cut_off for park in report.problem.parks), default=date(2000, 1, 1))


def _notes_table(notes: list[tuple[str, str, Text]]) -> ExportTable:
    return ExportTable(
        key="notes",
        title=_NOTES,
        columns=columns(("工作表", "Sheet"), ("单元格", "Cell"), ("处理", "What was done")),
        rows=tuple(notes),
    )


@dataclass(slots=True, kw_only=True)
class _SheetWriter:
    """Writes tables into an open workbook and keeps note of what had to be taken away."""

    book: Any
    lang: Lang
    title: str
    notes: list[tuple[str, str, Text]] = field(default_factory=list)
    formats: dict[str, Any] = field(default_factory=dict)

    def write(self, table: ExportTable) -> None:
        sheet = self.book.add_worksheet(table.title.say(self.lang))
        heads = [title.say(self.lang) for title in table.columns]
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self._head())
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                self._cell(sheet, number, column, cell)
        self._shape(sheet, table, heads)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None or (isinstance(cell, Percentage) and cell.value is None):
            sheet.write_blank(row, column, None, self._format("@", wrap=True))
        elif isinstance(cell, Percentage):
            sheet.write_number(row, column, float(cell.value or 0), self._format("0.0%"))
        elif isinstance(cell, int | Decimal):
            sheet.write_number(row, column, float(cell), self._format(_number_format(cell)))
        elif isinstance(cell, date):
            moment = datetime.combine(cell, time())
            sheet.write_datetime(row, column, moment, self._format("yyyy-mm-dd"))
        else:
            self._text(sheet, row, column, cell.say(self.lang) if isinstance(cell, Text) else cell)

    def _text(self, sheet: Any, row: int, column: int, text: str) -> None:
        safe = cleaned(text, most=MOST_CHARACTERS)
        if safe.done is not None:
            self.notes.append((sheet.get_name(), xl_rowcol_to_cell(row, column), safe.done))
        sheet.write_string(row, column, safe.text, self._format("@", wrap=True))

    def _shape(self, sheet: Any, table: ExportTable, heads: list[str]) -> None:
        for column, head in enumerate(heads):
            texts = (_shown(row[column], self.lang) for row in table.rows)
            sheet.set_column(column, column, _width(head, texts))
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, table.fixed)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
        safe_title = cleaned(self.title).text.replace("&", "&&")[:_MOST_HEADER].rstrip("&")
        sheet.set_header(f"&L{safe_title}&C&A&R{NOTE.say(self.lang)}")
        sheet.set_footer(f"&L{NOTE.say(self.lang)}&R&P / &N")

    def _head(self) -> Any:
        if "head" not in self.formats:
            self.formats["head"] = self.book.add_format(
                {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "bg_color": LIGHT.surface,
                    "font_color": LIGHT.ink,
                    "bottom": 1,
                    "bottom_color": LIGHT.line,
                }
            )
        return self.formats["head"]

    def _format(self, number_format: str, *, wrap: bool = False) -> Any:
        if number_format not in self.formats:
            self.formats[number_format] = self.book.add_format(
                {"num_format": number_format, "valign": "top", "text_wrap": wrap}
            )
        return self.formats[number_format]


def _number_format(value: int | Decimal) -> str:
    if isinstance(value, int):
        return "#,##0"
    exponent = value.normalize().as_tuple().exponent
    places = min(4, max(0, -exponent)) if isinstance(exponent, int) else 0
    return "#,##0" + (f".{'0' * places}" if places else "")


def _shown(cell: Cell, lang: Lang) -> str:
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, Percentage):
        return "100.0%"
    if isinstance(cell, Decimal | int):
        return fmt.short_number(cell, most_places=4)
    return "" if cell is None else str(cell)


def _width(head: str, texts: Iterable[str]) -> float:
    """Return a column width in characters: the widest text, the title at half, within bounds."""
    broadest = max(map(_characters, texts), default=0)
    return min(_WIDEST, max(_NARROWEST, broadest + 2, _characters(head) / 2 + 3))


def _characters(text: str) -> int:
    shown = text[:200]
    return sum(2 if unicodedata.east_asian_width(c) in {"W", "F", "A"} else 1 for c in shown)

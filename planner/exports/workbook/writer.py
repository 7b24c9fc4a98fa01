"""Writing sheets into an open workbook: cells as what they are, and pages that are one sheet wide in letters one can read."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from planner.exports.cleaning import MOST_CHARACTERS, cleaned
from planner.exports.table import Percentage
from planner.exports.workbook.capacity import PLACEMENTS
from planner.exports.workbook.fitting import (
    FONT_PT,
    MARGIN_IN,
    WIDEST,
    fitted_widths,
    heading_height,
    is_upright,
    page_room,
    row_height,
)
from planner.exports.workbook.sheet import BookSheet, RowStyle, SheetCell, SheetFormula, WithUnit
from planner.palette import LIGHT
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.imprint import Imprint

NOTE = Text("规划假设", "Planning assumption")
FONT = "Arial"
"""A font whose measures every office program knows; Chinese letters come from the reader's own."""
A4 = 9
_MOST_HEADER, _MOST_PLAN = 80, 36
"""Characters of park and plan together, and of the plan, in the head of a page; Excel takes 255 for all three parts."""
_GAP = "_)"
"""Room at the right of a number, as broad as a bracket: it must not touch the text of the next column."""
_SHEET = "{sheet}"
_NO_PAGE = 1e6
_UPRIGHT = "upright"
"""The style of a heading that is written upwards."""


@dataclass(slots=True, kw_only=True)
class SheetWriter:
    """Writes sheets into an open workbook and keeps note of what had to be taken away."""

    book: Any
    lang: Lang
    imprint: Imprint
    notes: list[tuple[str, str, Text]] = field(default_factory=list)
    formats: dict[tuple[str, bool, str], Any] = field(default_factory=dict)

    def write(self, sheet: BookSheet) -> Any:
        """Write one sheet, and return it."""
        made = self.book.add_worksheet(sheet.title.say(self.lang))
        for column, title in enumerate(sheet.columns):
            made.write_string(0, column, title.say(self.lang), self.form("@", wrap=True, style="head"))
        for column, said in sheet.notes.items():
            made.write_comment(0, column, said.say(self.lang), {"x_scale": 2})
        for number, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                self.cell(made, (number + 1, column), cell, sheet.styles.get(number, ""))
        self._choices(made, sheet)
        self._shape(made, sheet)
        return made

    def cell(self, made: Any, place: tuple[int, int], cell: SheetCell, style: str = "") -> None:
        """Write one cell at row and column: text stays text, a number stays a number."""
        row, column = place
        if cell is None or (isinstance(cell, Percentage) and cell.value is None):
            made.write_blank(row, column, None, self.form("@", wrap=True, style=style))
        elif isinstance(cell, SheetFormula):
            self._formula(made, place, cell, style)
        elif isinstance(cell, Percentage):
            made.write_number(row, column, float(cell.value or 0), self.form("0.0%", style=style))
        elif isinstance(cell, WithUnit):
            shown = f'{_number_format(cell.value)}" {cell.unit}"'
            made.write_number(row, column, float(cell.value), self.form(shown, style=style))
        elif isinstance(cell, int | Decimal):
            made.write_number(row, column, float(cell), self.form(_number_format(cell), style=style))
        elif isinstance(cell, date):
            moment = datetime.combine(cell, time())
            made.write_datetime(row, column, moment, self.form("yyyy-mm-dd", style=style))
        else:
            self._text(made, place, cell.say(self.lang) if isinstance(cell, Text) else cell, style)

    def form(self, number_format: str, *, wrap: bool = False, style: str = "") -> Any:
        """Return a format, made once."""
        key = (number_format, wrap, style)
        if key not in self.formats:
            looks: dict[str, Any] = {
                "font_name": FONT,
                "font_size": FONT_PT,
                "num_format": number_format if number_format == "@" else f"{number_format}{_GAP}",
                "valign": "vcenter",
                "text_wrap": wrap,
                "border": 4,
                "border_color": LIGHT.line,
            }
            if style:
                looks |= {"bold": True, "bg_color": LIGHT.surface, "font_color": LIGHT.ink}
            if style in {"head", _UPRIGHT}:
                looks |= {"valign": "vcenter", "bottom": 1}
            if style == _UPRIGHT:
                looks |= {"rotation": 90, "align": "center"}
            if style == RowStyle.TOTAL:
                looks |= {"top": 1}
            self.formats[key] = self.book.add_format(looks)
        return self.formats[key]

    def page(self, made: Any, name: str, *, is_portrait: bool) -> None:
        """Set paper, margins, head and foot: one sheet wide."""
        if is_portrait:
            made.set_portrait()
        else:
            made.set_landscape()
        made.set_paper(A4)
        made.fit_to_pages(1, 0)
        made.set_margins(left=MARGIN_IN, right=MARGIN_IN, top=0.42, bottom=0.35)
        plan = _on_page(self.imprint.plan.say(self.lang), _MOST_PLAN)
        park = _on_page(self.imprint.park.say(self.lang), _MOST_HEADER - min(len(plan), _MOST_PLAN))
        left = f"{park} · {plan}"
        made.set_header(f"&L&8{left}&C&8{_on_page(name)}&R&8{NOTE.say(self.lang)}", {"margin": 0.2})
        facts = _on_page(self.imprint.facts.say(self.lang))
        made.set_footer(f"&L&8{NOTE.say(self.lang)} · {facts}&R&8&P / &N", {"margin": 0.15})

    def _formula(self, made: Any, place: tuple[int, int], cell: SheetFormula, style: str) -> None:
        row, column = place
        said = cell.expression.replace(_SHEET, f"'{PLACEMENTS.say(self.lang)}'")
        for key, word in cell.words.items():
            said = said.replace(f"{{{key}}}", word.say(self.lang))
        value = cell.value.say(self.lang) if isinstance(cell.value, Text) else float(cell.value or 0)
        looks = self.form(cell.form, style=style)
        if cell.is_array:
            made.write_array_formula(row, column, row, column, f"{{={said}}}", looks, value)
        else:
            made.write_formula(row, column, f"={said}", looks, value)

    def _text(self, made: Any, place: tuple[int, int], text: str, style: str) -> None:
        row, column = place
        safe = cleaned(text, most=MOST_CHARACTERS)
        if safe.done is not None:
            self.notes.append((made.get_name(), xl_rowcol_to_cell(row, column), safe.done))
        made.write_string(row, column, safe.text, self.form("@", wrap=True, style=style))

    def _choices(self, made: Any, sheet: BookSheet) -> None:
        for column, texts in sheet.choices.items():
            said = [text.say(self.lang) for text in texts]
            rule = {"validate": "list", "source": said, "error_type": "warning"}
            made.data_validation(1, column, max(1, len(sheet.rows)) + 200, column, rule)

    def _shape(self, made: Any, sheet: BookSheet) -> None:
        heads = [title.say(self.lang) for title in sheet.columns]
        texts = [[_shown(row[column], self.lang) for row in sheet.rows] for column in range(len(heads))]
        printed = len(heads) - sheet.beside
        most = page_room(printed, is_portrait=sheet.is_portrait) if sheet.is_printed else _NO_PAGE
        widths = fitted_widths(heads[:printed], texts[:printed], most)
        widths += fitted_widths(heads[printed:], texts[printed:], _NO_PAGE)
        if not sheet.is_printed:
            widths = [min(width, WIDEST) for width in widths]
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
            if sheet.is_printed and is_upright(heads[column], width):
                made.write_string(
                    0, column, cleaned(heads[column]).text, self.form("@", wrap=True, style=_UPRIGHT)
                )
        made.set_row(0, heading_height(heads, widths) + 2)
        for number in range(len(sheet.rows)):
            made.set_row(number + 1, row_height([said[number] for said in texts], widths))
        made.freeze_panes(1, sheet.fixed)
        if sheet.has_filter:
            made.autofilter(0, 0, max(1, len(sheet.rows)), len(heads) - 1)
        made.repeat_rows(0)
        self.page(made, sheet.title.say(self.lang), is_portrait=sheet.is_portrait)
        if not sheet.is_printed:
            beyond = len(sheet.rows) + 2
            made.print_area(beyond, len(heads) + 1, beyond, len(heads) + 1)
        elif sheet.beside:
            made.print_area(0, 0, max(1, len(sheet.rows)), printed - 1)


def _on_page(text: str, most: int = _MOST_HEADER) -> str:
    safe = cleaned(text).text
    return (safe if len(safe) <= most else f"{safe[: most - 1].rstrip()}…").replace("&", "&&")


def _number_format(value: int | Decimal) -> str:
    if isinstance(value, int):
        return "#,##0"
    exponent = value.normalize().as_tuple().exponent
    places = min(4, max(0, -exponent)) if isinstance(exponent, int) else 0
    return "#,##0" + (f".{'0' * places}" if places else "")


def _shown(cell: SheetCell, lang: Lang) -> str:
    if isinstance(cell, SheetFormula):
        return _shown(cell.value, lang)
    if isinstance(cell, WithUnit):
        return f"{fmt.short_number(cell.value, most_places=4)} {cell.unit}"
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, Percentage):
        return "100.0%"
    if isinstance(cell, Decimal | int):
        return fmt.short_number(cell, most_places=4)
    return "" if cell is None else str(cell)

"""Writes the template with XlsxWriter: the same bytes for the same tables."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from planner.domain.csv_text import undo
from planner.domain.park.dossier import Dossier
from planner.domain.projects.file_base import BASE_SHEET, MarkScope, mark_of, mark_rows
from planner.domain.vocabulary.words import NO, WORDS, YES
from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import Column, Kind, Table
from planner.tables.columns.references import ID_COLUMN, target_of
from planner.tables.template.checks import check_of
from planner.tables.wording import shown_cell
from planner.tables.writing import Row, rows_of
from planner.text import Lang, Text

SCHEMA_VERSION = "1"
NAMES_LISTED = 2000
"""Rows of another sheet whose names are offered."""
ROWS_TO_FILL = 500
"""Empty rows that are checked as they are filled in."""

_WORDS = "_words"
_MADE = datetime(2023, 3, 31)  # noqa: DTZ001  # workbooks know no time zone
_TITLE = Text("园区规划师数据模板", "Park Planner data template")
_WIDEST = 40
_HEADER, _KEYS, _FIRST = 0, 1, 2


def empty_template(lang: Lang = Lang.ZH) -> bytes:
    """Return the workbook to fill in, without rows."""
    return _written({table.name: () for table in TABLES}, lang)


def filled_template(dossier: Dossier, lang: Lang = Lang.ZH) -> bytes:
    """Return the workbook with the rows of a park: to be changed and read again."""
    rows = {table.name: rows_of(dossier, table) for table in TABLES}
    return _written(rows, lang, mark=mark_of(dossier, MarkScope.TABLES))


def _written(rows: Mapping[str, tuple[Row, ...]], lang: Lang, *, mark: str = "") -> bytes:
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": _TITLE.say(lang), "created": _MADE})
        book.set_custom_property("schema_version", SCHEMA_VERSION)
        formats = {
            "must": book.add_format(
                {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True}
            ),
            "may": book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True}),
            "text": book.add_format({"num_format": "@"}),
        }
        pages = {table.name: book.add_worksheet(table.title.say(lang)) for table in TABLES}
        choices = _write_words(book, lang)
        for table in TABLES:
            _write(pages[table.name], table, rows[table.name], lang=lang, formats=formats, choices=choices)
        if mark:
            hidden = book.add_worksheet(BASE_SHEET)
            hidden.hide()
            for row, cells in enumerate(mark_rows(mark)):
                hidden.write_row(row, 0, cells)
    return out.getvalue()


def _write(
    page: Any,
    table: Table,
    rows: tuple[Row, ...],
    *,
    lang: Lang,
    formats: Mapping[str, Any],
    choices: Mapping[str, str],
) -> None:
    page.freeze_panes(_FIRST, len(table.keys))
    page.set_row(_KEYS, None, None, {"hidden": True})
    last = _FIRST + max(ROWS_TO_FILL, len(rows)) - 1
    for place, column in enumerate(table.columns):
        header = f"{column.header(lang)}{'*' if column.is_required else ''}"
        page.write_string(_HEADER, place, header, formats["must" if column.is_required else "may"])
        page.write_string(_KEYS, place, column.key)
        is_number = column.kind in {Kind.WHOLE, Kind.DECIMAL}
        page.set_column(
            place, place, min(_WIDEST, 4 + 2 * len(header)), None if is_number else formats["text"]
        )
        listed = choices.get(_vocabulary(column), "") or _names(table, column, lang)
        check = check_of(table, column, lang, choices=listed)
        page.data_validation(_FIRST, place, last, place, check)
    for number, row in enumerate(rows):
        for place, column in enumerate(table.columns):
            _write_cell(
                page, _FIRST + number, place, column=column, text=shown_cell(column, row[column.key], lang)
            )


def _write_cell(page: Any, row: int, place: int, *, column: Column, text: str) -> None:
    if text == "":
        return
    if column.kind in {Kind.WHOLE, Kind.DECIMAL} and len(text.strip("-").replace(".", "")) < 16:
        page.write_number(row, place, float(text))
    else:
        page.write_string(row, place, undo(text))  # a string cell is no formula, whatever it says


def _vocabulary(column: Column) -> str:
    if column.kind is Kind.YES_NO:
        return "yes_no"
    return column.words.__name__ if column.words is not None else ""


def _names(table: Table, column: Column, lang: Lang) -> str:
    """Return the range of the names that a column takes from another sheet; empty if it takes none."""
    target = target_of(table.name, column.key)
    if target is None:
        return ""
    keys = [one.key for one in TABLE[target].columns]
    letters = xl_col_to_name(keys.index(ID_COLUMN[target]))
    sheet = TABLE[target].title.say(lang).replace("'", "''")
    return f"='{sheet}'!${letters}${_FIRST + 1}:${letters}${_FIRST + NAMES_LISTED}"


def _write_words(book: Any, lang: Lang) -> Mapping[str, str]:
    """Write the words of every vocabulary on a hidden sheet; return the range of each."""
    page = book.add_worksheet(_WORDS)
    page.hide()
    lists = {"yes_no": [YES.say(lang), NO.say(lang)]}
    lists |= {kind.__name__: [said.say(lang) for said in words.values()] for kind, words in WORDS.items()}
    found = {}
    for place, (name, words) in enumerate(lists.items()):
        page.write_column(0, place, words)
        letters = xl_col_to_name(place)
        found[name] = f"={_WORDS}!${letters}$1:${letters}${len(words)}"
    return found

"""Columns of the tables as a grid to type in shows them: headings, what they take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import CellValue
from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import FILLED, Column
from planner.tables.wording import choices_of, shown_cell, stored_cell
from planner.text import Lang, Text

Width = Literal["small", "medium", "large"]
_REQUIRED = Text("必填", "must be filled")
_NONE_IS_DASH = Text("没有则写 -", "write - for none")
_ONE_OF = Text("可填：{words}", "One of: {words}")
_WIDE = ("name_zh", "name_en", "product", "note_zh", "note_en", "basis", "reference", "problems")
_WIDE_WIDTH: Width = "medium"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column of a grid: its key, heading with unit, what it takes, and how wide it is."""

    key: str
    heading: str
    help: str
    width: Width | None


def table_title(name: str) -> Text:
    """Return the title of a table."""
    return TABLE[name].title


def column_title(name: str, key: str) -> Text:
    """Return the title of a column; the key itself where the table has no such column."""
    column = TABLE[name].column.get(key) if name in TABLE else None
    return column.title if column else Text(key, key)


def table_names() -> tuple[str, ...]:
    """Return the names of all tables in reading order."""
    return tuple(table.name for table in TABLES)


def grid_columns(name: str, lang: Lang, *, only: Sequence[str] = ()) -> tuple[GridColumn, ...]:
    """Return the columns of a table in `lang`; `only` names those wanted, in order; empty means all."""
    table = TABLE[name]
    wanted = only or [column.key for column in table.columns]
    return tuple(_grid_column(table.column[key], lang) for key in wanted)


def display_text(name: str, key: str, text: str, lang: Lang) -> str:
    """Return a cell as people read it: codes of words as words, anything else as it was typed."""
    return shown_cell(TABLE[name].column[key], text, lang)


def stored(name: str, key: str, text: str) -> str:
    """Return a cell as tables keep it: words that are read without doubt as codes, anything else as it was typed."""
    return stored_cell(TABLE[name].column[key], text)


def read_value(name: str, key: str, text: str) -> object:
    """Return what a cell says; None if it is empty or cannot be read."""
    verdict = read_cell(text, TABLE[name].column[key])
    return verdict.value if isinstance(verdict, CellValue) else None


def _grid_column(column: Column, lang: Lang) -> GridColumn:
    mark = "* " if column.is_required else ""
    return GridColumn(
        key=column.key,
        heading=f"{mark}{column.header(lang)}",
        help=" · ".join(_said(column, lang)),
        width=_WIDE_WIDTH if column.key in _WIDE else None,
    )


def _said(column: Column, lang: Lang) -> list[str]:
    said = [column.help.say(lang)]
    if choices := choices_of(column, lang):
        said.append(_ONE_OF.say(lang).format(words=" / ".join(choices)))
    if column.is_required:
        said.append(_REQUIRED.say(lang))
    if column.default is FILLED:
        said.append(_NONE_IS_DASH.say(lang))
    return said

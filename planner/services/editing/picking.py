"""What there is to pick from in a cell: words of closed vocabularies, names of other tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.projects.draft import TypedTable
from planner.services.editing.editor_view import EditorView
from planner.services.wording.grid_columns import GridColumn
from planner.tables.columns import TABLE
from planner.tables.columns.column import Kind
from planner.tables.columns.references import ID_COLUMN, target_of
from planner.tables.wording import choices_of
from planner.text import Lang

MOST_NAMES = 2000
_NAMES = ("name_zh", "name_en")


@dataclass(frozen=True, slots=True, kw_only=True)
class PickOption:
    """One thing to pick: the text that goes into the cell, and how it is listed."""

    value: str
    label: str


def pick_list(desk: EditorView, table: str, key: str, lang: Lang) -> tuple[PickOption, ...]:
    """Return what a cell of a column may hold; nothing where it is free. Names are those of the draft."""
    column = TABLE[table].column[key]
    if words := choices_of(column, lang):
        return tuple(PickOption(value=word, label=word) for word in words)
    target = target_of(table, key)
    return _names(desk.table(target), lang) if target else ()


def pick_lists(
    desk: EditorView, table: str, columns: Sequence[GridColumn], lang: Lang
) -> dict[str, tuple[PickOption, ...]]:
    """Return what there is to pick from in each of `columns`, by its key."""
    return {column.key: pick_list(desk, table, column.key, lang) for column in columns}


def takes_several(table: str, key: str) -> bool:
    """Return whether a cell of a column holds a list."""
    return TABLE[table].column[key].kind is Kind.LIST


def _names(table: TypedTable, lang: Lang) -> tuple[PickOption, ...]:
    at = table.columns.index(ID_COLUMN[table.name])
    titles = [table.columns.index(key) for key in _ordered(lang) if key in table.columns]
    found = {row[at]: next((row[one] for one in titles if row[one]), "") for row in table.rows if row[at]}
    options = [
        PickOption(value=name, label=f"{name} · {title}" if title and title != name else name)
        for name, title in found.items()
    ]
    return tuple(options[:MOST_NAMES])


def _ordered(lang: Lang) -> tuple[str, ...]:
    return _NAMES if lang is Lang.ZH else _NAMES[::-1]

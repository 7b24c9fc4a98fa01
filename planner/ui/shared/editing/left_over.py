"""What was typed into a grid and could not be kept because the database was away: it waits in the session."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from planner.services.editing.editor import RowsEdit
from planner.services.wording.grid_columns import column_title, display_text, table_title
from planner.text import Lang
from planner.ui import state
from planner.ui.shared.words import editing as words

_PREFIX = f"{state.PREFIX}left_over."


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """An edit that waits, with the columns of its table, and the token of the grid it was typed into."""

    edit: RowsEdit
    columns: tuple[str, ...]
    token: str

    def rows_typed(self, lang: Lang) -> str:
        """Return the rows that were typed in as spreadsheets take them, below the titles of the columns; empty if none was."""
        before, table = set(self.edit.before), self.edit.table
        typed = [row for row in self.edit.after if row not in before]
        if not typed:
            return ""
        text = io.StringIO()
        lines = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        lines.writerow(column_title(table, key).say(lang) for key in self.columns)
        for row in typed:
            lines.writerow(
                display_text(table, key, cell, lang) for key, cell in zip(self.columns, row, strict=True)
            )
        return text.getvalue()


def left_over(project_id: str, table: str) -> LeftOver | None:
    """Return what waits to be kept of a table; None if nothing does."""
    return st.session_state.get(_key(project_id, table))


def leave(project_id: str, left: LeftOver) -> None:
    """Have an edit wait; of one grid the newest says it all."""
    st.session_state[_key(project_id, left.edit.table)] = left


def forget_left_over(project_id: str, table: str) -> None:
    """Let go of what waited: it is kept now."""
    st.session_state.pop(_key(project_id, table), None)


def offer_left_overs(lang: Lang) -> None:
    """Show the rows that wait as texts to be copied: they can be taken along however long the database is away."""
    for one in _all():
        if rows := one.rows_typed(lang):
            st.caption(words.TAKE_ALONG.fill(lang, table=table_title(one.edit.table).say(lang)))
            st.code(rows, language=None)


def _all() -> Iterator[LeftOver]:
    for key, one in list(st.session_state.items()):
        if str(key).startswith(_PREFIX) and isinstance(one, LeftOver):
            yield one


def _key(project_id: str, table: str) -> str:
    return f"{_PREFIX}{project_id}.{table}"

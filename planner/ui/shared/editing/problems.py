"""What has to be mended in tables that are typed in, each with the way there."""

import streamlit as st

from planner.domain.solving.finding import Issue, Severity
from planner.services.editing.editor import EditorView
from planner.services.wording.grid_columns import column_title, table_title
from planner.text import Lang
from planner.ui.shared.sheet import ListItem, Tone, heading, items, sheet
from planner.ui.shared.words import editing as words
from planner.ui.state import Slot

FOCUS = Slot("focus")
"""The row that is shown alone, as `table:row` (row from 1); empty for all."""
MOST = 200
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.MUTED}


def problems(desk: EditorView, lang: Lang, *, tables: tuple[str, ...]) -> None:
    """List the issues of `tables` first, then those of the others; a click shows the row alone."""
    issues = sorted(desk.issues, key=lambda one: (list(Severity).index(one.severity), _rank(one, tables)))
    if not issues:
        return
    lines = tuple(_line(issue, lang) for issue in issues[:MOST])
    head = heading(words.PROBLEMS.fill(lang, count=len(desk.errors)))
    sheet(head, items(*lines, most_px=360), key="problems", on_pick=FOCUS.set)


def focus_on(table: str) -> tuple[int, ...] | None:
    """Return the row of `table` that is shown alone (from 0), or None for all."""
    name, _, row = FOCUS.get().partition(":")
    return (int(row) - 1,) if name == table and row.isdigit() else None


def all_rows_again(lang: Lang, table: str) -> None:
    """Say that one row is shown alone, and offer all of them again."""
    only = focus_on(table)
    if only is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words.ONLY_THESE.fill(lang, row=only[0] + 1), width="content")
            st.button(words.SHOW_ALL.say(lang), key=f"all_rows_{table}", on_click=FOCUS.set, args=("",))


def _rank(issue: Issue, tables: tuple[str, ...]) -> tuple[int, int]:
    cell = issue.cell
    if cell is None:
        return (len(tables), 0)
    return (tables.index(cell.sheet) if cell.sheet in tables else len(tables), cell.row or 0)


def _line(issue: Issue, lang: Lang) -> ListItem:
    cell = issue.cell
    what = issue.message.say(lang)
    if cell is None or not cell.sheet:
        return ListItem(title=what, tone=_TONES[issue.severity])
    table = table_title(cell.sheet).say(lang)
    if cell.row is None or cell.row < 1:
        return ListItem(title=table, text=what, tone=_TONES[issue.severity])
    place = words.PROBLEM_PLACE.fill(
        lang, table=table, row=cell.row, column=column_title(cell.sheet, cell.column).say(lang)
    )
    text = words.PROBLEM_FOUND.fill(lang, text=cell.text, what=what) if cell.text else what
    return ListItem(title=place, text=text, pick=f"{cell.sheet}:{cell.row}", tone=_TONES[issue.severity])

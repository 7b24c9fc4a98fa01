"""A table that can be typed in: every cell its text, kept as it is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from planner.domain.projects.draft import Cells, TypedTable
from planner.domain.projects.person import Permission
from planner.services.editing.editor import EditorView, RowsEdit
from planner.services.editing.picking import pick_lists
from planner.services.wording.grid_columns import GridColumn, display_text, grid_columns, stored
from planner.text import Lang
from planner.ui.app_services import withheld
from planner.ui.shared.editing.grid_aid import grid_aid
from planner.ui.shared.editing.grid_marks import NUMBER, Marks, marked, numbers, row_marks
from planner.ui.shared.editing.grid_mount import GridView, Mount, is_slight, let_go, mounted, typed_in
from planner.ui.shared.editing.left_over import (
    LeftOver,
    forget_left_over,
    leave,
    left_over,
    offer_left_overs,
)
from planner.ui.shared.editing.pasted import pasted_rows, read_pasted
from planner.ui.shared.editing.typed_grid import Seed, typed_rows, visible_rows
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as words

Keep = Callable[[RowsEdit], tuple[Cells, ...] | None]
"""Keeps what was typed; returns the rows then kept, None if nothing was."""

_HEIGHT_PX = 620
_ROW_PX = 35
_NUMBER_PX, _MARKED_PX = 116, 170
PICKS = " ▾"
"""What the heading of a column ends with that offers a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What is to be shown of a table: which columns, and which rows if not all (places from 0)."""

    table: str
    visible: tuple[str, ...] = ()
    only: tuple[int, ...] | None = None


def edit_grid(desk: EditorView, grid: Grid, *, lang: Lang, on_typed: Keep) -> None:
    """Draw the grid; what is typed goes to `on_typed`."""
    columns = grid_columns(grid.table, lang, only=grid.visible)
    table = desk.table(grid.table)
    view = GridView(
        project_id=desk.saved.project_id,
        table=grid.table,
        visible=tuple(column.key for column in columns),
        only=grid.only,
        lang=lang,
    )
    marks = row_marks(desk, grid.table, lang)
    mount = mounted(view, table.rows, lambda: _drawn(view, table, marks))
    offered = pick_lists(desk, grid.table, columns, lang)
    headings = {one.key: one.heading + (PICKS if offered[one.key] else "") for one in columns}

    if left_over(view.project_id, view.table) is not None:
        st.warning(words.NOT_KEPT.say(lang))
        st.button(
            words.KEEP.say(lang),
            key=f"keep_{view.table}",
            on_click=_keep,
            args=(mount, on_typed),
            **granted(),
        )
        offer_left_overs(lang)
    is_held = withheld(Permission.PLAN, view.project_id) is not None
    st.data_editor(
        marked(mount.cells, mount.seed.shown, marks),
        key=mount.widget_key,
        num_rows="fixed" if is_held else "dynamic",
        hide_index=True,
        disabled=is_held or [NUMBER],
        height=min(_HEIGHT_PX, _ROW_PX * (len(mount.seed.shown) + 3)),
        column_config=_number(lang, is_marked=mount.is_marked)
        | {column.key: _config(column, headings[column.key]) for column in columns},
        on_change=_typed,
        args=(mount, on_typed),
    )
    grid_aid(view.table, headings, offered, token=mount.token, on_pasted=partial(_pasted, mount, on_typed))


def _pasted(mount: Mount, on_typed: Keep, said: Any) -> None:
    """Keep a large paste, which the grid itself never saw."""
    view = mount.view
    pasted = read_pasted(said, token=mount.token, columns=view.visible)
    if pasted is None:
        return
    after = pasted_rows(mount.seed, mount.rows, pasted, read=partial(stored, view.table))
    leave(
        view.project_id,
        _left_over(mount, after),
    )
    _keep(mount, on_typed)
    let_go(mount)


def _typed(mount: Mount, on_typed: Keep) -> None:
    """Keep what was typed into a grid, after what waits of an earlier drawing of it."""
    view, said = mount.view, typed_in(mount)
    if said is None:
        let_go(mount)
        return
    waiting = left_over(view.project_id, view.table)
    if waiting is not None and waiting.token != mount.token:
        _keep(mount, on_typed)
    after = typed_rows(mount.seed, said, read=partial(stored, view.table))
    leave(view.project_id, _left_over(mount, after))
    _keep(mount, on_typed)


def _left_over(mount: Mount, after: tuple[Cells, ...]) -> LeftOver:
    edit = RowsEdit(table=mount.view.table, before=mount.rows, after=after)
    return LeftOver(edit=edit, columns=mount.seed.columns, token=mount.token)


def _keep(mount: Mount, on_typed: Keep) -> None:
    """Keep what waits; the grid stands if it is what the grid shows."""
    view = mount.view
    waiting = left_over(view.project_id, view.table)
    if waiting is None:
        return
    kept = on_typed(waiting.edit)
    forget_left_over(view.project_id, view.table)
    if waiting.token == mount.token and kept == waiting.edit.after and is_slight(waiting.edit):
        mount.rows = waiting.edit.after
    else:
        let_go(mount)


def _drawn(view: GridView, table: TypedTable, marks: Marks) -> Mount:
    seed = Seed(
        rows=table.rows,
        shown=visible_rows(len(table.rows), only=view.only),
        columns=table.columns,
        visible=view.visible,
    )
    columns = {key: _column(seed, key, view) for key in view.visible}
    cells = pd.DataFrame({NUMBER: numbers(seed.shown, marks, columns=len(columns))} | columns, dtype="str")
    return Mount(view=view, seed=seed, rows=table.rows, cells=cells, is_marked=bool(marks))


def _column(seed: Seed, key: str, view: GridView) -> list[str]:
    place = seed.columns.index(key)
    return [display_text(view.table, key, seed.rows[at][place], view.lang) for at in seed.shown]


def _number(lang: Lang, *, is_marked: bool) -> dict[str, Any]:
    title, width = words.ROW.say(lang), _MARKED_PX if is_marked else _NUMBER_PX
    return {NUMBER: st.column_config.TextColumn(title, width=width, pinned=True)}


def _config(column: GridColumn, heading: str) -> Any:
    return st.column_config.TextColumn(heading, help=column.help, width=column.width)

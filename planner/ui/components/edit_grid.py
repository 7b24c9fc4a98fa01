"""A table that can be typed in: every cell its text, kept as it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.services.editing import Desk
from planner.services.tabling import GridColumn, grid_columns, shown
from planner.text import Lang
from planner.ui import state
from planner.ui.typed_grid import Cells, Seed, rows_shown, typed_rows
from planner.ui.words import editing as words

_HEIGHT_PX = 620
_ROW_PX = 35
_NUMBER = "_row"
"""A column of the grid alone: the number of the row, as the list of problems gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What is to be shown of a table: which columns, and which rows if not all (places from 0)."""

    table: str
    visible: tuple[str, ...] = ()
    only: tuple[int, ...] | None = None


def edit_grid(
    desk: Desk, grid: Grid, *, lang: Lang, key: str, on_typed: Callable[[str, tuple[Cells, ...]], None]
) -> None:
    """Draw the grid; what is typed goes to `on_typed` as the table's name and all its rows.

    A grid must be given the very rows it was first drawn from for as long as a person types
    in it; it is drawn anew, with a new key, when the table changed by other means.
    """
    columns = grid_columns(grid.table, lang, only=grid.visible)
    seed = _seed(desk, grid, columns, key)
    widget_key = f"{key}.{st.session_state[_epoch_key(key)]}"
    numbers = {_NUMBER: [str(at + 1) for at in seed.shown]}
    cells = numbers | {
        column.key: [_shown(seed, at, column, table=grid.table, lang=lang) for at in seed.shown]
        for column in columns
    }

    def typed() -> None:
        rows = typed_rows(seed, st.session_state[widget_key])
        st.session_state[_known_key(key)] = rows
        on_typed(grid.table, rows)

    st.data_editor(
        cells,
        key=widget_key,
        num_rows="dynamic",
        hide_index=True,
        disabled=[_NUMBER],
        height=min(_HEIGHT_PX, _ROW_PX * (len(seed.shown) + 3)),
        column_config=_number(lang) | {column.key: _config(column) for column in columns},
        on_change=typed,
    )


def _seed(desk: Desk, grid: Grid, columns: Sequence[GridColumn], key: str) -> Seed:
    """Give the rows the grid is drawn from: those of before while it is typed in, else the newest."""
    table = desk.table(grid.table)
    wanted = Seed(
        rows=table.rows,
        shown=rows_shown(len(table.rows), only=grid.only),
        columns=table.columns,
        visible=tuple(column.key for column in columns),
    )
    session, seed_key = st.session_state, f"{state.PREFIX}grid.{key}.seed"
    kept: Seed | None = session.get(seed_key)
    same_view = kept is not None and (kept.visible, _view(grid)) == (
        wanted.visible,
        session.get(f"{seed_key}.view"),
    )
    if kept is not None and same_view and session.get(_known_key(key)) == table.rows:
        return kept
    session[seed_key] = wanted
    session[f"{seed_key}.view"] = _view(grid)
    session[_known_key(key)] = table.rows
    session[_epoch_key(key)] = session.get(_epoch_key(key), 0) + 1
    return wanted


def _shown(seed: Seed, at: int, column: GridColumn, *, table: str, lang: Lang) -> str:
    return shown(table, column.key, seed.rows[at][seed.columns.index(column.key)], lang)


def _view(grid: Grid) -> tuple[str, tuple[int, ...] | None]:
    return (grid.table, grid.only)


def _known_key(key: str) -> str:
    return f"{state.PREFIX}grid.{key}.known"


def _epoch_key(key: str) -> str:
    return f"{state.PREFIX}grid.{key}.epoch"


def _number(lang: Lang) -> dict[str, Any]:
    return {_NUMBER: st.column_config.TextColumn(words.ROW.say(lang), width=46, pinned=True)}


def _config(column: GridColumn) -> Any:
    return st.column_config.TextColumn(column.heading, help=column.help, width=column.width)

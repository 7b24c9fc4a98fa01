"""A grid as it stands in a browser: what it was drawn from, for as long as the browser keeps what is typed in it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from planner.domain.projects.draft import Cells
from planner.services.editing.editor import RowsEdit
from planner.text import Lang
from planner.ui import state
from planner.ui.shared.editing.grid_messages import Said, read_message
from planner.ui.shared.editing.typed_grid import Seed

MOST_TOUCHED = 100
"""Rows that one edit may touch before its grid is drawn anew."""

_SLOTS = f"{state.PREFIX}grid."
_ON_PAGE = f"{state.PREFIX}grids_on_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """What a grid shows: of which project, which table, columns and rows, in which language."""

    project_id: str
    table: str
    visible: tuple[str, ...]
    only: tuple[int, ...] | None
    lang: Lang


@dataclass(slots=True, kw_only=True)
class Mount:
    """A grid as it was drawn: its view, the rows behind it, and the cells it was given.

    `rows` are those of the table as this grid last knew them, with what was typed in it.
    `is_marked` if rows had faults when it was drawn, and its first column has room to name them.
    The browser keeps what is typed as a difference to `seed` under `widget_key`, which no
    other drawing of a grid ever has: neither side can take a difference for that of another.
    """

    view: GridView
    seed: Seed
    rows: tuple[Cells, ...]
    cells: pd.DataFrame
    is_marked: bool
    token: str = field(default_factory=lambda: secrets.token_hex(6))

    @property
    def widget_key(self) -> str:
        """The key of the widget."""
        return f"grid_{self.view.table}_{self.token}"


def begin_page() -> None:
    """Note that a page is begun: no grid is on it yet."""
    st.session_state[_ON_PAGE] = set()


def end_page() -> None:
    """Let go of every grid that is not on the page that was now drawn to its end.

    The browser forgets what was typed in those, and may still say it: it says a page late.
    """
    on_page: set[str] = st.session_state.get(_ON_PAGE, set())
    # A list first: keys are deleted on the way.
    for key in list(map(str, st.session_state)):
        if key.startswith(_SLOTS) and st.session_state[key].token not in on_page:
            del st.session_state[key]


def mounted(view: GridView, rows: tuple[Cells, ...], draw: Callable[[], Mount]) -> Mount:
    """Return the grid as it stands, or one drawn anew from `rows`, the table as the draft has it.

    It stands only while the browser still holds what was typed in it, on the very same view,
    and while nobody changed the table by other means: in every other case what it was drawn
    from is older than the draft, and typing on would take the draft back to it. Nor does it
    stand when what the browser says of it cannot be.
    """
    mount: Mount | None = st.session_state.get(_slot(view.table))
    stands = mount is not None and mount.view == view and mount.widget_key in st.session_state
    if mount is None or not stands or mount.rows != rows or typed_in(mount) is None:
        mount = draw()
        st.session_state[_slot(view.table)] = mount
    st.session_state.setdefault(_ON_PAGE, set()).add(mount.token)
    return mount


def is_slight(edit: RowsEdit) -> bool:
    """Return whether a grid may stand after an edit: none that deletes, for rows are numbered anew, or pastes much.

    What is typed is laid over the seed again at every run, and a large difference costs seconds each time.
    """
    if len(edit.after) < len(edit.before):
        return False
    touched = sum(was != now for was, now in zip(edit.before, edit.after, strict=False))
    return touched + len(edit.after) - len(edit.before) <= MOST_TOUCHED


def let_go(mount: Mount) -> None:
    """Have the grid drawn anew the next time: what it shows is not what is kept."""
    st.session_state.pop(_slot(mount.view.table), None)


def typed_in(mount: Mount) -> Said | None:
    """Return what the browser says was typed in a grid; None if that cannot be."""
    return read_message(
        lambda: st.session_state[mount.widget_key],
        rows=len(mount.seed.shown),
        columns=mount.seed.visible,
    )


def _slot(table: str) -> str:
    return f"{_SLOTS}{table}"

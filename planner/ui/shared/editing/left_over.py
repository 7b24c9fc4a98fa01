"""What was typed into a grid and could not be kept because the database was away: it waits in the session."""

from dataclasses import dataclass

import streamlit as st

from planner.services.editing.editor import RowsEdit
from planner.ui import state


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """An edit that waits, and the token of the grid it was typed into."""

    edit: RowsEdit
    token: str


def left_over(project_id: str, table: str) -> LeftOver | None:
    """Return what waits to be kept of a table; None if nothing does."""
    return st.session_state.get(_key(project_id, table))


def leave(project_id: str, left: LeftOver) -> None:
    """Have an edit wait; of one grid the newest says it all."""
    st.session_state[_key(project_id, left.edit.table)] = left


def forget_left_over(project_id: str, table: str) -> None:
    """Let go of what waited: it is kept now."""
    st.session_state.pop(_key(project_id, table), None)


def _key(project_id: str, table: str) -> str:
    return f"{state.PREFIX}left_over.{project_id}.{table}"

"""The first look at what a browser says of its widgets: what none of them can hold is let go before a page is drawn."""

import math
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.ui import state

_NOT_READ = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError)


def let_go_of_what_cannot_be() -> None:
    """Forget values that cannot be read, numbers that are none and halves of characters; the widgets begin anew."""
    for key in _keys():
        try:
            is_sound = _is_sound(st.session_state[key])
        except _NOT_READ:
            is_sound = False
        if not is_sound:
            del st.session_state[key]


def begin_widgets_anew() -> None:
    """Forget what every widget holds; what was chosen on the pages stays."""
    for key in _keys():
        if not key.startswith(state.PREFIX):
            del st.session_state[key]


def _keys() -> list[str]:
    """Return the keys of the session, without what the browser just said if they cannot even be listed with it."""
    try:
        return list(map(str, st.session_state))
    except _NOT_READ:
        run = get_script_run_ctx()
        if run is None:
            raise
        said = run.session_state._state._new_widget_state  # noqa: SLF001  every open way reads the values first
        said.states.clear()
        return list(map(str, st.session_state))


def _is_sound(value: Any) -> bool:
    if isinstance(value, str):
        value.encode()  # half a character is a ValueError
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    return all(map(_is_sound, value)) if isinstance(value, list | tuple) else True

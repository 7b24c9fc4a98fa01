"""The first look at what a browser says of its widgets: what none of them can hold is let go before a page is drawn."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.ui import state
from planner.ui.session_values import NOT_READ, is_sound


def let_go_of_what_cannot_be() -> None:
    """Forget values that cannot be read, numbers that are none and halves of characters; the widgets begin anew."""
    for key in _keys():
        try:
            is_kept = is_sound(st.session_state[key])
        except NOT_READ:
            is_kept = False
        if not is_kept:
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
    except NOT_READ:
        run = get_script_run_ctx()
        if run is None:
            raise
        said = run.session_state._state._new_widget_state  # noqa: SLF001  every open way reads the values first
        said.states.clear()
        return list(map(str, st.session_state))

"""One handler for what no screen foresaw: a sentence for the viewer, the cause in the log.

Trouble with the database and what a person may not do have words of their own. A click that came to nothing leaves the page as
it was, with the sentence on it.
"""

import logging
import secrets

import streamlit as st
from streamlit.runtime.scriptrunner import (
    RerunData,
    RerunException,
    StopException,
    get_script_run_ctx,
)

from planner.services.database.opening import StoreError
from planner.services.people.calls import AccessRefusal
from planner.text import Lang, Message
from planner.ui import state
from planner.ui.monitoring import count_fault
from planner.ui.session_check import begin_widgets_anew
from planner.ui.shared.editing.left_over import offer_left_overs
from planner.ui.shared.words import shell

_LOG = logging.getLogger(__name__)
_FAILED = f"{state.PREFIX}failed"
_FORESEEN = (StoreError, AccessRefusal)
"""What has words of its own."""


def explain(error: Exception) -> bool:
    """Say in one sentence what came up; True, so that Streamlit says nothing more."""
    said = sentence_on(error).say(_language())
    run = get_script_run_ctx()
    if (
        run is not None
        and run.fragment_ids_this_run
        and isinstance(error, AccessRefusal)
        and error.needs_login
    ):
        _ask_to_draw_again(RerunData())  # the whole page, which offers the login
    elif run is None or run.has_script_started:
        _say_here(said, error)
    else:
        st.session_state[_FAILED] = said
        if run.fragment_ids_this_run:
            _ask_to_draw_again(RerunData())
        else:
            _draw_all_the_same()
    return True


def say_what_failed() -> None:
    """Show, once, why the last click came to nothing."""
    said = st.session_state.pop(_FAILED, None)
    if said:
        st.error(said)


def sentence_on(error: Exception) -> Message:
    """Return the words for an error; one that has none gets a number, under which the log tells its cause."""
    if isinstance(error, StoreError):
        _LOG.warning("The database: %s", error)
        return error.message
    if isinstance(error, AccessRefusal):
        return error.message  # the guard has logged it
    number = secrets.token_hex(4)
    _LOG.error("Fault %s", number, exc_info=error, extra={"error_id": number})
    count_fault()
    return shell.unforeseen(number)


def _say_here(said: str, error: Exception) -> None:
    """Say it in place of what could not be drawn; what has no words of its own may lie in what the widgets hold."""
    st.error(said)
    label, key = shell.TRY_AGAIN.say(_language()), f"{state.PREFIX}try_again_{secrets.token_hex(4)}"
    st.button(label, key=key, on_click=None if isinstance(error, _FORESEEN) else begin_widgets_anew)
    if isinstance(error, StoreError):
        offer_left_overs(_language())


def _draw_all_the_same() -> None:
    """Draw the page after a click that came to nothing."""
    from planner.ui.screens import draw

    try:
        draw()
    except RerunException as wanted:
        _ask_to_draw_again(wanted.rerun_data)
    except StopException:
        return
    except Exception as error:  # noqa: BLE001  the last edge: it is told
        say_what_failed()
        _say_here(sentence_on(error).say(_language()), error)


def _ask_to_draw_again(how: RerunData) -> None:
    run = get_script_run_ctx()
    if run is not None and run.script_requests is not None:
        run.script_requests.request_rerun(how)


def _language() -> Lang:
    try:
        return state.language()
    except ValueError:
        return Lang.ZH

"""A button whose press is acted on once, whatever the person does next."""

from typing import Any

import streamlit as st

from planner.domain.projects.person import Permission
from planner.ui import state
from planner.ui.app_services import here, withheld

_PRESSED = f"{state.PREFIX}pressed"
"""The keys of the buttons that were pressed and not acted on yet."""
_PAGE = f"{state.PREFIX}pressed_page"


def granted(
    needs: Permission = Permission.PLAN,
    project_id: str = "",
    *,
    disabled: bool = False,
    help: str | None = None,  # noqa: A002  as Streamlit calls it
) -> dict[str, Any]:
    """Return whether a button is disabled, and what stands beside it: why, where whoever looks may not do what it does.

    Parameters
    ----------
    needs
        What its act needs.
    project_id
        The project of the act; without one that of the page.
    disabled, help
        What holds where the person may.
    """
    why = withheld(needs, project_id or here())
    if why is None:
        return {"disabled": disabled, "help": help}
    return {"disabled": True, "help": why.say(state.language())}


def pressed(
    title: str,
    *,
    key: str,
    on: Any = st,
    disabled: bool = False,
    needs: Permission | None = Permission.PLAN,
    project_id: str = "",
    **look: Any,
) -> bool:
    """Draw a button; return whether it was pressed since it was last acted on.

    Streamlit ends a run for the next act wherever an element is drawn, and the press of a button with it: what a
    person pressed just before that was never done. The press is noted by a callback, which runs to its end
    (`ui.uninterrupted`), and stands until a run gets as far as the button. A press of a button that is disabled by
    then, that is no longer drawn (`forget`), or on a page that was left (`leave`), is forgotten.

    Parameters
    ----------
    title
        What stands on the button.
    key
        The key of the button, its own on all pages.
    on
        The container to draw it in; by itself the current one.
    needs, project_id
        What its act needs of whoever presses it, as for `granted`; None where it changes nothing that is kept.
    disabled, look
        As for `st.button`.
    """
    if needs is not None:
        look |= granted(needs, project_id, disabled=disabled, help=look.get("help"))
        disabled = look.pop("disabled")
    on.button(title, key=key, on_click=_note, args=(key,), disabled=disabled, **look)
    waiting: set[str] = st.session_state.get(_PRESSED, set())
    if key not in waiting:
        return False
    waiting.remove(key)
    return not disabled


def leave(page: str) -> None:
    """Forget a press if another page was open until now: `page` is the name of the one that is being drawn."""
    if st.session_state.get(_PAGE, page) != page:
        forget()
    st.session_state[_PAGE] = page


def forget() -> None:
    """Forget every press: of what a page does not draw up to its end nobody would expect the act later on."""
    st.session_state.pop(_PRESSED, None)


def _note(key: str) -> None:
    st.session_state.setdefault(_PRESSED, set()).add(key)

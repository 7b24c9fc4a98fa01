"""The address line and the session say the same: language, park, quarter, firm or building, run and view.

What stands in the address when a session begins is taken over. After Back the way of looking
is taken over as well, but not which plan is on show or which solve is watched. In all other runs
the session leads and the address follows: what a browser says then may be older than the session.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.text import Lang
from planner.ui import state
from planner.ui.shared.tour import STEPS
from planner.ui.state import Slot

IN_ADDRESS: tuple[Slot, ...] = (
    state.LANG,
    state.PARK,
    state.QUARTER,
    state.FIRM,
    state.BUILDING,
    state.PLACE,
    state.SHOWN,
    state.TASK,
    state.NEXT,
    state.SINCE,
    state.ABOUT,
    state.VIEW,
    state.COLOUR,
    state.SITE_COLOUR,
    state.SCENARIO,
    state.TOUR,
)
_NOT_BY_BACK = (state.SHOWN, state.TASK, state.NEXT, state.SINCE, state.ABOUT)
LONGEST = 64
"""No code of ours is longer; anything longer in an address is not ours."""

_TAKEN = f"{state.PREFIX}address"


def take_over(parks: list[str], language: Lang) -> None:
    """Take over what the address says, where it leads; an unknown language or park is ignored."""
    state.LANG.set(str(st.session_state.get(state.LANG.key, language.value)))
    is_first = not st.session_state.get(_TAKEN)
    if is_first or _is_back():
        _take(parks, () if is_first else _NOT_BY_BACK)
    st.session_state[_TAKEN] = True
    if state.PARK.get() not in parks and parks:
        state.PARK.set(parks[0])


def follow() -> None:
    """Write the session's choices into the address, at once; defaults are left out."""
    held = {slot: slot.get() for slot in IN_ADDRESS}
    said = {slot.name: value for slot, value in held.items() if value not in ("", slot.default)}
    ours = {slot.name for slot in IN_ADDRESS}
    foreign = {name: value for name, value in st.query_params.items() if name not in ours}
    # Written only if it differs: every write is an entry in the browser's history, and Back would have to be pressed
    # as often.
    if st.query_params.to_dict() != foreign | said:
        st.query_params.from_dict(foreign | said)


def _is_back() -> bool:
    """Whether this run answers Back or Forward of the browser."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _take(parks: list[str], never: tuple[Slot, ...]) -> None:
    known = {
        state.LANG.name: [one.value for one in Lang],
        state.PARK.name: parks,
        state.TOUR.name: [*STEPS],
    }
    for slot in IN_ADDRESS:
        said = st.query_params.get(slot.name)
        if said and slot not in never and len(said) <= LONGEST and said in known.get(slot.name, [said]):
            slot.set(said)
    if not never and state.TASK.get() and not (state.SHOWN.get() or state.NEXT.get()):
        state.NEXT.set(state.TASK.get())  # an address of old names the run alone

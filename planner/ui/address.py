"""The address line and the session say the same: language, park, quarter, firm or building, run and view.

What stands in the address when a page opens, or after Back, is taken over once; from then
on the session leads and the address follows.
"""

import streamlit as st

from planner.text import Lang
from planner.ui import state
from planner.ui.components.tour import STEPS
from planner.ui.state import Slot

IN_ADDRESS: tuple[Slot, ...] = (
    state.LANG,
    state.PARK,
    state.QUARTER,
    state.FIRM,
    state.BUILDING,
    state.JOB,
    state.SINCE,
    state.VIEW,
    state.COLOUR,
    state.SCENARIO,
    state.TOUR,
)
LONGEST = 64
"""No code of ours is longer; anything longer in an address is not ours."""

_WRITTEN = f"{state.PREFIX}address"


def take_over(parks: list[str], language: Lang) -> None:
    """Take over what the address says anew; an unknown language or park is ignored."""
    state.LANG.set(str(st.session_state.get(state.LANG.key, language.value)))
    known = {
        state.LANG.name: [one.value for one in Lang],
        state.PARK.name: parks,
        state.TOUR.name: [*STEPS],
    }
    written: dict[str, str] = st.session_state.setdefault(_WRITTEN, {})
    for slot in IN_ADDRESS:
        said = st.query_params.get(slot.name)
        if said is None or said == written.get(slot.name) or len(said) > LONGEST:
            continue
        written[slot.name] = said
        if said in known.get(slot.name, [said]):
            slot.set(said)
    if state.PARK.get() not in parks and parks:
        state.PARK.set(parks[0])


def follow() -> None:
    """Write the session's choices into the address; defaults are left out."""
    written: dict[str, str] = {}
    for slot in IN_ADDRESS:
        value = slot.get()
        if value and value != slot.default:
            written[slot.name] = value
            if st.query_params.get(slot.name) != value:
                st.query_params[slot.name] = value
        elif slot.name in st.query_params:
            del st.query_params[slot.name]
    st.session_state[_WRITTEN] = written

"""What one browser session remembers: codes, never words, so that the language may change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.text import Lang

PREFIX = "park_planner."


@dataclass(frozen=True, slots=True)
class Slot:
    """One remembered code; empty text means nothing chosen."""

    name: str
    default: str = ""

    @property
    def key(self) -> str:
        """Key in the session state; never the key of a widget."""
        return f"{PREFIX}{self.name}"

    def get(self) -> str:
        """Give what is remembered."""
        return str(st.session_state.get(self.key, self.default))

    def set(self, value: str) -> None:
        """Remember `value`."""
        st.session_state[self.key] = value


LANG = Slot("lang", Lang.ZH.value)
PARK = Slot("park", "ziyuan")
QUARTER = Slot("quarter")
FIRM = Slot("firm")
BUILDING = Slot("building")
"""The chosen building; a firm or a building is chosen, not both."""
JOB = Slot("job")
"""The run that is watched or on show, or `shipped`."""
SHOWN = Slot("shown")
"""The version last on show; it stays while another run is under way."""
COLOUR = Slot("colour", "family")
VIEW = Slot("view", "stacking")
SCENARIO = Slot("scenario")
"""The scenario that is worked on; empty for one that is still to be made."""
SINCE = Slot("since")
"""The re-plan that new facts started and the plan it goes from, as `job:version`."""
LANDING = Slot("landing")
"""The page that comes next, set where a page cannot be left at once."""
TOUR = Slot("tour")
REVEAL = Slot("reveal")
"""Set by a click on a firm or a building: its card scrolls into view once."""


def language() -> Lang:
    """Give the language of this session."""
    return Lang(LANG.get())


def choose_firm(firm_id: str) -> None:
    """Make a firm the chosen one on every page; choosing it again lets it go."""
    FIRM.set("" if FIRM.get() == firm_id else firm_id)
    BUILDING.set("")
    REVEAL.set(FIRM.get())


def choose_building(building_id: str) -> None:
    """Make a building the chosen one instead of a firm; choosing it again lets it go."""
    BUILDING.set("" if BUILDING.get() == building_id else building_id)
    FIRM.set("")
    REVEAL.set(BUILDING.get())


def take_reveal() -> str:
    """Give the firm or building whose card should come into view, once."""
    wanted = REVEAL.get()
    REVEAL.set("")
    return wanted


def kept_by(slot: Slot, widget_key: str) -> Callable[[], None]:
    """Give the callback that copies a widget's value into a slot."""

    def keep() -> None:
        value = st.session_state[widget_key]
        if value is not None:
            slot.set(str(value))

    return keep


def primed(slot: Slot, widget_key: str, options: list[str]) -> str:
    """Put a slot's value under a widget that is about to be drawn; give the value.

    A value that is not among the options gives way to the first of them.
    """
    value = slot.get() if slot.get() in options else options[0]
    slot.set(value)
    st.session_state[widget_key] = value
    return value


def remember(name: str, value: Any) -> None:
    """Set the start value of a widget that keeps its own value for the session."""
    st.session_state.setdefault(name, value)

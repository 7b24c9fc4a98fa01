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
    of_park: bool = False
    """Whether each park has its own."""

    @property
    def key(self) -> str:
        """Key in the session state; never the key of a widget."""
        return f"{PREFIX}{self.name}.{PARK.get()}" if self.of_park else f"{PREFIX}{self.name}"

    def get(self) -> str:
        """Return what is remembered."""
        return str(st.session_state.get(self.key, self.default))

    def set(self, value: str) -> None:
        """Remember `value`."""
        # Under a key of our own: Streamlit drops the value of a widget as soon as a page is drawn without it.
        st.session_state[self.key] = value


LANG = Slot("lang", Lang.ZH.value)
PARK = Slot("park", "ziyuan")
QUARTER = Slot("quarter", of_park=True)
FIRM = Slot("firm", of_park=True)
BUILDING = Slot("building", of_park=True)
"""The chosen building; a firm or a building is chosen, not both."""
PLACE = Slot("place", of_park=True)
"""The building or unit that the page Why asks about."""
PLACE_ASKED = Slot("place_asked", of_park=True)
"""Set when a person asks about a firm or a place, by choosing it or on a card: then the map of places begins by itself."""
TASK = Slot("job", of_park=True)
"""The run that is watched."""
SHOWN = Slot("plan", of_park=True)
"""The plan that a person chose, or whose solve a person started."""
NEXT = Slot("next", of_park=True)
"""The run whose plan comes on show when it is there."""
SEEN = Slot("seen", of_park=True)
"""The plan last on show; where none was chosen it stays."""
COLOUR = Slot("colour", "family")
SITE_COLOUR = Slot("site_colour", "occupancy")
VIEW = Slot("view", "stacking")
FILE_LANGUAGE = Slot("file_language", "page")
PACK_LANGUAGE = Slot("pack_language", "both")
SCENARIO = Slot("scenario", of_park=True)
"""The scenario that is worked on; empty for one that is still to be made."""
SINCE = Slot("since", of_park=True)
"""The re-plan that new facts started and the plan it goes from, as `task:version`."""
ABOUT = Slot("about", of_park=True)
"""The firm or building on whose card the news was told that started it."""
ENQUIRY_TAB = Slot("enquiry_tab", "firm")
UNIT = Slot("unit", of_park=True)
"""The vacant unit that firms are looked for."""
UNIT_ASKED = Slot("unit_asked", of_park=True)
"""A vacant unit that was clicked on a drawing: its firms are looked for once, when the page is there."""
TOUR = Slot("tour")
REVEAL = Slot("reveal")
"""Set by a click on a firm or a building: its card scrolls into view once."""


def language() -> Lang:
    """Return the language of this session."""
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


def ask_for_firms(unit_id: str) -> None:
    """Make a vacant unit the one that firms are looked for, on the page of enquiries."""
    UNIT.set(unit_id)
    UNIT_ASKED.set(unit_id)
    ENQUIRY_TAB.set("room")


def take_reveal() -> str:
    """Return the firm or building whose card should come into view, once."""
    wanted = REVEAL.get()
    REVEAL.set("")
    return wanted


def copy_to(slot: Slot, widget_key: str) -> Callable[[], None]:
    """Return the callback that copies a widget's value into a slot."""

    def keep() -> None:
        value = st.session_state[widget_key]
        if value is not None:
            slot.set(str(value))

    return keep


def key_for(widget: str, value: str) -> str:
    """The key of a widget that shows `value`: another one whenever something else than the widget changed it.

    What a browser says of a widget may be older than the value; told of a key that is gone it does no harm.
    """
    known, times = st.session_state.get(f"{PREFIX}widget.{widget}", (value, 0))
    # A new key makes a new widget, the only way to have it show another value: what is set under the old key loses to
    # what the browser still says of it.
    times += known != value
    st.session_state[f"{PREFIX}widget.{widget}"] = (value, times)
    key = f"{widget}.{times}" if times else widget
    st.session_state[key] = value  # always: on another page the widget has forgotten it
    return key


def take_from(widget: str, key: str) -> str:
    """The value that a person chose in a widget of `key_for`."""
    _, times = st.session_state[f"{PREFIX}widget.{widget}"]
    value = str(st.session_state[key])
    st.session_state[f"{PREFIX}widget.{widget}"] = (value, times)
    return value


def primed(slot: Slot, widget_key: str, options: list[str]) -> str:
    """Put a slot's value under a widget that is about to be drawn; return the value.

    A value that is not among the options gives way to the first of them.
    """
    value = slot.get() if slot.get() in options else options[0]
    slot.set(value)
    st.session_state[widget_key] = value
    return value


def remember(name: str, value: Any) -> None:
    """Set the start value of a widget that keeps its own value for the session."""
    st.session_state.setdefault(name, value)

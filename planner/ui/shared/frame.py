"""The frame of every page: dress, language, park, the way into a page."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from planner.services.workbench.workbench import ParkChoice
from planner.text import Lang
from planner.ui import address, state
from planner.ui.app_services import is_team, settings, workbench
from planner.ui.markdown import show
from planner.ui.page_context import PageContext, set_context
from planner.ui.pages import file_of
from planner.ui.shared.issues import notes, show_faults
from planner.ui.shared.press import pressed
from planner.ui.shared.tongue import speak
from planner.ui.shared.waiting import waiting
from planner.ui.shared.words import shell
from planner.version import VERSION

_HERE = Path(__file__).parent
OVERVIEW_PAGE = file_of("overview")
_BESIDE = f"{state.PREFIX}beside"
_PARKS = f"{state.PREFIX}parks"
"""The parks that can be opened, looked up once for each view of a page."""
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="190" height="32" viewBox="0 0 190 32">'
    '<g fill="#3B7EA8"><rect x="2" y="22" width="26" height="6"/><rect x="2" y="14" width="17" height="6"/>'
    '<rect x="21" y="14" width="7" height="6" fill="#D98324"/><rect x="2" y="6" width="10" height="6"/>'
    '<rect x="14" y="6" width="14" height="6" fill="#2A8C6A"/></g>'
    '<text x="38" y="24" font-size="19" font-weight="600" fill="#3B7EA8" font-family="{fonts}">{{name}}</text>'
    "</svg>"
).format(fonts="Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif")


def dress() -> None:
    """Draw the frame of every page, its print form and the name of the product."""
    st.html(_HERE / "frame.css")
    st.logo(_LOGO.format(name=shell.PRODUCT.say(state.language())), size="large")


def look_up_parks() -> tuple[ParkChoice, ...]:
    """Return the parks that can be opened, and keep them for the rest of this view."""
    found = workbench().parks()
    st.session_state[_PARKS] = found
    return found


def language_switch() -> None:
    """Offer the languages."""
    lang, codes = state.language(), [one.value for one in Lang]
    key = "language_switch"
    state.primed(state.LANG, key, codes)
    st.segmented_control(
        shell.LANGUAGE.say(lang),
        codes,
        format_func=lambda code: shell.LANGUAGES[Lang(code)].say(lang),
        key=key,
        on_change=state.copy_to(state.LANG, key),
        label_visibility="collapsed",
        required=True,
        width="stretch",
    )


def park_chooser() -> None:
    """Offer the parks; each keeps what was chosen in it."""
    parks = {park.key: park for park in st.session_state[_PARKS]}
    if not parks:
        return
    lang, widget = state.language(), "park_chooser"
    key = state.key_for(widget, state.PARK.get())
    st.selectbox(
        shell.CHOOSE_PARK.say(lang),
        list(parks),
        format_func=lambda code: parks[code].title.say(lang),
        key=key,
        on_change=lambda: state.PARK.set(state.take_from(widget, key)),
    )


def place_for_what_waits() -> None:
    """Keep a place in the sidebar for what the page finds to be waiting."""
    st.session_state[_BESIDE] = st.container()


def sidebar_foot() -> None:
    """Say the version, and offer the tour again."""
    lang = state.language()
    if pressed(shell.TOUR_AGAIN.say(lang), key="tour_again", needs=None, type="tertiary"):
        state.TOUR.set("1")
        st.switch_page(OVERVIEW_PAGE)
    foot = shell.FOOT_OF_A_TEAM if is_team() else shell.FOOT
    st.caption(foot.fill(lang, version=VERSION))
    speak(lang)


def open_page(draw: Callable[[PageContext], None]) -> None:
    """Read the park and draw a page of it; where that cannot be, say what to do."""
    lang = state.language()
    if not st.session_state[_PARKS]:
        st.warning(shell.NO_PARK.fill(lang, folder=show(settings().data_folder.name)))
        return
    with st.spinner(shell.READING.say(lang)):
        facts = workbench().facts(state.PARK.get())
    dossier = facts.dossier
    if dossier is None:
        show_faults(facts, lang)
        return
    context = set_context(facts, dossier)
    address.follow()
    with st.session_state[_BESIDE]:
        waiting(context)
    draw(context)
    notes(facts, lang)

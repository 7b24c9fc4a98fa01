"""The quarter on show, shared by every page."""

import streamlit as st

from planner.ui import state
from planner.ui.scene import Scene
from planner.ui.words import overview as words

_WIDGET = "quarter_slider"


def quarter_slider(scene: Scene) -> None:
    """Offer every quarter of the horizon."""
    names = [str(quarter) for quarter in scene.problem.quarters]
    if len(names) > 1:
        key = state.key_for(_WIDGET, str(scene.quarter))
        st.select_slider(scene.say(words.QUARTER), names, key=key, on_change=_choose, args=(key,))


def _choose(key: str) -> None:
    state.QUARTER.set(state.take_from(_WIDGET, key))

"""The quarter on show, shared by every page."""

import streamlit as st

from planner.ui import state
from planner.ui.scene import Scene
from planner.ui.words import overview as words


def quarter_slider(scene: Scene) -> None:
    """Offer every quarter of the horizon."""
    names = [str(quarter) for quarter in scene.problem.quarters]
    key = "quarter_slider"
    st.session_state[key] = str(scene.quarter)
    if len(names) > 1:
        st.select_slider(
            scene.say(words.QUARTER), names, key=key, on_change=state.kept_by(state.QUARTER, key)
        )

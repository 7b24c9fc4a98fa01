"""The quarter on show, shared by every page."""

import streamlit as st

from planner.ui import state
from planner.ui.scene import Scene
from planner.ui.words import overview as words
from planner.views import format as fmt

_WIDGET = "quarter_slider"


def quarter_slider(scene: Scene) -> None:
    """Offer every quarter of the horizon."""
    names = [str(quarter) for quarter in scene.problem.quarters]
    if len(names) > 1:
        key = state.key_for(_WIDGET, str(scene.quarter))
        st.select_slider(_standing(scene), names, key=key, on_change=_choose, args=(key,))


def _standing(scene: Scene) -> str:
    """Say whether the quarter on show is the current one."""
    quarter, now = fmt.quarter(scene.quarter), fmt.quarter(scene.current)
    if scene.quarter == scene.current:
        return scene.fill(words.CURRENT, quarter=quarter)
    if scene.current in scene.problem.quarters:
        return scene.fill(words.NOT_CURRENT, now=now)
    return scene.fill(words.OUTSIDE, now=now)


def _choose(key: str) -> None:
    state.QUARTER.set(state.take_from(_WIDGET, key))

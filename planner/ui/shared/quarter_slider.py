"""The quarter on show, shared by every page."""

import streamlit as st

from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.shared.words import overview as words
from planner.views import format as fmt

_WIDGET = "quarter_slider"


def quarter_slider(context: PageContext) -> None:
    """Offer every quarter of the horizon."""
    names = [str(quarter) for quarter in context.problem.quarters]
    if len(names) > 1:
        key = state.key_for(_WIDGET, str(context.quarter))
        st.select_slider(_standing(context), names, key=key, on_change=_choose, args=(key,))


def _standing(context: PageContext) -> str:
    """Say whether the quarter on show is the current one."""
    quarter, now = fmt.quarter(context.quarter), fmt.quarter(context.current)
    if context.quarter == context.current:
        return context.fill(words.CURRENT, quarter=quarter)
    if context.current in context.problem.quarters:
        return context.fill(words.NOT_CURRENT, now=now)
    return context.fill(words.OUTSIDE, now=now)


def _choose(key: str) -> None:
    state.QUARTER.set(state.take_from(_WIDGET, key))

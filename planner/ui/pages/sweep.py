"""Sweeps, frontiers and near plans from the plan on show."""

import streamlit as st

from planner.ui.components.frame import open_page
from planner.ui.components.frontier_panel import frontier_panel
from planner.ui.components.near_panel import near_panel
from planner.ui.components.sweep_panel import sweep_panel
from planner.ui.components.tabs import tabs
from planner.ui.page_context import PageContext
from planner.ui.state import Slot
from planner.ui.words import shell
from planner.ui.words import sweep as words

TAB = Slot("sweep_tab", "sweep")
_PANELS = {"sweep": sweep_panel, "frontier": frontier_panel, "near": near_panel}


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.SWEEP), anchor=False)
    if context.report is None:
        st.info(context.say(words.NO_PLAN))
        return
    options = {code: words.TABS[code] for code in _PANELS}
    chosen = tabs(context, TAB, options, label=words.TAB, key="sweep_tab_choice")
    _PANELS[chosen](context, context.report)


if __name__ == "__main__":
    open_page(page)

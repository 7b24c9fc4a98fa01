"""Sweeps, frontiers and near plans from the plan on show."""

import streamlit as st

from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words
from planner.ui.pages.sweep.frontier_panel import frontier_panel
from planner.ui.pages.sweep.near_panel import near_panel
from planner.ui.pages.sweep.sweep_panel import sweep_panel
from planner.ui.shared.frame import open_page
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import Slot

TAB = Slot("sweep_tab", "sweep")
_PANELS = {"sweep": sweep_panel, "frontier": frontier_panel, "near": near_panel}


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.SWEEP), anchor=False)
    if context.report is None:
        say_no_plan(context, words.NO_PLAN)
        return
    options = {code: words.TABS[code] for code in _PANELS}
    chosen = tabs(context, TAB, options, label=words.TAB, key="sweep_tab_choice")
    _PANELS[chosen](context, context.report)


if __name__ == "__main__":
    open_page(page)

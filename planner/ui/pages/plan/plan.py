"""What new facts changed; set goals, run, watch, and look at what came out."""

from functools import partial

import streamlit as st

from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.pages.plan.goal_form import goal_form
from planner.ui.pages.plan.result import result
from planner.ui.pages.plan.settling import settle
from planner.ui.pages.plan.versions import version_chooser
from planner.ui.shared.downstream import downstream, was_drawn
from planner.ui.shared.frame import open_page
from planner.ui.shared.solve_panel import solve_panel
from planner.ui.shared.tour import FILES_STEP, tour
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.PLAN), anchor=False)
    flash.say_now()
    if context.report is not None:
        tour(context.report, only=FILES_STEP)
    top = st.container()
    with st.container(border=True, key="goal_form"):
        goal_form(context)
    task = st.container()
    was_drawn()
    if context.report is not None:
        version_chooser(context)
        result(context, context.report)
    elif context.run is None:
        st.info(context.say(words.EMPTY))
    if was_drawn():  # on the card where the news was told
        return
    with top:
        is_told = downstream(context)
    if not is_told:
        with task:
            solve_panel(context, partial(settle, context))


if __name__ == "__main__":
    open_page(page)

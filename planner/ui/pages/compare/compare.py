"""Two to six plans side by side, held against one of them, and two of them decided on."""

import streamlit as st

from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.compare import words
from planner.ui.pages.compare.choose_plans import choose_plans
from planner.ui.pages.compare.decision_panel import decision_panel
from planner.ui.shared.comparison import comparison
from planner.ui.shared.comparison_buttons import comparison_buttons
from planner.ui.shared.frame import open_page
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.COMPARE), anchor=False)
    st.caption(context.say(words.INTRO))
    flash.say_now()
    chosen = choose_plans(context)
    if chosen is not None:
        decision_panel(context, chosen)
        comparison(context, chosen.sides, reference=chosen.reference, at=chosen.at)
        comparison_buttons(context, chosen.sides, reference=chosen.reference)


if __name__ == "__main__":
    open_page(page)

"""Two to six plans side by side, held against one of them."""

import streamlit as st

from planner.ui.page_context import PageContext
from planner.ui.pages.compare import words
from planner.ui.pages.compare.choose_plans import choose_plans
from planner.ui.shared.comparison import comparison
from planner.ui.shared.frame import open_page
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.COMPARE), anchor=False)
    st.caption(context.say(words.INTRO))
    chosen = choose_plans(context)
    if chosen is not None:
        comparison(context, chosen.sides, reference=chosen.reference, at=chosen.at)


if __name__ == "__main__":
    open_page(page)

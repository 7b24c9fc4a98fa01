"""What a page says where there is no plan to work from, with the way to make one."""

import streamlit as st

from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.banner import PLAN_PAGE
from planner.ui.shared.words import shell


def say_no_plan(context: PageContext, said: Text) -> None:
    """Say what the page needs a plan for, and lead to the page that makes one."""
    st.info(context.say(said))
    st.page_link(PLAN_PAGE, label=context.say(shell.GO_PLAN))

"""From the plan on show to the newest facts with few changes, or with changes by hand."""

import streamlit as st

from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.replan import words
from planner.ui.pages.replan.by_hand import by_hand
from planner.ui.pages.replan.replan_form import replan_form
from planner.ui.pages.replan.replan_result import replan_result
from planner.ui.shared.frame import open_page
from planner.ui.shared.hand_moves import REPLAN_TAB, hand_moves, hand_topic
from planner.ui.shared.in_force import in_force
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.replanning import replan_key
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell

_FORMS = {"least": replan_form, "hand": by_hand}


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.REPLAN), anchor=False)
    flash.say_now()
    if context.report is None:
        say_no_plan(context, words.NO_PLAN)
        return
    st.caption(context.say(words.INTRO))
    in_force(context)
    options = {code: words.TABS[code] for code in _FORMS}
    chosen = tabs(context, REPLAN_TAB, options, label=words.TAB, key="replan_tab_choice")
    _FORMS[chosen](context, context.report)
    is_wished = chosen == "hand" and hand_moves(context)
    replan_result(context, context.report, hand_topic(context) if is_wished else replan_key(context))


if __name__ == "__main__":
    open_page(page)

"""What if: an assumption chosen and solved, and held against the plan it starts from."""

import streamlit as st

from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.pages.scenarios.edit_list import edit_list, scenario_head
from planner.ui.pages.scenarios.edit_maker import edit_maker
from planner.ui.pages.scenarios.scenario_life import scenario_life, stale_base
from planner.ui.pages.scenarios.scenario_list import chosen_scenario, scenario_list
from planner.ui.pages.scenarios.scenario_result import scenario_result, scenario_solve
from planner.ui.shared.frame import open_page
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.tour import SCENARIO_STEP, tour
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.SCENARIOS), anchor=False)
    flash.say_now()
    if context.report is None:
        say_no_plan(context, words.NO_PLAN)
        return
    tour(context.report, only=SCENARIO_STEP)
    st.caption(context.say(words.INTRO))
    seen = chosen_scenario(context)
    edit_maker(context, seen)
    if seen is not None:
        with st.container(border=True, key="scenario"):
            scenario_head(context, seen)
            stale_base(context, seen)
            edit_list(context, seen)
            scenario_solve(context, seen)
            scenario_life(context, seen)
        scenario_result(context, seen)
    scenario_list(context)


if __name__ == "__main__":
    open_page(page)

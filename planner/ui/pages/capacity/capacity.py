"""What there is and what is left, by quarter and place: one question a view, one sentence of answer, a picture, a table."""

import streamlit as st

from planner.exports.answers.capacity import capacity_paper
from planner.exports.capacity_json import capacity_object
from planner.exports.flat_csv import flat_csv
from planner.ui.page_context import PageContext
from planner.ui.pages.capacity import words
from planner.ui.pages.capacity.more_firms import more_firms
from planner.ui.pages.capacity.space_views import VIEWS
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.frame import open_page
from planner.ui.shared.new_scenario import follow
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.plan_views import capacity_of
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import Slot

TAB = Slot("capacity_tab", "space")


def page(context: PageContext) -> None:
    """Draw the page."""
    follow()
    st.title(context.say(shell.CAPACITY), anchor=False)
    st.caption(context.say(words.INTRO))
    report = context.report
    if report is None or report.outcome.plan is None:
        say_no_plan(context, words.NO_PLAN)
        return
    quarter_slider(context)
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="capacity_tab_choice")
    if chosen == "more":
        st.caption(context.say(words.MORE_SAYS))
        if context.version is not None:
            more_firms(context, report, context.version.version_id)
        return
    found = capacity_of(report)
    view = VIEWS[chosen]
    st.subheader(context.say(words.QUESTIONS[chosen]), anchor=False)
    sheet(paragraph(context.say(view.answer(context, report, found))), key="capacity_answer")
    view.draw(context, report, found)
    st.caption(context.say(words.SAYS[chosen]))
    answer_files(
        context,
        report,
        shell.CAPACITY,
        key="capacity",
        paper=lambda: capacity_paper(report, found, context.quarter),
        rows=lambda: flat_csv(capacity_object(report, found, context.quarter)["space"]),
        told=lambda: capacity_object(report, found, context.quarter),
    )


if __name__ == "__main__":
    open_page(page)

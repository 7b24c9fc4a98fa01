"""An enquiry: a firm looks for a place, or a vacant room for a firm."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.ui.app_services import tasks
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.pages.enquiry import words
from planner.ui.pages.enquiry.enquiry_form import enquiry_form, topic_of
from planner.ui.pages.enquiry.hold_list import hold_list
from planner.ui.pages.enquiry.places import places
from planner.ui.pages.enquiry.vacancy import vacancy
from planner.ui.shared.frame import open_page
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import ENQUIRY_TAB

PLAN_PAGE = file_of("plan")


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(words.TITLE), anchor=False)
    report = context.report
    if report is None:
        st.info(context.say(shell.NO_PLAN))
        st.page_link(PLAN_PAGE, label=context.say(shell.GO_PLAN))
        return
    chosen = tabs(context, ENQUIRY_TAB, words.TABS, label=words.TAB, key="enquiry_tab")
    if chosen == "room":
        vacancy(context, report)
    else:
        _firm(context, report)
    hold_list(context)


def _firm(context: PageContext, report: Report) -> None:
    st.caption(context.say(words.SAYS))
    if enquiry_form(context, report):
        places(context, report)
    elif tasks().question(topic_of(context)) is not None:
        st.caption(context.say(words.OLD))


if __name__ == "__main__":
    open_page(page)

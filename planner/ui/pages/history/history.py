"""Versions, decisions and projects: who saved and decided what, the way back, and who did what."""

import streamlit as st

from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.history import words
from planner.ui.pages.history.decision_list import list_decisions
from planner.ui.pages.history.version_list import list_versions
from planner.ui.shared.frame import open_page
from planner.ui.shared.project_list import list_projects, trail
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.HISTORY), anchor=False)
    flash.say_now()
    list_versions(context)
    st.subheader(context.say(words.DECISIONS))
    list_decisions(context)
    st.subheader(context.say(words.PROJECTS))
    list_projects(context)
    st.subheader(context.say(words.TRAIL))
    trail(context)


if __name__ == "__main__":
    open_page(page)

"""What a viewer sees: page frame, language, park, and the way to the pages."""

import streamlit as st

from planner.settings import ROOT
from planner.ui import address, state
from planner.ui.app_services import settings, workbench
from planner.ui.components.frame import (
    dress,
    language_switch,
    park_chooser,
    place_for_what_waits,
    sidebar_foot,
)
from planner.ui.components.no_database import stop_without_database
from planner.ui.grid_mount import begin_page, end_page
from planner.ui.session_check import let_go_of_what_cannot_be
from planner.ui.unforeseen import say_what_failed
from planner.ui.words import shell

SIDEBAR_PX = 216
PAGES = ROOT / "planner" / "ui" / "pages"


def draw() -> None:
    """Draw the page that the address names, with its frame."""
    stop_without_database()
    let_go_of_what_cannot_be()
    address.take_over([park.key for park in workbench().parks()], settings().language)
    lang = state.language()
    st.set_page_config(
        page_title=shell.PRODUCT.say(lang),
        page_icon=str(ROOT / "static" / "icon.png"),
        layout="wide",
        initial_sidebar_state=SIDEBAR_PX,
    )
    dress()
    page = st.navigation(
        {
            shell.GROUP_OVERVIEW.say(lang): [
                st.Page(
                    PAGES / "overview.py", title=shell.OVERVIEW.say(lang), url_path="overview", default=True
                ),
            ],
            shell.GROUP_PLAN.say(lang): [
                st.Page(PAGES / "plan.py", title=shell.PLAN.say(lang), url_path="plan"),
                st.Page(PAGES / "replan.py", title=shell.REPLAN.say(lang), url_path="replan"),
            ],
            shell.GROUP_SCENARIOS.say(lang): [
                st.Page(PAGES / "scenarios.py", title=shell.SCENARIOS.say(lang), url_path="scenarios"),
                st.Page(PAGES / "compare.py", title=shell.COMPARE.say(lang), url_path="compare"),
                st.Page(PAGES / "sweep.py", title=shell.SWEEP.say(lang), url_path="sweep"),
            ],
            shell.GROUP_FACTS.say(lang): [
                st.Page(PAGES / "park.py", title=shell.PARK.say(lang), url_path="park"),
                st.Page(PAGES / "firms.py", title=shell.FIRMS.say(lang), url_path="firms"),
                st.Page(PAGES / "rules.py", title=shell.RULES.say(lang), url_path="rules"),
                st.Page(PAGES / "upload.py", title=shell.UPLOAD.say(lang), url_path="upload"),
                st.Page(PAGES / "history.py", title=shell.HISTORY.say(lang), url_path="history"),
            ],
        }
    )
    with st.sidebar:
        language_switch()
        park_chooser()
        place_for_what_waits()
        sidebar_foot()
    address.follow()
    say_what_failed()
    begin_page()
    page.run()
    end_page()

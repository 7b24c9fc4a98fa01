"""What a viewer sees: page frame, language, park, and the way to the pages."""

from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from planner.text import Lang
from planner.ui import address, state
from planner.ui.app_services import is_team, settings
from planner.ui.login import ICON, login_foot, stop_without_login
from planner.ui.monitoring import page_measured
from planner.ui.page_edition import is_older
from planner.ui.pages import file_of
from planner.ui.session_check import let_go_of_what_cannot_be
from planner.ui.shared.editing.grid_mount import begin_page, end_page
from planner.ui.shared.frame import (
    dress,
    language_switch,
    look_up_parks,
    park_chooser,
    place_for_what_waits,
    sidebar_foot,
)
from planner.ui.shared.no_database import stop_without_database
from planner.ui.shared.press import forget, leave
from planner.ui.shared.words import shell
from planner.ui.turns import turn
from planner.ui.unforeseen import say_what_failed
from planner.ui.upload_room import note_page

SIDEBAR_PX = 216


def draw() -> None:
    """Draw the page that the address names, with its frame."""
    with page_measured() as tell_name, turn():
        _draw(tell_name)


def _draw(tell_name: Callable[[str], None]) -> None:
    stop_without_database()
    stop_without_login(lambda: _navigation(state.language(), "hidden"))
    let_go_of_what_cannot_be()
    address.take_over([park.key for park in look_up_parks()], settings().language)
    lang = state.language()
    st.set_page_config(
        page_title=shell.PRODUCT.say(lang),
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state=SIDEBAR_PX,
    )
    dress()
    page = _navigation(lang)
    tell_name(page.url_path)
    leave(page.url_path)
    with st.sidebar:
        language_switch()
        park_chooser()
        place_for_what_waits()
        login_foot()
        sidebar_foot()
    address.follow()
    say_what_failed()
    if is_older():
        st.warning(shell.OLDER_PAGE.say(lang))
    begin_page()
    page.run()
    forget()
    end_page()
    note_page()


def _administration(lang: Lang) -> dict[str, list[Page]]:
    """Return the page of people, where there are several; on one PC there is nothing to say about them."""
    if not is_team():
        return {}
    page = st.Page(file_of("people"), title=shell.PEOPLE.say(lang), url_path="people")
    return {shell.GROUP_PEOPLE.say(lang): [page]}


def _navigation(lang: Lang, position: Literal["sidebar", "hidden"] = "sidebar") -> Page:
    """Return the page that the address names; the way to the others is beside it, or hidden."""
    return st.navigation(
        {
            shell.GROUP_OVERVIEW.say(lang): [
                st.Page(
                    file_of("overview"), title=shell.OVERVIEW.say(lang), url_path="overview", default=True
                ),
            ],
            shell.GROUP_PLAN.say(lang): [
                st.Page(file_of("plan"), title=shell.PLAN.say(lang), url_path="plan"),
                st.Page(file_of("replan"), title=shell.REPLAN.say(lang), url_path="replan"),
                st.Page(file_of("why"), title=shell.WHY.say(lang), url_path="why"),
                st.Page(file_of("milestones"), title=shell.MILESTONES.say(lang), url_path="milestones"),
            ],
            shell.GROUP_SCENARIOS.say(lang): [
                st.Page(file_of("scenarios"), title=shell.SCENARIOS.say(lang), url_path="scenarios"),
                st.Page(file_of("compare"), title=shell.COMPARE.say(lang), url_path="compare"),
                st.Page(file_of("sweep"), title=shell.SWEEP.say(lang), url_path="sweep"),
                st.Page(file_of("prices"), title=shell.PRICES.say(lang), url_path="prices"),
                st.Page(file_of("portfolio"), title=shell.PORTFOLIO.say(lang), url_path="portfolio"),
            ],
            shell.GROUP_ANALYSIS.say(lang): [
                st.Page(file_of("capacity"), title=shell.CAPACITY.say(lang), url_path="capacity"),
                st.Page(file_of("indicators"), title=shell.INDICATORS.say(lang), url_path="indicators"),
                st.Page(file_of("phasing"), title=shell.PHASING.say(lang), url_path="phasing"),
                st.Page(file_of("risk"), title=shell.RISK.say(lang), url_path="risk"),
            ],
            shell.GROUP_ENQUIRY.say(lang): [
                st.Page(file_of("enquiry"), title=shell.ENQUIRY.say(lang), url_path="enquiry"),
            ],
            shell.GROUP_FACTS.say(lang): [
                st.Page(file_of("park"), title=shell.PARK.say(lang), url_path="park"),
                st.Page(file_of("firms"), title=shell.FIRMS.say(lang), url_path="firms"),
                st.Page(file_of("rules"), title=shell.RULES.say(lang), url_path="rules"),
                st.Page(file_of("upload"), title=shell.UPLOAD.say(lang), url_path="upload"),
                st.Page(file_of("history"), title=shell.HISTORY.say(lang), url_path="history"),
            ],
            **_administration(lang),
        },
        position=position,
        expanded=True,  # of more than twelve pages the last would be folded away
    )

"""Why a firm is here and not there, asked on its card: a building is chosen, and the answer is below."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.ui.app_services import place_books
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.shared.alternatives import to_why
from planner.ui.shared.sheet import heading, paragraph, sheet
from planner.ui.shared.words import why as words
from planner.views.places import answer_sentence

MOST_PILLS = 24
"""More buildings than these are a list to open: one click more, but no wall of buttons."""


def why_question(context: PageContext, report: Report, firm_id: str) -> None:
    """Offer the buildings; say why the firm is in the chosen one or is not, with the way to all that is behind it."""
    buildings = [
        one.building_id for one in report.problem.buildings if report.problem.units_of[one.building_id]
    ]
    if not buildings:
        return
    sheet(heading(context.say(words.HEAD)), key="why_head")
    key = f"why.card.{firm_id}"
    if st.session_state.get(key) not in buildings:
        st.session_state[key] = None  # facts change while the page is open
    label = context.say(words.ASK)
    if len(buildings) > MOST_PILLS:
        asked = st.selectbox(label, buildings, index=None, key=key)
    else:
        asked = st.pills(label, buildings, key=key, format_func=show)
    if asked is None:
        return
    answer = place_books().answer(report, firm_id, asked)
    sheet(paragraph(context.say(answer_sentence(report.problem, answer))), key="why_said")
    to_why(context, firm_id, asked, key="why_more")

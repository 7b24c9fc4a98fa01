"""The two plans behind a price, held against each other, and a click that makes a scenario of it."""

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.services.scenarios.comparison import ComparedPlan
from planner.services.studies.prices import edits_of, price_reports
from planner.text import Text
from planner.ui import state
from planner.ui.app_services import me, what_ifs
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.pages.prices import words
from planner.ui.shared.choosing import choice
from planner.ui.shared.comparison import comparison
from planner.views.prices import price_sentence, relief_text

_LEADS = "prices_lead"
SOLVE_S = 30.0
MOST_NAME = 60


def two_plans(context: PageContext, report: Report, table: PriceTable) -> None:
    """Offer the figures that are not nothing; the two plans behind the one that is chosen."""
    rows = {
        f"{row.kind}:{row.subject}:{row.clause}:{row.since or ''}": row
        for row in table.rows
        if row.plan is not None and row.gains and not row.brings_nothing
    }
    if not rows:
        return
    st.subheader(context.say(words.BEHIND), anchor=False)
    said = {code: price_sentence(report.problem, row).both() for code, row in rows.items()}
    chosen = choice(context, words.CHOOSE, {"": words.NONE, **said}, ("prices", "behind"))
    if not chosen:
        return
    row = rows[chosen]
    edits = edits_of(report.problem, row)
    if edits:
        if st.button(context.say(words.MAKE), key="prices_make"):
            make_scenario(context, edits, relief_text(row))
    else:
        st.caption(context.say(words.NO_EDIT))
    _compared(context, report, table, row)


def _compared(context: PageContext, report: Report, table: PriceTable, row: ReliefPrice) -> None:
    found = price_reports(report, table, row)
    if found is not None:
        names = (words.WITHOUT, relief_text(row))
        sides = [ComparedPlan(name=name, report=one) for name, one in zip(names, found, strict=True)]
        comparison(context, sides)


def make_scenario(context: PageContext, edits: tuple[Edit, ...], what: Text) -> None:
    """Keep a scenario with the edits, start its solve, and go there."""
    if context.version is None:
        return
    name = context.fill(words.NAME, what=show(context.say(what)))[:MOST_NAME]
    scenario_id = what_ifs().begin(me(), context.version.version_id, name, edits).scenario_id
    what_ifs().ask(me(), scenario_id, Limits(time_limit_s=SOLVE_S), any_changes=True)
    state.SCENARIO.set(scenario_id)
    st.session_state[_LEADS] = True
    st.rerun()


def follow() -> None:
    """Go to the scenario that was just made, once."""
    if st.session_state.pop(_LEADS, False):
        st.switch_page(file_of("scenarios"))

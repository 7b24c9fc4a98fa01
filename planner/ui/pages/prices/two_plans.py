"""The two plans behind a price, held against each other, and a click that makes a scenario of it."""

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.solving.report import Report
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.services.scenarios.comparison import ComparedPlan
from planner.services.studies.prices import edits_of, price_reports
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.prices import words
from planner.ui.shared.choosing import choice
from planner.ui.shared.comparison import comparison
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import pressed
from planner.views.prices import price_sentence, proof_text, relief_text


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
        if pressed(context.say(words.MAKE), key="prices_make"):
            make_scenario(context, edits, relief_text(row))
    else:
        st.caption(context.say(words.NO_EDIT))
    _compared(context, report, table, row)


def _compared(context: PageContext, report: Report, table: PriceTable, row: ReliefPrice) -> None:
    found = price_reports(report, table, row)
    if found is not None:
        names = (words.WITHOUT, relief_text(row))
        sides = [ComparedPlan(name=name, report=one) for name, one in zip(names, found, strict=True)]
        price, how = price_sentence(report.problem, row).both(), proof_text(row)
        proof = context.fill(words.PROOF, price=context.say(price), how=context.say(how))
        comparison(context, sides, proof=proof)


def make_scenario(context: PageContext, edits: tuple[Edit, ...], what: Text) -> None:
    """Keep a scenario with the edits, start its solve, and go there."""
    new_scenario(context, edits, context.fill(words.NAME, what=context.say(what)))

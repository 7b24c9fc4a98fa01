"""Every building for one firm with its price: what its place is worth, or what it would cost to give it one."""

from functools import partial

import streamlit as st

from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer, PlaceState
from planner.domain.solving.report import Report
from planner.services.tasks.book import Question
from planner.services.tasks.places import WHY, PlacesOrder
from planner.services.workbench.place_books import topic_of
from planner.text import Text, listed
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import GridRow, Part, Tone, grid, heading, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, may_be_asked, task_panel
from planner.ui.shared.words import why as words
from planner.views.places import STATE_TITLES, amount_of, units_of, worth_text

PRICE_S = 30.0
"""Seconds that the price of one place may take."""


def firms_asked_about(report: Report) -> frozenset[str]:
    """Return the firms of which anybody asked what a place would cost: at once, for a list of many."""
    start = topic_of(report)
    return frozenset(one.removeprefix(start).rstrip(":") for one in tasks().topics(start, here()))


def known_answers(report: Report, firm_id: str) -> tuple[PlaceAnswer, ...]:
    """Return what is known of every building for a firm, with the prices proven so far; empty if nobody asked."""
    question = tasks().question(_topic(report, firm_id))
    return question.latest.answers if question is not None and question.latest is not None else ()


def alternatives(context: PageContext, report: Report, firm_id: str, *, key: str) -> None:
    """Offer to price every building for a firm; say what came of it, again and again while it runs."""
    topic = _topic(report, firm_id)
    is_placed = firm_id in report.plan.by_firm
    question = tasks().question(topic)
    if may_be_asked(question):
        title = words.WORTH if is_placed else words.COST
        if pressed(context.say(title), key=f"{key}_ask", disabled=is_under_way(topic)):
            tasks().ask(WHY, topic, _order(report, firm_id), actor=me(), project_id=here())
            st.rerun()
    task_panel(topic, partial(_draw, context, report, firm_id, key=key), key=f"{key}_task")


def _order(report: Report, firm_id: str) -> PlacesOrder:
    return PlacesOrder(
        problem=report.problem,
        plan=report.plan,
        limits=Limits(time_limit_s=PRICE_S),
        firm_id=firm_id,
        is_best=report.outcome.status is Status.PROVEN_OPTIMAL,
    )


def _topic(report: Report, firm_id: str) -> str:
    return topic_of(report, f"{firm_id}:")


def _draw(context: PageContext, report: Report, firm_id: str, question: Question, *, key: str) -> None:
    answers = question.latest.answers if question.latest is not None else ()
    if not answers:
        return
    parts: list[Part] = [heading(context.say(words.EVERY))]
    worth = worth_text(report.problem, firm_id, answers)
    if worth is not None:
        parts.append(paragraph(context.say(worth)))
    open_to = [one for one in answers if one.price is not None]
    open_to.sort(key=lambda one: (one.price.rank if one.price else (), one.building_id))
    if open_to:
        heads = [
            context.say(one) for one in (words.BUILDING, words.THERE, words.COSTS, words.OUT, words.MOVE)
        ]
        parts.append(grid(heads, [_row(context, report, one) for one in open_to]))
    barred = [one.building_id for one in answers if one.state is PlaceState.BLOCKED]
    if barred:
        said = context.fill(words.BARRED, buildings=context.say(listed(barred)))
        parts.append(paragraph(said, Tone.MUTED))
    sheet(*parts, key=f"{key}_said")


def _row(context: PageContext, report: Report, answer: PlaceAnswer) -> GridRow:
    assert answer.price is not None
    assert answer.placement is not None
    amount = amount_of(report.problem, answer.price)
    proven = words.PROVEN if answer.price.is_proven else words.INTERVAL
    costs = context.say(words.FREE if amount is None else amount)
    return GridRow(
        cells=(
            f"{answer.building_id}\n{context.say(STATE_TITLES[answer.state])}",
            context.fill(words.FROM, units=units_of(answer.placement), start=str(answer.placement.start)),
            f"{costs}\n{context.say(proven)}",
            context.say(listed(answer.price.out) if answer.price.out else words.NOBODY),
            context.say(listed(answer.price.moved) if answer.price.moved else words.NOBODY),
        )
    )


def to_why(context: PageContext, firm_id: str, place_id: str, *, key: str, title: Text = words.MORE) -> None:
    """Draw the way to the page Why, with a firm and a place chosen there; an empty id leaves the choice as it is."""
    if pressed(context.say(title), key=key, type="tertiary", needs=None):
        if firm_id:
            state.FIRM.set(firm_id)
        state.PLACE.set(place_id)
        state.PLACE_ASKED.set(place_id)
        st.switch_page(file_of("why"))

"""Why here, why not there: one firm and one place, and the map of all of them."""

import streamlit as st

from planner.charts.frame import CONFIG
from planner.charts.places import places_figure
from planner.domain.solving.outcome import Limits
from planner.domain.solving.place import PlaceState
from planner.domain.solving.report import Report
from planner.services.tasks.book import Question
from planner.services.tasks.places import WHY, PlacesOrder
from planner.services.workbench.place_books import topic_of
from planner.text import Text
from planner.ui import state
from planner.ui.app_services import here, may_plan, me, place_books, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.why import words
from planner.ui.pages.why.place_answer import draw_answer
from planner.ui.shared.alternatives import alternatives
from planner.ui.shared.charts import theme
from planner.ui.shared.frame import open_page
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tables import table
from planner.ui.shared.task_panel import is_under_way, may_be_asked, task_panel
from planner.ui.shared.unplaced import excluded
from planner.ui.shared.words import shell
from planner.ui.state import Slot
from planner.views.places import STATE_TITLES, cost_of
from planner.views.sample_questions import sample_questions

QUESTION_S = 20.0
MOST_CELLS = 50_000
"""Cells of a map that begins by itself, so that nobody's click keeps a machine busy for minutes."""


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.WHY), anchor=False)
    st.caption(context.say(words.INTRO))
    report = context.report
    if report is None or not report.problem.firms:
        say_no_plan(context, words.NO_PLAN)
        return
    _samples(context, report)
    firm_id, place_id = _asked(context, report)
    draw_answer(context, report, place_books().answer(report, firm_id, place_id))
    if firm_id not in report.plan.by_firm:
        sheet(paragraph(excluded(context, report, report.problem.firm[firm_id])[1]), key="why_excluded")
    alternatives(context, report, firm_id, key="why_prices")
    _map(context, report, firm_id)


def _samples(context: PageContext, report: Report) -> None:
    """Offer questions of this very park, to begin with: a press asks one."""
    with st.container(horizontal=True, vertical_alignment="center", key="why_samples"):
        st.caption(context.say(words.SAMPLES), width="content")
        for firm_id, place_id in sample_questions(report.problem, report.plan):
            st.button(
                context.fill(words.SAMPLE, firm=show(firm_id), place=show(place_id)),
                key=f"why_sample_{firm_id}",
                type="tertiary",
                on_click=_ask_sample,
                args=(firm_id, place_id),
            )


def _ask_sample(firm_id: str, place_id: str) -> None:
    state.FIRM.set(firm_id)
    state.PLACE.set(place_id)
    state.PLACE_ASKED.set(place_id)


def _asked(context: PageContext, report: Report) -> tuple[str, str]:
    """Return the firm and the place that are asked about: what the address line says, else the first of them."""
    problem = report.problem
    firms = {one.firm_id: f"{one.firm_id} {context.say(one.name)}" for one in problem.firms}
    buildings = {
        one.building_id: f"{one.building_id} {context.say(one.name)}"
        for one in problem.buildings
        if problem.units_of[one.building_id]
    }
    asked = state.PLACE.get()
    building_id = problem.unit[asked].building_id if asked in problem.unit else asked
    if building_id not in buildings:
        building_id = context.building_id or next(iter(buildings))
    units = {building_id: context.say(words.WHOLE)}
    units |= {one.unit_id: one.unit_id for one in problem.units_of[building_id]}
    left, middle, right = st.columns(3)
    with left:
        firm_id = _chosen(context, words.FIRM, firms, context.firm_id or "", slot=state.FIRM)
    with middle:
        _chosen(context, words.BUILDING, buildings, building_id, slot=state.PLACE)
    with right:
        place_id = _chosen(context, words.UNIT, units, asked, slot=state.PLACE)
    return firm_id, place_id


def _chosen(context: PageContext, title: Text, names: dict[str, str], value: str, *, slot: Slot) -> str:
    """Offer things by name; what is chosen is remembered, also by the address line."""
    value = value if value in names else next(iter(names))
    widget = f"why.{title.en.lower()}"
    key = state.key_for(widget, value)
    return st.selectbox(
        context.say(title),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=lambda: _choose(slot, state.take_from(widget, key)),
    )


def _choose(slot: Slot, code: str) -> None:
    slot.set(code)
    state.PLACE_ASKED.set(code)


def _map(context: PageContext, report: Report, firm_id: str) -> None:
    st.subheader(context.say(words.MAP), anchor=False)
    st.caption(context.say(words.MAP_SAYS))
    topic = topic_of(report)
    question = tasks().question(topic)
    if may_be_asked(question):
        # Whoever asks about a firm wants the map beside the answer; a link that is opened, or a page looked into, starts
        # no work. What was cancelled stays so until the button is pressed.
        is_small = len(report.problem.firms) * len(report.problem.units) <= MOST_CELLS
        begins = question is None and is_small and bool(state.PLACE_ASKED.get()) and may_plan()
        if begins or pressed(
            context.say(words.FILL), key="why_fill", type="primary", disabled=is_under_way(topic)
        ):
            order = PlacesOrder(
                problem=report.problem,
                plan=report.plan,
                limits=Limits(time_limit_s=QUESTION_S),
                first=firm_id,
            )
            tasks().ask(WHY, topic, order, actor=me(), project_id=here())
            st.rerun()
    state.PLACE_ASKED.set("")
    if question is None:
        return
    by_unit = st.toggle(context.say(words.MAP_UNITS), key="why_units")
    problem = report.problem
    places = [one.building_id for one in problem.buildings]
    if by_unit:
        places = [one.unit_id for name in places for one in problem.units_of[name]]

    cells = len(problem.buildings) + len(problem.units)

    def draw(question: Question) -> None:
        _drawn(context, report, question, places)

    task_panel(
        topic,
        draw,
        share=lambda one: (len(one.latest.states) * cells, one.latest.firms * cells) if one.latest else None,
    )


def _drawn(context: PageContext, report: Report, question: Question, places: list[str]) -> None:
    if question.latest is None or not question.latest.states:
        return
    states = question.latest.states

    def picked() -> None:
        points = st.session_state["why_map"]["selection"]["points"]
        if points and points[0].get("customdata"):
            firm_id, place_id = points[0]["customdata"][:2]
            state.FIRM.set(firm_id)
            state.PLACE.set(place_id)
            state.REVEAL.set(f"{firm_id} {place_id}")  # the map may be longer than the screen

    prices = _prices(report)
    figure = places_figure(states, places, prices=prices, lang=state.language(), theme=theme())
    figure.update_layout(dragmode=False, clickmode="event+select")
    st.plotly_chart(
        figure,
        key="why_map",
        theme=None,
        config=dict(CONFIG),
        alt=context.say(words.MAP_ALT),
        on_select=picked if question.state.is_over else "ignore",
        selection_mode="points",
    )
    with st.expander(context.say(words.TABLE)):
        rows = [
            [firm, *(_cell(context, row[place], prices.get((firm, place))) for place in places)]
            for firm, row in sorted(states.items())
        ]
        table([context.say(words.FIRM), *places], rows, key="why_table")


def _cell(context: PageContext, place_state: PlaceState, price: Text | None) -> str:
    said = context.say(STATE_TITLES[place_state])
    return said if price is None else f"{said} · {context.say(price)}"


def _prices(report: Report) -> dict[tuple[str, str], Text]:
    """Return the proven prices of all places of the plan that anybody asked about."""
    found = tasks().results(topic_of(report), here())
    answers = [one for said in found for one in (*said.answers, *([said.answer] if said.answer else []))]
    return {
        (one.firm_id, one.place_id): cost_of(report.problem, one.price)
        for one in answers
        if one.price is not None and one.price.is_proven
    }


if __name__ == "__main__":
    open_page(page)

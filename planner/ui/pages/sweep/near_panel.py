"""Plans nearly as good as the one on show, as different as can be; one held against it."""

import streamlit as st

from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.frontier import Near
from planner.services.planning.solving import report_on
from planner.services.scenarios.comparison import ComparedPlan
from planner.services.tasks.book import Question
from planner.services.tasks.tradeoffs import NEAR, NearOrder
from planner.text import Text
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words
from planner.ui.pages.sweep.sweep_files import near_files
from planner.ui.shared.choosing import exact
from planner.ui.shared.comparison import comparison
from planner.ui.shared.comparison_buttons import comparison_buttons
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import what_if as what_if_words
from planner.views import format as fmt

PLAN_SECONDS = 10.0


def near_panel(context: PageContext, report: Report) -> None:
    """Offer near plans, list what was found, and compare one."""
    st.caption(context.say(words.NEAR_SAYS))
    key = f"near:{context.version.version_id if context.version else ''}"
    one, two = st.columns(2)
    with one:
        per_cent = st.slider(context.say(words.WITHIN), 0.0, 10.0, 1.0, 0.5, key="near.within")
    with two:
        count = st.slider(context.say(words.NEAR_COUNT), 1, 10, 3, key="near.count")
    if pressed(context.say(words.NEAR_START), key="near_start", type="primary", disabled=is_under_way(key)):
        order = NearOrder(
            problem=report.problem,
            outcome=report.outcome,
            within=str(exact(per_cent) / 100),
            limits=Limits(time_limit_s=PLAN_SECONDS),
            count=count,
        )
        tasks().ask(NEAR, key, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(key, _draw)
    task = tasks().question(key)
    if task is not None and task.state.is_over and task.latest:
        near_files(context, report, task.latest)
        _compare(context, report, task.latest)


def _draw(task: Question) -> None:
    lang = state.language()
    heads = (words.TABS["near"], words.PLACED, words.VALUE, words.DISTANCE, words.FARTHEST, words.CHECK)
    rows = [
        GridRow(
            cells=(
                words.NEAR.fill(lang, at=at),
                fmt.number(len(near.outcome.plan.by_firm) if near.outcome.plan else 0),
                fmt.number(near.outcome.objective),
                fmt.number(near.distance),
                (words.PROVEN if near.is_farthest else words.OPEN).say(lang),
                words.BROKEN.fill(lang, count=near.broken) if near.broken else words.PASSED.say(lang),
            )
        )
        for at, near in enumerate(task.latest or (), start=1)
    ]
    if rows:
        sheet(grid([head.say(lang) for head in heads], rows, right={1, 2, 3}), key="near_table")


def _compare(context: PageContext, report: Report, found: tuple[Near, ...]) -> None:
    st.subheader(context.say(words.SEE_NEAR), anchor=False)
    at = st.segmented_control(
        context.say(words.TABS["near"]),
        list(range(1, len(found) + 1)),
        format_func=lambda number: context.fill(words.NEAR, at=number),
        default=1,
        key="near_chosen",
        required=True,
        label_visibility="collapsed",
    )
    near = found[(at or 1) - 1]
    name = Text(words.NEAR.zh.format(at=at), words.NEAR.en.format(at=at))
    other = report_on(report.problem, near.outcome, sources=report.sources, records=report.records)
    sides = (ComparedPlan(name=what_if_words.BASE_NAME, report=report), ComparedPlan(name=name, report=other))
    comparison(context, sides)
    comparison_buttons(context, sides, key="near_compared")

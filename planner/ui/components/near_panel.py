"""Plans nearly as good as the one on show, as different as can be; one held against it."""

from collections.abc import Iterator

import streamlit as st

from planner.domain.frontier import Near
from planner.domain.outcome import Limits
from planner.domain.report import Report
from planner.services.comparison import ComparedPlan
from planner.services.errands import Errand, Stop
from planner.services.planning import report_on
from planner.services.questions import NearOrder, ask_near
from planner.services.sweeps import executor_for
from planner.text import Text
from planner.ui import state
from planner.ui.bench import errands
from planner.ui.components.comparison import comparison
from planner.ui.components.errand_panel import errand_panel, is_under_way
from planner.ui.components.makers.choosing import exact
from planner.ui.components.sheet import GridRow, grid, sheet
from planner.ui.scene import Scene
from planner.ui.words import sweep as words
from planner.ui.words import what_if as what_if_words
from planner.views import format as fmt

PLAN_SECONDS = 10.0


def near_panel(scene: Scene, report: Report) -> None:
    """Offer near plans, list what was found, and compare one."""
    st.caption(scene.say(words.NEAR_SAYS))
    key = f"near:{scene.version.version_id if scene.version else ''}"
    one, two = st.columns(2)
    with one:
        per_cent = st.slider(scene.say(words.WITHIN), 0.0, 10.0, 1.0, 0.5, key="near.within")
    with two:
        count = st.slider(scene.say(words.NEAR_COUNT), 1, 10, 3, key="near.count")
    if st.button(scene.say(words.NEAR_START), key="near_start", type="primary", disabled=is_under_way(key)):
        order = NearOrder(
            problem=report.problem,
            outcome=report.outcome,
            within=str(exact(per_cent) / 100),
            limits=Limits(time_limit_s=PLAN_SECONDS),
            count=count,
        )
        errands().start(key, lambda stop: _work(order, stop))
        st.rerun()
    errand_panel(key, _draw)
    errand = errands().newest(key)
    if errand is not None and errand.state.is_over and errand.latest:
        _compare(scene, report, errand.latest)


def _work(order: NearOrder, should_stop: Stop) -> Iterator[tuple[Near, ...]]:
    return ask_near(order, executor_for(workers=1), should_stop)


def _draw(errand: Errand) -> None:
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
        for at, near in enumerate(errand.latest or (), start=1)
    ]
    if rows:
        sheet(grid([head.say(lang) for head in heads], rows, right={1, 2, 3}), key="near_table")


def _compare(scene: Scene, report: Report, found: tuple[Near, ...]) -> None:
    st.subheader(scene.say(words.SEE_NEAR), anchor=False)
    at = st.segmented_control(
        scene.say(words.TABS["near"]),
        list(range(1, len(found) + 1)),
        format_func=lambda number: scene.fill(words.NEAR, at=number),
        default=1,
        key="near_chosen",
        required=True,
        label_visibility="collapsed",
    )
    near = found[(at or 1) - 1]
    name = Text(words.NEAR.zh.format(at=at), words.NEAR.en.format(at=at))
    other = report_on(report.problem, near.outcome, sources=report.sources, records=report.records)
    sides = (ComparedPlan(name=what_if_words.BASE_NAME, report=report), ComparedPlan(name=name, report=other))
    comparison(scene, sides)

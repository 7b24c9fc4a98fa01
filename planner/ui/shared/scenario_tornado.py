"""The tornado of a scenario: its inputs a step down and a step up, in the background."""

import streamlit as st

from planner.charts.sweep import tornado_figure
from planner.domain.solving.report import Report
from planner.domain.sweeping.sweep import Sweep
from planner.domain.sweeping.sweep_result import SweepTable
from planner.exports.answers.sweep import tornado_paper
from planner.exports.sweep_json import sweep_csv, table_object
from planner.services.studies.sweep_making import axis_title, retitled, sweep_of, tornado_inputs, usual_inputs
from planner.services.studies.sweeps import left_out, tornado, unproven_pairs
from planner.services.tasks.book import Question
from planner.services.tasks.sweep import SWEEP, SweepOrder
from planner.services.workbench.what_if import WhatIf
from planner.text import listed
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import sweep as words
from planner.views.sweep import FigureTitle, figure_titles, usual_figure


def scenario_tornado(context: PageContext, seen: WhatIf) -> None:
    """Offer the tornado, and draw what there is of it."""
    assert seen.result is not None
    report = seen.result.report
    key = f"tornado:{seen.result.kept.plan_id}"
    known = tornado_inputs(report.problem, report.measures)
    st.caption(context.say(words.TORNADO_SAYS))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            context.say(words.TORNADO_INPUTS),
            list(known),
            default=usual_inputs(known),
            format_func=lambda code: context.say(axis_title(report.problem, known[code])),
            key="tornado_inputs",
            width="stretch",
        )
        start = pressed(
            context.say(words.TORNADO_START),
            key="tornado_start",
            type="primary",
            disabled=not chosen or is_under_way(key),
        )
    if start:
        sweep = sweep_of("tornado", [known[code] for code in chosen], one_at_a_time=True)
        start_sweep(key, report, sweep)
        st.rerun()
    figure = choose_figure(context, report)
    task_panel(key, lambda task: _draw(context, report, figure, task), share=cells_done)


def start_sweep(key: str, base: Report, sweep: Sweep) -> None:
    """Start a sweep from a plan in the background."""
    order = SweepOrder(problem=base.problem, outcome=base.outcome, sweep=sweep)
    tasks().ask(SWEEP, key, order, actor=me(), project_id=here())


def cells_done(task: Question) -> tuple[int, int] | None:
    """Return how many cells are solved, and how many there are."""
    table = task.latest
    return (len(table.rows), table.cells) if isinstance(table, SweepTable) else None


def choose_figure(context: PageContext, report: Report) -> FigureTitle:
    """Offer the figures of a sweep; first what is solved for."""
    policy = report.problem.policy
    titles = {one.key: one for one in figure_titles(report.measures, policy)}
    key = "sweep_figure"
    if st.session_state.get(key) not in titles:
        st.session_state[key] = usual_figure(policy)
    chosen = st.selectbox(
        context.say(words.FIGURE),
        list(titles),
        format_func=lambda code: context.say(titles[code].title),
        key=key,
        width=320,
    )
    return titles[chosen or usual_figure(policy)]


def _draw(context: PageContext, report: Report, figure: FigureTitle, task: Question) -> None:
    if not isinstance(task.latest, SweepTable):
        return
    lang = state.language()
    table = retitled(report.problem, task.latest, lang)
    bars = tornado(table, figure.key)
    alt = figure.title.say(lang)
    chart(tornado_figure(bars, figure, lang=lang, theme=theme()), key="tornado", alt=alt)
    heads = (words.INPUT, words.LEAST, words.GREATEST, words.SWING)
    rows = [
        GridRow(
            cells=(
                bar.title,
                f"{figure.written_span(bar.least, bar.least_span)} @ {bar.least_at}",
                f"{figure.written_span(bar.greatest, bar.greatest_span)} @ {bar.greatest_at}",
                f"{figure.written(bar.swing)} *" if bar.is_open else figure.written(bar.swing),
            )
        )
        for bar in bars
    ]
    sheet(grid([head.say(lang) for head in heads], rows, right={1, 2, 3}), key="tornado_table")
    st.caption(words.STAR.say(lang))
    if names := left_out(table, figure.key):
        st.caption(show(words.LEFT_OUT.fill(lang, names=listed(names).say(lang))))
    if not table.base.is_proven:
        st.caption(words.BASE_OPEN.say(lang))
    if task.state.is_over and bars:
        _files(context, report, task.latest, figure)


def _files(context: PageContext, report: Report, table: SweepTable, figure: FigureTitle) -> None:
    titles = {axis.called: axis_title(report.problem, axis) for axis in table.sweep.axes}
    keys = [one.key for one in figure_titles(report.measures, report.problem.policy)]
    named = retitled(report.problem, table, context.lang)
    answer_files(
        context,
        report,
        words.TORNADO,
        key="tornado",
        paper=lambda: tornado_paper(tornado(table, figure.key), titles, figure, left_out(table, figure.key)),
        rows=lambda: sweep_csv(named, keys),
        told=lambda: table_object(named, (), unproven_pairs=unproven_pairs(table)),
    )

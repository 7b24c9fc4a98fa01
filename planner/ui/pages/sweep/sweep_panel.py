"""A sweep from the plan on show: asked for, watched, drawn as it grows."""

import streamlit as st

from planner.charts.sweep import heat_figure, lines_figure
from planner.domain.solving.outcome import STATUS_TITLES
from planner.domain.solving.report import Report
from planner.domain.sweeping.sweep import Scalar, Sweep
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.services.studies.sweep_making import break_lines, retitled
from planner.services.studies.sweeps import unproven_pairs
from planner.services.tasks.book import Question
from planner.ui import state
from planner.ui.app_services import tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words
from planner.ui.pages.sweep.sweep_files import sweep_files
from planner.ui.pages.sweep.sweep_form import sweep_form
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.press import pressed
from planner.ui.shared.scenario_tornado import cells_done, choose_figure, start_sweep
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, heading, items, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import sweep as sweep_words
from planner.views import format as fmt
from planner.views.sweep import FigureTitle, heat_map, lines_along


def sweep_panel(context: PageContext, report: Report) -> None:
    """Offer a sweep, and show what there is of it."""
    key = f"sweep:{context.version.version_id if context.version else ''}"
    st.caption(context.say(words.INTRO))
    with st.container(border=True, key="sweep_form"):
        sweep = sweep_form(context, report, _asked(key))
        start = pressed(
            context.say(words.START),
            key="sweep_start",
            type="primary",
            disabled=sweep is None or is_under_way(key),
        )
    if start and sweep is not None:
        start_sweep(key, report, sweep)
        st.rerun()
    figure = choose_figure(context, report)
    task_panel(key, lambda task: _draw(context, report, figure, task), share=cells_done)


def _asked(key: str) -> Sweep | None:
    task = tasks().question(key)
    table = task.latest if task else None
    return table.sweep if isinstance(table, SweepTable) else None


def _draw(context: PageContext, report: Report, figure: FigureTitle, task: Question) -> None:
    if not isinstance(task.latest, SweepTable):
        return
    lang = state.language()
    table = retitled(report.problem, task.latest, lang)
    alt = figure.title.say(lang)
    axes = table.sweep.axes
    if len(axes) > 1:
        others = _third(table)
        found = heat_map(table, figure, others=others)
        chart(heat_figure(found, lang=lang, theme=theme()), key="sweep_heat", alt=alt)
    lines = lines_along(table, figure, 0)
    drawn = lines_figure(lines, figure, across=axes[0].called, lang=lang, theme=theme())
    chart(drawn, key="sweep_lines", alt=alt)
    st.caption(sweep_words.STAR.say(lang))
    said = [one.say(lang) for one in break_lines(report.problem, task.latest)]
    told = items(*(ListItem(title="", text=text) for text in said), most_px=300)
    count = unproven_pairs(table)
    parts = [told] if said else [] if count else [paragraph(words.NO_BREAKS.say(lang), Tone.MUTED)]
    if count:
        parts.append(paragraph(words.NOT_CONCLUDED.fill(lang, count=count), Tone.MUTED))
    sheet(heading(words.BREAKS.say(lang)), *parts, key="sweep_breaks")
    with st.expander(words.TABLE.say(lang)):
        _rows(table, figure)
    if task.state.is_over:
        sweep_files(context, report, task.latest, figure)


def _third(table: SweepTable) -> dict[int, Scalar]:
    """Offer the values of a third axis, of which a heat map shows one."""
    axes, lang = table.sweep.axes, state.language()
    if len(axes) < 3:
        return {}
    values = list(axes[2].values)
    title = f"{words.FIXED.say(lang)} · {show(axes[2].called)}"
    chosen = st.segmented_control(title, values, default=values[0], key="sweep_third", required=True)
    return {2: values[0] if chosen is None else chosen}


def _written(figure: FigureTitle, row: SweepRow) -> str:
    said = figure.written_span(row.figure(figure.key), row.span(figure.key))
    return said if row.is_proven or row.plan is None else f"{said} *"


def _rows(table: SweepTable, figure: FigureTitle) -> None:
    lang = state.language()
    heads = [
        *(axis.called for axis in table.sweep.axes),
        figure.title.say(lang),
        words.PLACED.say(lang),
        words.STATUS.say(lang),
        words.NOTE.say(lang),
    ]
    rows = [
        GridRow(
            cells=(
                *("" if value is None else str(value) for value in row.values),
                _written(figure, row),
                fmt.number(len(row.placed)),
                STATUS_TITLES[row.status].say(lang),
                words.MAY_DIFFER.say(lang) if row.may_differ else row.note,
            )
        )
        for row in table.rows
    ]
    sheet(grid(heads, rows, right=set(range(len(heads) - 2))), key="sweep_table")

"""The frontier of two goals, with the price of each step."""

import streamlit as st

from planner.charts.sweep import frontier_figure
from planner.domain.goal import GOALS
from planner.domain.keys import GoalKey
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.frontier import Frontier
from planner.services.studies.frontier import prices
from planner.services.tasks.book import Question
from planner.services.tasks.tradeoffs import FRONTIER, FrontierOrder
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words
from planner.ui.pages.sweep.sweep_files import frontier_files
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, heading, items, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views import format as fmt

_GOALS = {goal.key.value: goal.title for goal in GOALS if goal.key != GoalKey.ORDER}
_USUAL = (GoalKey.EXPECTED_VALUE.value, GoalKey.JOBS.value)
POINT_SECONDS = 10.0


def frontier_panel(context: PageContext, report: Report) -> None:
    """Offer the frontier, and draw what there is of it."""
    st.caption(context.say(words.FRONTIER_SAYS))
    key = f"frontier:{context.version.version_id if context.version else ''}"
    one, two, three = st.columns(3)
    with one:
        first = choice(context, words.FIRST, _GOALS, ("frontier", "first"), start=_USUAL[0])
    with two:
        others = {code: title for code, title in _GOALS.items() if code != first}
        second = choice(context, words.SECOND, others, ("frontier", "second"), start=_USUAL[1])
    with three:
        points = st.slider(context.say(words.POINTS), 3, 12, 5, key="frontier.points")
    start = pressed(
        context.say(words.FRONTIER_START), key="frontier_start", type="primary", disabled=is_under_way(key)
    )
    if start and first and second:
        limits = Limits(time_limit_s=POINT_SECONDS)
        order = FrontierOrder(
            problem=report.problem, first=first, second=second, limits=limits, most_points=points
        )
        tasks().ask(FRONTIER, key, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(key, lambda task: _draw(context, report, task))


def _draw(context: PageContext, report: Report, task: Question) -> None:
    found, lang = task.latest, state.language()
    if not isinstance(found, Frontier):
        return
    chart(
        frontier_figure(found, lang=lang, theme=theme()), key="frontier", alt=words.FRONTIER_START.say(lang)
    )
    said = [ListItem(title="", text=one.say(lang)) for one in prices(found)]
    complete = words.COMPLETE if found.is_complete else words.INCOMPLETE
    lines = (items(*said),) if said else ()
    head = heading(words.PRICES.say(lang))
    notes = [complete, *([] if all(point.is_proven for point in found.points) else [words.FRONTIER_STAR])]
    notes += [] if found.are_lower_bounds_proven else [words.LOWER_BOUNDS_OPEN]
    told = (paragraph(note.say(lang), Tone.MUTED) for note in notes)
    sheet(head, *lines, *told, key="frontier_prices")
    heads = (_GOALS[found.first].say(lang), _GOALS[found.second].say(lang), words.PROOF.say(lang))
    rows = [
        GridRow(
            cells=(
                fmt.span(point.first, point.first_bound, is_proven=point.is_proven),
                fmt.span(point.second, point.second_bound, is_proven=point.is_proven),
                (words.PROVEN if point.is_proven else words.OPEN).say(lang),
            )
        )
        for point in found.points
    ]
    sheet(grid(heads, rows, right={0, 1}), key="frontier_table")
    if task.state.is_over and found.points:
        frontier_files(context, report, found)

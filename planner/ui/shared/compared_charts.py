"""Resources by quarter and quarters that moved, drawn and as tables."""

from collections.abc import Sequence

import streamlit as st

from planner.charts.compare import shift_figure, usage_figure
from planner.domain.changes.comparison import PlanDifference
from planner.services.scenarios.comparison import ComparedPlan
from planner.ui.page_context import PageContext
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.sheet import GridRow, grid, paragraph, sheet
from planner.ui.shared.words import compare as words
from planner.ui.shared.words import overview as overview_words
from planner.views import format as fmt
from planner.views.comparison import time_rows
from planner.views.usage import Usage, shifts, subjects, usages
from planner.views.words import RESOURCES


def resources(context: PageContext, sides: Sequence[ComparedPlan]) -> None:
    """Show one resource of a park or building by quarter in every plan."""
    known = subjects([side.report for side in sides])
    if not known:
        return
    options = {f"{subject}.{resource.value}": (subject, resource) for subject, resource in known}
    titles = {
        code: f"{context.say(known[pair])} · {context.say(RESOURCES[pair[1]])}"
        for code, pair in options.items()
    }
    chosen = st.selectbox(
        context.say(words.RESOURCE),
        list(options),
        format_func=lambda code: titles[code],
        key="compared_resource",
        width=420,
    )
    subject = options[chosen or next(iter(options))]
    plans = usages([(side.name, side.report) for side in sides], subject)
    figure = usage_figure(plans, subject[1], lang=context.lang, theme=theme())
    chart(figure, key="compared_usage", alt=context.say(words.RESOURCE))
    with st.expander(context.say(overview_words.TABLE_TWIN)):
        _table(context, plans)


def times(context: PageContext, difference: PlanDifference) -> None:
    """Show the handovers, starts and ends that moved."""
    moved = shifts(difference)
    if not moved:
        sheet(paragraph(context.say(words.NO_TIMES)), key="compared_times")
        return
    quarters = context.problem.quarters
    figure = shift_figure(moved, window=(quarters[0], quarters[-1]), lang=context.lang, theme=theme())
    chart(figure, key="compared_shifts", alt=context.say(words.TIMES))
    heads = (words.WHAT, words.SUBJECT, words.BEFORE, words.AFTER, words.LATER)
    rows = [
        GridRow(cells=(context.say(row.what), row.subject, row.before, row.after, f"{row.quarters:+d}"))
        for row in time_rows(difference)
    ]
    sheet(grid([context.say(head) for head in heads], rows, right={4}), key="compared_times")


def _table(context: PageContext, plans: Sequence[Usage]) -> None:
    quarters = sorted({one.quarter for plan in plans for one in plan.readings})
    found = [{one.quarter: one for one in plan.readings} for plan in plans]
    rows = [
        GridRow(
            cells=(
                fmt.quarter(quarter),
                *(
                    context.fill(
                        words.USED_OF,
                        used=fmt.short_number(one[quarter].used),
                        cap=fmt.NONE if (cap := one[quarter].cap) is None else fmt.short_number(cap),
                    )
                    if quarter in one
                    else fmt.NONE
                    for one in found
                ),
            )
        )
        for quarter in quarters
    ]
    heads = [context.say(words.QUARTER), *(context.say(plan.plan) for plan in plans)]
    sheet(grid(heads, rows, right=set(range(1, len(heads)))), key="compared_usage_table")

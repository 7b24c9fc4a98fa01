"""The plan in time: a Gantt chart of every firm, and what changes in each quarter."""

import streamlit as st

from planner.charts.gantt import gantt_figure
from planner.domain.solving.report import Report
from planner.text import listed
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.charts import chart_of_firms, theme
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import result as result_words
from planner.views import format as fmt
from planner.views.gantt import gantt_rows
from planner.views.timeline import timeline_rows


def times(context: PageContext, report: Report) -> None:
    """Draw the Gantt chart, the card of the chosen firm, and the quarters as a table."""
    rows = gantt_rows(report.problem, report.plan)
    quarters = report.problem.quarters
    firm_card(context, report)
    figure = gantt_figure(
        rows,
        window=(quarters[0], quarters[-1]),
        lang=context.lang,
        theme=theme(),
        selected=context.firm_id,
    )
    st.subheader(context.say(words.GANTT))
    chart_of_firms(figure, key="gantt", alt=context.say(words.GANTT))
    st.subheader(context.say(words.TIMELINE))
    _timeline(context, report)


def _timeline(context: PageContext, report: Report) -> None:
    heads = (
        words.QUARTER,
        words.DELIVERED,
        words.ARRIVING,
        words.PRODUCING,
        words.LEAVING,
        words.PRESENT,
        words.DELIVERED_M2,
        words.USED_M2,
        result_words.SHARE,
    )
    rows = [
        GridRow(
            cells=(
                fmt.quarter(row.quarter),
                context.say(listed(row.handed_over)),
                context.say(listed(row.arriving)),
                context.say(listed(row.producing)),
                context.say(listed(row.leaving)),
                fmt.number(row.present),
                fmt.number(row.delivered_m2),
                fmt.number(row.occupancy.pencilled_m2),
                fmt.percent(row.occupancy.pencilled),
            )
        )
        for row in timeline_rows(report.problem, report.plan, report.measures)
    ]
    sheet(grid([context.say(head) for head in heads], rows, right={5, 6, 7, 8}), key="timeline")

"""The plan in time: a Gantt chart of every firm, and what changes in each quarter."""

import streamlit as st

from planner.charts.gantt import gantt_figure
from planner.domain.report import Report
from planner.ui.components.charts import chart_of_firms, theme
from planner.ui.components.firm_card import firm_card
from planner.ui.components.tables import Column, table
from planner.ui.scene import Scene
from planner.ui.words import result as words
from planner.views import format as fmt
from planner.views.gantt import gantt_rows
from planner.views.timeline import timeline_rows


def times(scene: Scene, report: Report) -> None:
    """Draw the Gantt chart, the card of the chosen firm, and the quarters as a table."""
    rows = gantt_rows(report.problem, report.plan)
    quarters = report.problem.quarters
    firm_card(scene, report)
    figure = gantt_figure(
        rows,
        window=(quarters[0], quarters[-1]),
        lang=scene.lang,
        theme=theme(),
        selected=scene.firm_id,
    )
    st.subheader(scene.say(words.GANTT))
    chart_of_firms(figure, key="gantt", alt=scene.say(words.GANTT))
    st.subheader(scene.say(words.TIMELINE))
    _timeline(scene, report)


def _timeline(scene: Scene, report: Report) -> None:
    columns = (
        Column(label=scene.say(words.QUARTER), width="small"),
        Column(label=scene.say(words.DELIVERED)),
        Column(label=scene.say(words.ARRIVING), width="large"),
        Column(label=scene.say(words.PRODUCING), width="large"),
        Column(label=scene.say(words.LEAVING)),
        Column(label=scene.say(words.PRESENT), places=0),
        Column(label=scene.say(words.DELIVERED_M2), places=0),
        Column(label=scene.say(words.USED_M2), places=0),
        Column(label=scene.say(words.SHARE)),
    )
    rows = [
        (
            fmt.quarter(row.quarter),
            " ".join(row.handed_over),
            " ".join(row.arriving),
            " ".join(row.producing),
            " ".join(row.leaving),
            row.present,
            row.delivered_m2,
            row.occupancy.pencilled_m2,
            fmt.percent(row.occupancy.pencilled),
        )
        for row in timeline_rows(report.problem, report.plan, report.measures)
    ]
    table(columns, rows, key="timeline", alt=scene.say(words.TIMELINE))

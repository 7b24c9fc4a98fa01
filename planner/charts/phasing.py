"""Phasing drawn: a row for each building, a cell for each quarter in which it could be handed over."""

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, ground, lines, two_lines
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.sweeping.phasing import PhasingCase, PhasingRow, PhasingTable
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views.phasing import case_text, cell_text, proof_text

_NOTHING = Text("还没有算出。", "Nothing is worked out yet.")
_PLAN = Text("计划", "plan")
_NEVER = Text("期内不交付", "not within the horizon")
_ROW_PX = 34
_KEPT, _SLIGHT, _LOST = 0.0, 0.5, 1.0
"""How a cell is coloured: nothing is lost, value is, a firm is."""


def handover_figure(problem: Problem, table: PhasingTable, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the map: what the plan loses if a building is handed over in a quarter instead of the planned one."""
    rows = [row for row in table.rows if row.dates]
    if not rows:
        return empty(_NOTHING.say(lang), theme)
    quarters = span(min(row.planned for row in rows), max(row.dates[-1].quarter for row in rows))
    last = max(row.last for row in rows)
    cases = [{date.quarter: date.case for date in row.dates} for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=[[_shade(own.get(at)) for at in quarters] for own in cases],
            x=[str(at) if at <= last else _NEVER.say(lang) for at in quarters],
            y=[row.building_id for row in rows],
            text=[
                [
                    _PLAN.say(lang)
                    if at == row.planned
                    else two_lines(cell_text(own[at]))
                    if at in own
                    else ""
                    for at in quarters
                ]
                for row, own in zip(rows, cases, strict=True)
            ],
            texttemplate="%{text}",
            textfont={"size": 12, "color": theme.ink},
            colorscale=[
                [0.0, ground(theme.good, theme)],
                [0.5, ground(theme.warn, theme)],
                [1.0, ground(theme.bad, theme)],
            ],
            zmin=_KEPT,
            zmax=_LOST,
            xgap=2,
            ygap=2,
            hovertext=[[_hover(problem, row, at, lang) for at in quarters] for row in rows],
            hoverinfo="text",
            showscale=False,
        )
    )
    dress(figure, theme, height=90 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category", side="top")
    return figure


def _shade(case: PhasingCase | None) -> float | None:
    if case is None or case.loses is None:
        return None
    if not case.loses:
        return _KEPT
    return _LOST if case.lost or not case.gains else _SLIGHT


def _hover(problem: Problem, row: PhasingRow, at: Quarter, lang: Lang) -> str:
    if at == row.planned:
        return lines(f"{row.building_id} · {at} · {_PLAN.say(lang)}")
    case = next((date.case for date in row.dates if date.quarter == at), None)
    if case is None:
        return ""
    return lines(
        f"{row.building_id} · {at}",
        cut(case_text(problem, case).say(lang), 110),
        proof_text(case).say(lang),
    )

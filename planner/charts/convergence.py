"""How objective and bound closed in on each other, stage by stage."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from planner.charts.frame import dress, empty, label, lines
from planner.domain.solving.outcome import Progress
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt

_EMPTY = Text(
    "求解开始后，这里显示目标值与上界的收敛。", "Objective and bound appear here once a solve runs."
)
_OBJECTIVE, _BOUND = Text("目标值", "Objective"), Text("上界", "Bound")
MOST_STAGES = 4
"""Stages shown; the first ones, which carry the value."""


def convergence_figure(
    progress: Sequence[Progress],
    *,
    titles: Mapping[str, Text],
    lang: Lang,
    theme: Theme = LIGHT,
) -> go.Figure:
    """Draw objective and bound over seconds, a small chart for each stage seen so far.

    `titles` names the tiers by key; a tier without a title shows its key.
    """
    stages = sorted({(one.stage, one.goal) for one in progress if one.objective is not None})[:MOST_STAGES]
    if not stages:
        return empty(_EMPTY.say(lang), theme)
    figure = make_subplots(
        rows=1,
        cols=len(stages),
        subplot_titles=[label(titles.get(goal, Text(goal, goal)).say(lang)) for _, goal in stages],
        horizontal_spacing=0.07,
    )
    for column, (stage, goal) in enumerate(stages, start=1):
        points = [one for one in progress if one.stage == stage and one.goal == goal]
        for trace in _traces(points, lang, theme, show_legend=column == 1):
            figure.add_trace(trace, row=1, col=column)
    dress(figure, theme, height=260)
    figure.update_layout(legend={"y": -0.18, "yanchor": "top"})
    figure.update_xaxes(ticksuffix=" s", nticks=5)
    figure.update_yaxes(tickformat=",d", nticks=5)
    return figure


def _traces(
    points: Sequence[Progress], lang: Lang, theme: Theme, *, show_legend: bool
) -> tuple[go.Scatter, go.Scatter]:
    common = {"mode": "lines+markers", "hoverinfo": "text", "showlegend": show_legend}
    seconds = [one.seconds for one in points]
    best, bound = theme.swatch("load", "ample").hue, theme.swatch("load", "tight").hue
    objective = go.Scatter(
        x=seconds,
        y=[one.objective for one in points],
        name=_OBJECTIVE.say(lang),
        legendgroup="objective",
        line={"color": best, "width": 2, "shape": "hv"},
        marker={"size": 4},
        hovertext=[
            lines(f"{fmt.seconds(one.seconds)} · {_OBJECTIVE.say(lang)} {fmt.number(one.objective)}")
            for one in points
        ],
        **common,
    )
    above = go.Scatter(
        x=seconds,
        y=[one.bound for one in points],
        name=_BOUND.say(lang),
        legendgroup="bound",
        line={"color": bound, "width": 2, "dash": "dash", "shape": "hv"},
        marker={"size": 4, "symbol": "diamond"},
        hovertext=[
            lines(
                f"{fmt.seconds(one.seconds)} · {_BOUND.say(lang)} {fmt.number(one.bound)} · {fmt.gap(one.gap)}"
            )
            for one in points
        ],
        **common,
    )
    return objective, above

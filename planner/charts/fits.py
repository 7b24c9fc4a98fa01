"""How many more firms fit, drawn: counts by kind and quarter, what a target takes, two kinds against each other."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines, marker
from planner.domain.park.problem import Problem
from planner.domain.sweeping.fit import FitCount, FitTable
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views.fits import mix_text, part_text, reached, reason_text

_NOTHING = Text("还没有算出。", "Nothing is counted yet.")
_FREE, _HELD = (
    Text("不计意向企业等待上限", "without the hold on speculative firms"),
    Text("计入意向企业等待上限", "with the hold on speculative firms"),
)
_MORE, _PLACED = Text("再来几家", "Firms added"), Text("落位企业", "Firms placed")
_ROW_PX = 22
_TITLE_ROOM = 30


def counts_figure(
    problem: Problem, counts: Sequence[FitCount], *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return the map of how many more of each kind fit from each quarter on."""
    if not counts:
        return empty(_NOTHING.say(lang), theme)
    quarters = sorted({one.quarter for one in counts})
    mixes = list(dict.fromkeys(one.mix for one in counts))
    by = {(one.mix, one.quarter): one for one in counts}
    names = [label(cut(mix_text(problem, mix).say(lang), _TITLE_ROOM)) for mix in mixes]
    cells = [[by.get((mix, at)) for at in quarters] for mix in mixes]
    figure = go.Figure(
        go.Heatmap(
            z=[[None if one is None else one.count for one in row] for row in cells],
            x=[str(at) for at in quarters],
            y=[f"{number}. {name}" for number, name in enumerate(names, start=1)],
            text=[["" if one is None else reached(one) for one in row] for row in cells],
            texttemplate="%{text}",
            colorscale=[[0.0, theme.surface], [1.0, theme.good]],
            zmin=0,
            zmax=max(1, *(one.count for one in counts)),
            xgap=2,
            ygap=2,
            hovertext=[
                [
                    ""
                    if one is None
                    else lines(
                        f"{mix_text(problem, one.mix).say(lang)} · {one.quarter}",
                        reached(one),
                        cut(reason_text(one).say(lang), 100),
                    )
                    for one in row
                ]
                for row in cells
            ],
            hoverinfo="text",
            showscale=False,
        )
    )
    dress(figure, theme, height=90 + _ROW_PX * len(mixes))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category")  # on a narrow screen they turn
    return figure


def levels_figure(table: FitTable, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the firms placed by how many are added, with the target as a line."""
    if not table.levels:
        return empty(_NOTHING.say(lang), theme)
    figure = go.Figure()
    for has_hold, title, colour in ((False, _FREE, "signed"), (True, _HELD, "reserved")):
        own = [one for one in table.levels if one.has_hold is has_hold]
        if own:
            figure.add_bar(
                x=[f"+{one.more}" for one in own],
                y=[one.placed for one in own],
                name=title.say(lang),
                text=[reached(one) for one in own],
                textposition="outside",
                cliponaxis=False,
                hoverinfo="skip",
                marker=marker(theme.swatch("space", colour), theme),
            )
    dress(figure, theme, height=300)
    figure.update_layout(barmode="group", showlegend=True, margin={"t": 64})
    figure.add_hline(
        y=table.target, layer="below", line={"color": theme.accent, "width": 1.4, "dash": "dash"}
    )
    high = max(table.target, *(one.placed for one in table.levels))
    figure.update_yaxes(title={"text": _PLACED.say(lang)}, range=[0, high * 1.15])
    figure.update_xaxes(title={"text": _MORE.say(lang)}, type="category", showgrid=False, tickangle=0)
    return figure


def pair_figure(problem: Problem, table: FitTable, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the frontier of two kinds: for each number of the first the most of the second."""
    if not table.points or len(table.pair) < 2:
        return empty(_NOTHING.say(lang), theme)
    one, other = (cut(part_text(problem, part).say(lang), 40) for part in table.pair)
    figure = go.Figure(
        go.Scatter(
            x=[point.first for point in table.points],
            y=[point.second for point in table.points],
            mode="lines+markers+text",
            text=[reached(point) for point in table.points],
            textposition="top right",
            cliponaxis=False,
            line={"color": theme.accent, "width": 2, "shape": "hv"},
            marker={"size": 8, "color": theme.accent},
            hoverinfo="skip",
        )
    )
    dress(figure, theme, height=300)
    most = max(point.second for point in table.points)
    figure.update_yaxes(title={"text": label(other)}, range=[-0.2, most + 1], dtick=1 if most < 9 else None)
    figure.update_xaxes(
        title={"text": label(one)}, rangemode="tozero", dtick=1 if len(table.points) < 9 else None
    )
    return figure

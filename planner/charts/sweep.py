"""Sweeps and trade-offs drawn: heat map, lines, tornado, frontier."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from planner.charts.frame import dress, empty, label, lines, marker
from planner.domain.goal import GOALS, Goal
from planner.domain.sweeping.frontier import Frontier, FrontierPoint
from planner.domain.sweeping.sweep_result import Number, TornadoBar
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.sweep import FigureTitle, HeatMap, SweepLine, SweepSpot

_EMPTY = Text("推演有结果后，这里显示图表。", "The chart appears here once cells are solved.")
_PROVEN, _OPEN = Text("已证明", "Proven"), Text("未证明", "Not proven")
_HATCH = {True: "/", False: ""}
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def heat_figure(found: HeatMap, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Draw a figure over two axes; each cell shows its value, so that colour is never alone."""
    if not any(spot.value is not None for row in found.spots for spot in row):
        return empty(_EMPTY.say(lang), theme)
    trace = go.Heatmap(
        x=[label(text) for text in found.columns],
        y=[label(text) for text in found.rows],
        z=[[None if spot.value is None else float(spot.value) for spot in row] for row in found.spots],
        text=[[label(_marked(spot)) for spot in row] for row in found.spots],
        hovertext=[
            [_hover(spot, found.figure, lang, f"{found.across} {x}", f"{found.down} {y}")
             for spot, x in zip(row, found.columns, strict=True)]
            for row, y in zip(found.spots, found.rows, strict=True)
        ],
        texttemplate="%{text}",
        hoverinfo="text",
        colorscale=[[0.0, theme.surface], [1.0, theme.swatch("load", "ample").fill]],
        showscale=False,
        xgap=2,
        ygap=2,
    )  # fmt: skip
    figure = dress(go.Figure(trace), theme, height=120 + 44 * len(found.rows))
    figure.update_xaxes(type="category", title=label(found.across))
    figure.update_yaxes(type="category", title=label(found.down))
    return figure


def lines_figure(
    found: Sequence[SweepLine], figure: FigureTitle, *, across: str, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Draw a figure along one axis; lines differ by dash as well as by colour."""
    known = [line for line in found if any(spot.value is not None for spot in line.spots)]
    if not known:
        return empty(_EMPTY.say(lang), theme)
    hues = [theme.swatch("load", key).hue for key in ("ample", "tight", "over")]
    drawn = dress(go.Figure(), theme, height=320)
    for number, line in enumerate(known):
        drawn.add_trace(
            go.Scatter(
                x=[label(text) for text in line.values],
                y=[None if spot.value is None else float(spot.value) for spot in line.spots],
                name=label(line.others) or label(figure.title.say(lang)),
                mode="lines+markers+text",
                text=[_open_mark(spot) for spot in line.spots],
                textposition="bottom right",
                line={"color": hues[number % len(hues)], "dash": _DASHES[number % len(_DASHES)], "width": 2},
                marker={
                    "size": 9,
                    "symbol": ["circle-open" if spot.note.en else "circle" for spot in line.spots],
                },
                error_y=_spans(line, hues[number % len(hues)]),
                hovertext=[
                    _hover(spot, figure, lang, f"{across} {value}", line.others)
                    for spot, value in zip(line.spots, line.values, strict=True)
                ],
                hoverinfo="text",
            )
        )
    drawn.update_xaxes(type="category", title=label(across))
    drawn.update_yaxes(title=label(figure.title.say(lang)), tickformat=".1%" if figure.is_share else ",")
    return drawn


def _open_mark(spot: SweepSpot) -> str:
    """Return what stands beside a point that is not proven: ? where its bound is not known."""
    if not spot.note.en or spot.value is None:
        return ""
    return "* ?" if spot.high is None else "*"


def _spans(line: SweepLine, hue: str) -> dict[str, Any]:
    """Return a bar from each value to what the best value cannot exceed, where it is not proven."""

    def beyond(spot: SweepSpot, end: Decimal | None) -> float:
        return 0.0 if spot.value is None or end is None else abs(float(end - spot.value))

    return {
        "type": "data",
        "symmetric": False,
        "array": [beyond(spot, spot.high) for spot in line.spots],
        "arrayminus": [beyond(spot, spot.low) for spot in line.spots],
        "color": hue,
        "thickness": 1.5,
        "width": 6,
    }


def tornado_figure(
    bars: Sequence[TornadoBar], figure: FigureTitle, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Draw how far each input swings a figure, the longest bar on top; a line marks the base.

    A bar that is not proven is hatched, carries a *, and reaches as a thin line as far as is not ruled out.
    """
    if not bars:
        return empty(_EMPTY.say(lang), theme)
    trace = go.Bar(
        y=[label(bar.title) for bar in reversed(bars)],
        x=[float(bar.swing) for bar in reversed(bars)],
        base=[float(bar.least) for bar in reversed(bars)],
        orientation="h",
        marker={
            **marker(theme.swatch("load", "ample"), theme),
            "pattern": {"shape": [_HATCH[bar.is_open] for bar in reversed(bars)], "solidity": 0.12},
        },
        text=[label(_ends(bar, figure)) for bar in reversed(bars)],
        insidetextfont={"color": [theme.ink if bar.is_open else theme.background for bar in reversed(bars)]},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [_beyond(bar.greatest, bar.highest) for bar in reversed(bars)],
            "arrayminus": [0.0 for _ in bars],
            "color": theme.accent,
            "thickness": 1.5,
            "width": 6,
        },
        hovertext=[
            lines(
                bar.title,
                f"{bar.least_at}: {figure.written_span(bar.least, bar.least_span)}",
                f"{bar.greatest_at}: {figure.written_span(bar.greatest, bar.greatest_span)}",
                *([_OPEN.say(lang)] if bar.is_open else []),
            )
            for bar in reversed(bars)
        ],
        hoverinfo="text",
    )
    drawn = dress(go.Figure(trace), theme, height=100 + 40 * len(bars))
    base = next((bar.base for bar in bars if bar.base is not None), None)
    if base is not None:
        drawn.add_vline(x=float(base), line={"color": theme.accent, "width": 2, "dash": "dash"})
    drawn.update_xaxes(title=label(figure.title.say(lang)), tickformat=".1%" if figure.is_share else ",")
    return drawn


def _ends(bar: TornadoBar, figure: FigureTitle) -> str:
    if not bar.is_open:
        return f"{figure.written(bar.least)} … {figure.written(bar.greatest)}"
    ends = ((bar.least, bar.least_span), (bar.greatest, bar.greatest_span))
    return f"{' → '.join(figure.written_span(value, span) for value, span in ends)} *"


def _beyond(value: Number, end: Number | None) -> float:
    return 0.0 if end is None else max(0.0, float(end - value))


def frontier_figure(found: Frontier, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Draw the frontier: filled marks for proven points, open ones for the others."""
    if not found.points:
        return empty(_EMPTY.say(lang), theme)
    titles: dict[str, Goal] = {goal.key: goal for goal in GOALS}
    one, other = titles[found.first], titles[found.second]
    drawn = dress(go.Figure(), theme, height=360)
    hue = theme.swatch("load", "ample").hue
    for proven, name, symbol in ((True, _PROVEN, "circle"), (False, _OPEN, "circle-open")):
        points = [point for point in found.points if point.is_proven is proven]
        if points:
            drawn.add_trace(
                _points(points, name.say(lang), lang, symbol=symbol, hue=hue, titles=(one.title, other.title))
            )
    drawn.update_xaxes(title=label(f"{other.title.say(lang)} · {other.unit.say(lang)}"), tickformat=",")
    drawn.update_yaxes(title=label(f"{one.title.say(lang)} · {one.unit.say(lang)}"), tickformat=",")
    return drawn


def _points(
    points: Sequence[FrontierPoint],
    name: str,
    lang: Lang,
    *,
    symbol: str,
    hue: str,
    titles: tuple[Text, Text],
) -> go.Scatter:
    return go.Scatter(
        x=[point.second for point in points],
        y=[point.first for point in points],
        name=label(name),
        mode="markers",
        marker={"symbol": symbol, "size": 11, "color": hue, "line": {"width": 2, "color": hue}},
        error_y=_between([(point.first, point.first_bound) for point in points], hue),
        error_x=_between([(point.second, point.second_bound) for point in points], hue),
        hovertext=[
            lines(
                f"{titles[0].say(lang)} {fmt.span(point.first, point.first_bound, is_proven=point.is_proven)}",
                f"{titles[1].say(lang)} {fmt.span(point.second, point.second_bound, is_proven=point.is_proven)}",
                name,
            )
            for point in points
        ],
        hoverinfo="text",
        showlegend=True,
    )


def _between(ends: Sequence[tuple[int, int | None]], hue: str) -> dict[str, Any]:
    """Return a bar from each value to its bound, upwards or down."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [max(0, (value if bound is None else bound) - value) for value, bound in ends],
        "arrayminus": [max(0, value - (value if bound is None else bound)) for value, bound in ends],
        "color": hue,
        "thickness": 1.5,
        "width": 6,
    }


def _marked(spot: SweepSpot) -> str:
    return f"{spot.written} *" if spot.note.en and spot.value is not None else spot.written


def _hover(spot: SweepSpot, figure: FigureTitle, lang: Lang, *where: str) -> str:
    said = f"{figure.title.say(lang)} {spot.written} {figure.unit.say(lang) if not figure.is_share else ''}"
    return lines(*(part for part in (*where, said.strip(), spot.note.say(lang)) if part))

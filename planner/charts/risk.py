"""Risk drawn: how figures are spread, what is let, what is full, who has a place, what holds, whom to call."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines
from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import AllocationPolicy
from planner.domain.sweeping.risk import DecisionVerdict, PlaceRisk, Probability, RiskSummary
from planner.palette import LIGHT, Theme, mixed
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.risk import (
    NOTHING,
    POLICIES,
    VERDICTS,
    FigureName,
    firm_text,
    place_title,
    probability_text,
    written,
)

_ROW_PX = 22
_TITLE_ROOM = 30
_MOST_CALLS = 15
_FUTURES, _MEAN, _TAIL = (
    Text("未来个数", "Futures"),
    Text("平均", "mean"),
    Text("最差 5% 平均", "mean of the worst 5%"),
)
_LET, _SPAN, _READY = (
    Text("租出，平均", "let, mean"),
    Text("九成的未来在此范围", "nine futures in ten"),
    Text("已交付（按数据）", "handed over, by the facts"),
)
_HOLDS = 0.9


def figure_spread(
    summary: RiskSummary, key: str, title: FigureName, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return how a figure is spread over the futures under either policy."""
    figure = go.Figure()
    for policy, colour in ((AllocationPolicy.PLAN, theme.accent), (AllocationPolicy.FIRST_COME, theme.muted)):
        risk = summary.figure(key, policy)
        if risk is None:
            return empty(NOTHING.say(lang), theme)
        figure.add_scatter(
            x=[edge for edge, _ in risk.histogram],
            y=[count for _, count in risk.histogram],
            mode="lines+markers",
            name=POLICIES[policy].say(lang),
            line={
                "color": colour,
                "width": 2,
                "shape": "hvh",
                "dash": "solid" if policy is AllocationPolicy.PLAN else "dot",
            },
            marker={"size": 4, "color": colour},
            fill="tozeroy" if policy is AllocationPolicy.PLAN else None,
            fillcolor=theme.faint,
            hovertext=[
                lines(written(title, edge), f"{_FUTURES.say(lang)}: {count}")
                for edge, count in risk.histogram
            ],
            hoverinfo="text",
        )
    dress(figure, theme, height=320)
    figure.update_layout(margin={"t": 64})
    own = summary.figure(key)
    if own is not None:
        for at, said, where in ((own.mean.mean, _MEAN, "top right"), (own.tail, _TAIL, "top left")):
            figure.add_vline(
                x=at,
                line={"color": theme.ink, "width": 1, "dash": "dash"},
                annotation={
                    "text": label(f"{said.say(lang)} {written(title, at)}"),
                    "font": {"color": theme.ink},
                },
                annotation_position=where,
            )
    figure.update_xaxes(
        title={
            "text": label(
                f"{title.title.say(lang)} ({title.unit.say(lang)})"
                if title.unit.say(lang)
                else title.title.say(lang)
            )
        },
        tickformat=".0%" if title.is_share else None,
    )
    figure.update_yaxes(title={"text": _FUTURES.say(lang)}, rangemode="tozero")
    return figure


def space_spread(problem: Problem, summary: RiskSummary, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return what is let in each quarter: the mean, where nine futures in ten lie, and what is handed over."""
    if not summary.space:
        return empty(NOTHING.say(lang), theme)
    x = [str(one.quarter) for one in summary.space]
    figure = go.Figure()
    figure.add_scatter(
        x=[*x, *x[::-1]],
        y=[*(one.p95 for one in summary.space), *(one.p5 for one in summary.space[::-1])],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=theme.faint,
        name=_SPAN.say(lang),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=x,
        y=[one.mean.mean for one in summary.space],
        mode="lines+markers",
        name=_LET.say(lang),
        line={"color": theme.accent, "width": 2},
        hovertext=[lines(str(one.quarter), fmt.area(one.mean.mean)) for one in summary.space],
        hoverinfo="text",
    )
    ready = [
        sum(unit.leasable_m2 for unit in problem.units if problem.ready_quarter(unit) <= one.quarter)
        for one in summary.space
    ]
    figure.add_scatter(
        x=x,
        y=ready,
        mode="lines",
        name=_READY.say(lang),
        line={"color": theme.ink, "width": 1, "dash": "dash", "shape": "hv"},
        hovertext=[lines(at, fmt.area(m2)) for at, m2 in zip(x, ready, strict=True)],
        hoverinfo="text",
    )
    dress(figure, theme, height=300)
    figure.update_layout(margin={"t": 64})
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(rangemode="tozero", title={"text": "㎡"})
    return figure


def places_map(
    problem: Problem, rows: Sequence[PlaceRisk], *, lang: Lang, theme: Theme = LIGHT, is_bad: bool = False
) -> go.Figure:
    """Return a map of probabilities by place and quarter."""
    if not rows:
        return empty(NOTHING.say(lang), theme)
    names = [label(cut(place_title(problem, row).say(lang), _TITLE_ROOM)) for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=[[one.share for _, one in row.by_quarter] for row in rows],
            x=[str(quarter) for quarter, _ in rows[0].by_quarter],
            y=names,
            text=[
                ["" if not one.count else f"{round(100 * (one.share or 0))}%" for _, one in row.by_quarter]
                for row in rows
            ],
            texttemplate="%{text}",
            textfont={"color": theme.ink},
            colorscale=[
                [0.0, theme.surface],
                [1.0, mixed(theme.bad if is_bad else theme.good, theme.background, 0.5)],
            ],
            zmin=0,
            zmax=1,
            xgap=2,
            ygap=2,
            hovertext=[
                [lines(f"{name} · {quarter}", probability_text(one)) for quarter, one in row.by_quarter]
                for name, row in zip(names, rows, strict=True)
            ],
            hoverinfo="text",
            showscale=False,
        )
    )
    dress(figure, theme, height=90 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category")
    return figure


def firms_figure(problem: Problem, summary: RiskSummary, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the probability of a place for each firm if it comes, under either policy; the least sure on top."""
    rows = [one for one in summary.firms if one.comes.count]
    if not rows:
        return empty(NOTHING.say(lang), theme)
    rows.sort(key=lambda one: (one.place.share or 0.0, one.firm_id))
    names = [label(cut(firm_text(problem, one.firm_id).say(lang), _TITLE_ROOM)) for one in rows]
    figure = go.Figure()
    figure.add_scatter(
        x=[one.place_first_come.share for one in rows],
        y=names,
        mode="markers",
        name=POLICIES[AllocationPolicy.FIRST_COME].say(lang),
        marker={"symbol": "circle-open", "size": 9, "color": theme.muted},
        hoverinfo="skip",
    )
    title = POLICIES[AllocationPolicy.PLAN].say(lang)
    _with_ends(figure, names, [one.place for one in rows], title=title, colour=theme.accent)
    return _shares(figure, theme, len(rows))


def decisions_figure(summary: RiskSummary, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return in how many futures each firm that comes gets the same room, with the line from which it can be decided."""
    rows = summary.decisions
    if not rows:
        return empty(NOTHING.say(lang), theme)
    figure = go.Figure()
    colours = {
        DecisionVerdict.NOW: theme.good,
        DecisionVerdict.LATER: theme.warn,
        DecisionVerdict.OPEN: theme.muted,
    }
    symbols = {
        DecisionVerdict.NOW: "circle",
        DecisionVerdict.LATER: "diamond",
        DecisionVerdict.OPEN: "square-open",
    }
    names = [label(cut(f"{one.firm_id} · {one.home}", _TITLE_ROOM)) for one in rows]
    for verdict in DecisionVerdict:
        own = [(name, one.holds) for name, one in zip(names, rows, strict=True) if one.verdict is verdict]
        if own:
            _with_ends(
                figure,
                [name for name, _ in own],
                [holds for _, holds in own],
                title=VERDICTS[verdict].say(lang),
                colour=colours[verdict],
                symbol=symbols[verdict],
            )
    _shares(figure, theme, len(rows))
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    figure.add_vline(x=_HOLDS, line={"color": theme.ink, "width": 1, "dash": "dash"})
    return figure


def calls_figure(problem: Problem, summary: RiskSummary, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return how many other firms change with the answer of each firm; the most on top."""
    rows = [one for one in summary.impacts if one.changes.of > 1][:_MOST_CALLS]
    if not rows:
        return empty(NOTHING.say(lang), theme)
    figure = go.Figure(
        go.Bar(
            x=[one.changes.mean for one in rows],
            y=[label(cut(firm_text(problem, one.firm_id).say(lang), _TITLE_ROOM)) for one in rows],
            orientation="h",
            marker={"color": theme.accent},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [one.changes.high - one.changes.mean for one in rows],
                "arrayminus": [min(one.changes.mean, one.changes.mean - one.changes.low) for one in rows],
                "color": theme.ink,
                "thickness": 1,
            },
            hoverinfo="skip",
        )
    )
    dress(figure, theme, height=110 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    title = Text("随之换位的别家企业数", "Other firms that are elsewhere with the answer")
    figure.update_xaxes(title={"text": title.say(lang)}, rangemode="tozero")
    return figure


def _with_ends(
    figure: go.Figure,
    names: Sequence[str],
    shares: Sequence[Probability],
    *,
    title: str,
    colour: str,
    symbol: str = "circle",
) -> None:
    """Add a mark for each probability, with the ends of its interval."""
    figure.add_scatter(
        x=[one.share for one in shares],
        y=list(names),
        mode="markers",
        name=title,
        marker={"size": 8, "color": colour, "symbol": symbol},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [one.high - (one.share or 0.0) for one in shares],
            "arrayminus": [(one.share or 0.0) - one.low for one in shares],
            "thickness": 1,
        },
        hovertext=[lines(name, probability_text(one)) for name, one in zip(names, shares, strict=True)],
        hoverinfo="text",
    )


def _shares(figure: go.Figure, theme: Theme, rows: int) -> go.Figure:
    dress(figure, theme, height=130 + _ROW_PX * rows)
    figure.update_layout(margin={"t": 64})
    figure.update_yaxes(range=[rows - 0.4, -0.6], dtick=1)
    figure.update_xaxes(range=[-0.02, 1.02], tickformat=".0%")
    return figure

"""The map of firms and places: a mark a cell, its shape and colour the state."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from planner.charts.frame import dress, label
from planner.domain.solving.place import PlaceState
from planner.palette import Theme
from planner.text import Lang, Text
from planner.views.places import STATE_TITLES

_SYMBOLS = {
    PlaceState.HERE: "circle",
    PlaceState.FITS: "circle-open",
    PlaceState.POSSIBLE: "triangle-up-open",
    PlaceState.BLOCKED: "x-thin-open",
    PlaceState.OPEN: "square-open",
}
_ROW_PX = 20
_MARK_PX = 9


def places_figure(
    states: Mapping[str, Mapping[str, PlaceState]],
    places: Sequence[str],
    *,
    prices: Mapping[tuple[str, str], Text],
    lang: Lang,
    theme: Theme,
) -> go.Figure:
    """Return the map: a row for each firm, a column for each of `places`; the marks carry firm, place and price.

    `prices` are those that are known, by firm and place, in words: such a mark is filled.
    """
    colours = {
        PlaceState.HERE: theme.accent,
        PlaceState.FITS: theme.good,
        PlaceState.POSSIBLE: theme.warn,
        PlaceState.BLOCKED: theme.muted,
        PlaceState.OPEN: theme.bad,
    }
    figure = go.Figure()
    for state, symbol in _SYMBOLS.items():
        cells = [(firm, place) for firm, row in states.items() for place in places if row.get(place) is state]
        known = [prices.get(cell) for cell in cells]
        if cells:
            figure.add_scatter(
                x=[label(place) for _, place in cells],
                y=[label(firm) for firm, _ in cells],
                mode="markers",
                marker={
                    "size": _MARK_PX,
                    "symbol": [_filled(symbol, is_known=one is not None) for one in known],
                    "color": colours[state],
                    "line": {"width": 1.5},
                },
                customdata=[
                    (*cell, f"<br>{label(one.say(lang))}" if one else "")
                    for cell, one in zip(cells, known, strict=True)
                ],
                name=STATE_TITLES[state].say(lang),
                hovertemplate="%{y} · %{x}%{customdata[2]}<extra>%{fullData.name}</extra>",
            )
    dress(figure, theme, height=120 + _ROW_PX * len(states))
    figure.update_xaxes(categoryorder="array", categoryarray=[label(place) for place in places], side="top")
    figure.update_yaxes(
        categoryorder="array", categoryarray=[label(firm) for firm in sorted(states, reverse=True)], dtick=1
    )
    figure.update_yaxes(range=[-0.7, len(states) - 0.3])
    legend = {"yref": "container", "y": 0.995, "yanchor": "top"}  # above the names of the places
    figure.update_layout(showlegend=True, margin={"t": 76}, legend=legend)
    return figure


def _filled(symbol: str, *, is_known: bool) -> str:
    return symbol.removesuffix("-open") if is_known else symbol

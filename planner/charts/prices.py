"""Prices drawn: bars of what each thing brings, and a map of buildings and quarters."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines
from planner.domain.park.quarter import Quarter
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.prices import PriceBar, PriceRow, gain_text, proof_text

_BAR_PX, _ROW_PX = 26, 24
_TITLE_ROOM = 40
_NOTHING = Text("目前没有查到有增益的项。", "None that brings more was found so far.")
_PROVEN, _OPEN = Text("已证明", "proven"), Text("区间", "interval")


def bars_figure(bars: Sequence[PriceBar], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return a bar for each price, the first on top; a whisker reaches as far as the gain may go where it is not proven."""
    if not bars:
        return empty(_NOTHING.say(lang), theme)
    figure = go.Figure()
    for is_point, name, colour in ((True, _PROVEN, theme.good), (False, _OPEN, theme.warn)):
        own = [bar for bar in bars if bar.is_point is is_point]
        if own:
            reach = [max(0, (bar.most or bar.least or 0) - (bar.least or 0)) for bar in own]
            figure.add_bar(
                x=[bar.least or 0 for bar in own],
                y=[_title(bar.title, lang) for bar in own],
                orientation="h",
                name=name.say(lang),
                marker={"color": colour},
                error_x=None
                if is_point
                else {"type": "data", "symmetric": False, "array": reach, "color": theme.ink},
                text=[fmt.number(bar.least) if bar.is_point else "" for bar in own],
                textposition="outside",
                cliponaxis=False,
                hovertext=[_hover(bar, lang) for bar in own],
                hoverinfo="text",
            )
    dress(figure, theme, height=90 + _BAR_PX * len(bars))
    order = [_title(bar.title, lang) for bar in reversed(bars)]
    figure.update_yaxes(categoryorder="array", categoryarray=order, showgrid=False, dtick=1)
    figure.update_xaxes(nticks=5, tickformat=",d")
    figure.update_layout(barmode="overlay", showlegend=True, margin={"r": 48})
    return figure


def map_figure(
    quarters: Sequence[Quarter], rows: Sequence[PriceRow], tier: str, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return the map: a row for each thing there is more of, a column for the quarter from which there is."""
    if not rows:
        return empty(_NOTHING.say(lang), theme)
    gain = [
        [
            next((one.least for one in row.by_quarter[at].gains if one.tier == tier), None)
            if at in row.by_quarter
            else None
            for at in quarters
        ]
        for row in rows
    ]
    hover = [[_cell(row, at, tier, lang) for at in quarters] for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=gain,
            x=[str(at) for at in quarters],
            y=[_title(row.title, lang) for row in rows],
            colorscale=[[0.0, theme.surface], [1.0, theme.good]],
            zmin=0,
            xgap=2,
            ygap=2,
            hovertext=hover,
            hoverinfo="text",
            colorbar={"thickness": 10, "outlinewidth": 0, "nticks": 4},
        )
    )
    dress(figure, theme, height=90 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category", tickangle=0, nticks=8)
    return figure


def _title(title: Text, lang: Lang) -> str:
    return label(cut(title.say(lang), _TITLE_ROOM))


def _hover(bar: PriceBar, lang: Lang) -> str:
    gains = [
        gain_text(one).say(lang) for one in bar.price.gains if (one.least, one.most) == (bar.least, bar.most)
    ]
    return lines(bar.title.say(lang), *gains[:1], proof_text(bar.price).say(lang))


def _cell(row: PriceRow, at: Quarter, tier: str, lang: Lang) -> str:
    price = row.by_quarter.get(at)
    if price is None:
        return lines(row.title.say(lang), str(at))
    gains = [gain_text(one).say(lang) for one in price.gains if one.tier == tier]
    return lines(row.title.say(lang), str(at), *gains, proof_text(price).say(lang))

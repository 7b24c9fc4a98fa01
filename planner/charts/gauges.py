"""Gauges by quarter: bars of what is drawn, a line for the cap, one small chart each."""

from collections.abc import Sequence
from math import ceil

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from planner.charts.frame import SHAPES, cut, dress, empty, label, lines
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.gauges import Gauge, GaugeReading
from planner.views.words import RESOURCES

_ROW_HEIGHT = 170
_EMPTY = Text("没有公用工程上限可比较。", "There are no utility caps to compare with.")
_USED, _CAP = Text("用量", "Used"), Text("上限", "Cap")


def gauges_figure(
    gauges: Sequence[Gauge],
    *,
    lang: Lang,
    theme: Theme = LIGHT,
    columns: int = 3,
    quarter: Quarter | None = None,
) -> go.Figure:
    """Draw each gauge as a small chart; `quarter` is marked in each."""
    if not gauges:
        return empty(_EMPTY.say(lang), theme)
    across = min(columns, len(gauges))
    down = ceil(len(gauges) / across)
    is_alone = len({(gauge.scope, gauge.subject_id) for gauge in gauges}) == 1
    figure = make_subplots(
        rows=down,
        cols=across,
        subplot_titles=[label(_title(gauge, lang, is_alone=is_alone)) for gauge in gauges],
        horizontal_spacing=0.06,
        vertical_spacing=min(0.5 / down, 0.22),
    )
    for index, gauge in enumerate(gauges):
        row, col = index // across + 1, index % across + 1
        figure.add_trace(_bars(gauge, lang, theme, quarter), row=row, col=col)
        if gauge.has_cap:
            figure.add_trace(_cap_line(gauge, lang, theme), row=row, col=col)
    figure.update_layout(showlegend=False)
    dress(figure, theme, height=40 + _ROW_HEIGHT * down)
    figure.update_yaxes(rangemode="tozero", nticks=4, tickformat=",~r", exponentformat="none")
    figure.update_xaxes(showgrid=False, tickangle=0, nticks=4, type="category", tickfont={"size": 10})
    return figure


def _title(gauge: Gauge, lang: Lang, *, is_alone: bool) -> str:
    what = f"{RESOURCES[gauge.resource].say(lang)} ({RESOURCE_UNITS[gauge.resource]})"
    peak = f" · {fmt.percent(gauge.peak.share, 0)}" if gauge.has_cap else ""
    if is_alone:
        return what + peak
    where = gauge.subject.say(lang) if gauge.scope is CapScope.PARK else gauge.subject_id
    return f"{cut(where, 24)} · {what}{peak}"


def _bars(gauge: Gauge, lang: Lang, theme: Theme, quarter: Quarter | None) -> go.Bar:
    swatches = [theme.swatch("load", reading.level) for reading in gauge.readings]
    return go.Bar(
        x=[str(reading.quarter) for reading in gauge.readings],
        y=[float(reading.used) for reading in gauge.readings],
        name=_USED.say(lang),
        customdata=[gauge.subject_id] * len(gauge.readings),
        hovertext=[_card(gauge, reading, lang) for reading in gauge.readings],
        hoverinfo="text",
        marker={
            "color": [swatch.hue for swatch in swatches],
            "line": {
                "color": theme.ink,
                "width": [2 if reading.quarter == quarter else 0 for reading in gauge.readings],
            },
            "pattern": {
                "shape": [SHAPES[swatch.pattern] for swatch in swatches],
                "bgcolor": [swatch.hue for swatch in swatches],
                "fgcolor": theme.background,
                "size": 6,
            },
        },
    )


def _cap_line(gauge: Gauge, lang: Lang, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=[str(reading.quarter) for reading in gauge.readings],
        y=[None if reading.cap is None else float(reading.cap) for reading in gauge.readings],
        name=_CAP.say(lang),
        mode="lines",
        line={"color": theme.ink, "width": 1.6, "dash": "dash", "shape": "hvh"},
        hoverinfo="skip",
    )


def _card(gauge: Gauge, reading: GaugeReading, lang: Lang) -> str:
    used = fmt.amount(reading.used, gauge.resource)
    share = "" if reading.share is None else f" · {fmt.percent(reading.share)}"
    return lines(
        f"{gauge.subject_id} {gauge.subject.say(lang)} · {RESOURCES[gauge.resource].say(lang)}",
        f"{reading.quarter}: {used} / {fmt.amount(reading.cap, gauge.resource)}{share}",
    )

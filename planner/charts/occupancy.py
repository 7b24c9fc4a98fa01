"""The three occupancies by quarter, and the phases as stacked bars."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import dress, empty, label, lines, marker
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.occupancy import Occupancy

_EMPTY = Text("还没有可显示的季度。", "There is no quarter to show yet.")
_KINDS: tuple[tuple[str, Text, str], ...] = (
    ("signed", Text("已签", "Signed"), "signed"),
    ("expected", Text("期望", "Expected"), "reserved"),
    ("pencilled", Text("意向", "Pencilled"), "pencilled"),
)
_DELIVERED = Text("已交付", "Handed over")


def occupancy_figure(rows: Sequence[Occupancy], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Draw signed, expected and pencilled ㎡ side by side, and the delivered ㎡ as a line."""
    if not rows:
        return empty(_EMPTY.say(lang), theme)
    titles = [fmt.quarter(row.quarter) if row.quarter else row.subject.say(lang) for row in rows]
    figure = go.Figure(
        [
            go.Bar(
                name=title.say(lang),
                x=[label(text) for text in titles],
                y=[float(getattr(row, f"{kind}_m2")) for row in rows],
                hovertext=[
                    lines(
                        text,
                        f"{title.say(lang)}: {fmt.area(getattr(row, f'{kind}_m2'))} · "
                        f"{fmt.percent(getattr(row, kind))}",
                    )
                    for text, row in zip(titles, rows, strict=True)
                ],
                hoverinfo="text",
                marker=marker(theme.swatch("standing", colour), theme),
            )
            for kind, title, colour in _KINDS
        ]
    )
    figure.add_scatter(
        x=[label(text) for text in titles],
        y=[float(row.of_m2) for row in rows],
        name=_DELIVERED.say(lang),
        mode="lines+markers",
        line={"color": theme.ink, "width": 1.6, "dash": "dash", "shape": "hvh"},
        marker={"size": 4, "color": theme.ink},
        hovertext=[
            lines(text, f"{_DELIVERED.say(lang)}: {fmt.area(row.of_m2)}")
            for text, row in zip(titles, rows, strict=True)
        ],
        hoverinfo="text",
    )
    figure.update_layout(barmode="group")
    dress(figure, theme, height=300)
    figure.update_yaxes(title={"text": "㎡"}, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(type="category", showgrid=False, tickangle=0, nticks=6)
    return figure

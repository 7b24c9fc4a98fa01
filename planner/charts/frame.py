"""What every chart has in common: colours, letters, axes; text that stays text."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

import plotly.graph_objects as go

from planner.palette import Pattern, Swatch, Theme, mixed

FONTS = "'Park Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Segoe UI', Arial, sans-serif"
SHAPES: Mapping[Pattern, str] = {
    Pattern.PLAIN: "",
    Pattern.RISING: "/",
    Pattern.FALLING: "\\",
    Pattern.DOTS: ".",
    Pattern.VERTICAL: "|",
    Pattern.HORIZONTAL: "-",
    Pattern.CROSS: "x",
    Pattern.GRID: "+",
}
CONFIG: Mapping[str, Any] = {"displayModeBar": False, "displaylogo": False, "responsive": True}
"""What the page that shows a chart should pass on: no tool bar, no logo."""
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def label(text: str) -> str:
    """Return `text` so that a chart shows it as it is, never as markup."""
    safe = text.encode("utf-8", "replace").decode().translate(_CONTROL)
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, room: int) -> str:
    """Return `text` cut to `room` narrow letters; a Chinese character takes two."""
    widths = [2 if east_asian_width(letter) in {"W", "F"} else 1 for letter in text]
    if sum(widths) <= room:
        return text
    kept = sum(1 for upto in accumulate(widths) if upto <= room - 1)
    return f"{text[:kept].rstrip()}…"


def lines(*parts: str) -> str:
    """Return hover text of several lines, each shown as it is."""
    return "<br>".join(label(part) for part in parts)


def two_lines(cell: str) -> str:
    """Return the text of a cell with the firms that are lost under the figure: side by side they do not fit a phone."""
    figure, mark, firms = cell.partition(" −")
    return lines(figure, f"−{firms}") if mark else label(figure)


def ground(colour: str, theme: Theme) -> str:
    """Return a colour as the ground of a figure that is read on it."""
    return mixed(colour, theme.background, 0.45)


def marker(swatch: Swatch, theme: Theme) -> dict[str, Any]:
    """Return the look of a bar: hue and pattern."""
    return {
        "color": swatch.hue,
        "line": {"color": theme.background, "width": 1},
        "pattern": {
            "shape": SHAPES[swatch.pattern],
            "bgcolor": swatch.hue,
            "fgcolor": theme.background,
            "size": 6,
            "solidity": 0.28,
        },
    }


def dress(figure: go.Figure, theme: Theme, *, height: int) -> go.Figure:
    """Set letters, ground, axes and legend of a chart; nothing is left to the library's theme."""
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": 12, "r": 16, "t": 36, "b": 28, "pad": 4},
        font={"family": FONTS, "size": 12, "color": theme.ink},
        paper_bgcolor=theme.background,
        plot_bgcolor=theme.background,
        hoverlabel={
            "bgcolor": theme.surface,
            "bordercolor": theme.line,
            "font": {"family": FONTS, "size": 12, "color": theme.ink},
            "align": "left",
        },
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0.0},
        bargap=0.35,
    )
    axis = {
        "gridcolor": theme.faint,
        "linecolor": theme.line,
        "tickcolor": theme.line,
        "zerolinecolor": theme.line,
        "automargin": True,
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    figure.update_annotations(font={"family": FONTS, "size": 12, "color": theme.ink})
    return figure


def empty(text: str, theme: Theme) -> go.Figure:
    """Return a chart that says in words why it shows nothing, and what to do."""
    figure = dress(go.Figure(), theme, height=160)
    figure.add_annotation(
        text=label(text), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font_color=theme.muted
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure

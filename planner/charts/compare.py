"""Plans beside each other: one resource by quarter, and quarters that moved."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import dress, empty, label, lines
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import Resource
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.usage import Shift, Usage
from planner.views.words import RESOURCES

_EMPTY = Text("没有可比较的用量。", "There is nothing drawn to compare.")
_NO_SHIFT = Text("没有改变的时间。", "No quarter has moved.")
_CAP = Text("上限：{plan}", "Cap: {plan}")
_BEFORE, _AFTER = Text("参照", "Reference"), Text("本方案", "This plan")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "x")
_HUES = ("device", "sterile", "herbal", "consumer", "drug", "supply")
_ROW_HEIGHT, _HEAD = 19, 96


def usage_figure(
    plans: Sequence[Usage], resource: Resource, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Draw a line for each plan, told apart by hue, dash and mark, and each cap that differs, thinner."""
    if not any(plan.readings for plan in plans):
        return empty(_EMPTY.say(lang), theme)
    drawn = go.Figure()
    caps: list[tuple[float | None, ...]] = []
    for number, plan in enumerate(plans):
        drawn.add_trace(_used(plan, number, resource, lang=lang, theme=theme))
        cap = tuple(None if one.cap is None else float(one.cap) for one in plan.readings)
        if any(value is not None for value in cap) and cap not in caps:
            caps.append(cap)
            name = label(_CAP.say(lang).format(plan=plan.plan.say(lang)))
            drawn.add_trace(_cap(plan, cap, name, dash=_DASHES[number % len(_DASHES)], theme=theme))
    dress(drawn, theme, height=340)
    unit = RESOURCE_UNITS[resource]
    drawn.update_yaxes(title={"text": label(unit)}, rangemode="tozero", tickformat=",~r")
    drawn.update_xaxes(type="category", showgrid=False, tickangle=0, nticks=8)
    return drawn


def shift_figure(
    shifts: Sequence[Shift], *, window: tuple[Quarter, Quarter], lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Draw a line from the old quarter (open mark) to the new one (filled) for each that moved."""
    if not shifts:
        return empty(_NO_SHIFT.say(lang), theme)
    drawn = go.Figure()
    for number, shift in enumerate(shifts):
        drawn.add_trace(
            go.Scatter(
                x=[_day(shift.before), _day(shift.after)],
                y=[number, number],
                mode="lines",
                line={"color": theme.line, "width": 2},
                hoverinfo="skip",
                showlegend=False,
            )
        )
    hue = theme.swatch("change", "moved").hue
    for name, symbol, is_after in ((_BEFORE, "circle-open", False), (_AFTER, "circle", True)):
        drawn.add_trace(
            go.Scatter(
                x=[_day(shift.after if is_after else shift.before) for shift in shifts],
                y=list(range(len(shifts))),
                mode="markers",
                name=name.say(lang),
                marker={"symbol": symbol, "size": 10, "color": hue, "line": {"width": 2, "color": hue}},
                hovertext=[_told(shift, lang) for shift in shifts],
                hoverinfo="text",
            )
        )
    dress(drawn, theme, height=_HEAD + _ROW_HEIGHT * len(shifts))
    drawn.update_yaxes(
        tickvals=list(range(len(shifts))),
        ticktext=[label(f"{shift.subject} {shift.what.say(lang)}") for shift in shifts],
        range=[len(shifts) - 0.4, -0.6],
        showgrid=False,
        tickfont={"size": 11},
    )
    first, last = min(window[0], *(s.before for s in shifts)), max(window[1], *(s.after for s in shifts))
    drawn.update_xaxes(
        type="date",
        range=[_day(first), _day(last + 1)],
        dtick="M3" if last - first <= 20 else "M6",
        tickformat="%YQ%q",
    )
    return drawn


def _used(plan: Usage, number: int, resource: Resource, *, lang: Lang, theme: Theme) -> go.Scatter:
    hue = theme.swatch("family", _HUES[number % len(_HUES)]).hue
    name = plan.plan.say(lang)
    return go.Scatter(
        x=[str(one.quarter) for one in plan.readings],
        y=[float(one.used) for one in plan.readings],
        name=label(name),
        mode="lines+markers",
        line={"color": hue, "dash": _DASHES[number % len(_DASHES)], "width": 2, "shape": "hvh"},
        marker={"symbol": _MARKS[number % len(_MARKS)], "size": 6, "color": hue},
        hovertext=[
            lines(
                f"{name} · {RESOURCES[resource].say(lang)}",
                f"{one.quarter}: {fmt.amount(one.used, resource)} / {fmt.amount(one.cap, resource)}",
            )
            for one in plan.readings
        ],
        hoverinfo="text",
    )


def _cap(plan: Usage, cap: tuple[float | None, ...], name: str, *, dash: str, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=[str(one.quarter) for one in plan.readings],
        y=list(cap),
        name=name,
        mode="lines",
        line={"color": theme.ink, "width": 1.4, "dash": dash, "shape": "hvh"},
        hoverinfo="skip",
    )


def _told(shift: Shift, lang: Lang) -> str:
    return lines(f"{shift.subject} {shift.what.say(lang)}", f"{shift.before} → {shift.after}")


def _day(quarter: Quarter) -> str:
    return quarter.first_day.isoformat()

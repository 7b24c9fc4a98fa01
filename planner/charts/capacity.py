"""Capacity drawn: space by quarter and by place, how full each resource gets, sizes of free pieces, ends of stays."""

from collections.abc import Sequence
from itertools import groupby

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines, marker
from planner.domain.park.quarter import Quarter
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.capacity import SpaceRow
from planner.views.filling import FillRow
from planner.views.overview import SHARES, PhaseShare
from planner.views.unplaced import UnplacedRow
from planner.views.vacancy import SizeClass, StayEnd

_PARTS = tuple(part for part in PhaseShare if part is not PhaseShare.NOT_HANDED_OVER)
_DELIVERED, _EXPECTED = Text("已交付", "Handed over"), Text("期望", "Expected")
_NOTHING = Text("没有可显示的内容。", "There is nothing to show.")
_NO_ENDS = Text("没有到期的租约或入驻。", "No lease or stay ends.")
_HOUSED, _OPEN = (
    Text("全部需求都有着落。", "All of the demand has a place."),
    Text("未查明", "not looked into"),
)
_ROW_PX = 26
_TITLE_ROOM = 26


def space_figure(
    rows: Sequence[SpaceRow], *, lang: Lang, theme: Theme = LIGHT, quarter: Quarter | None = None
) -> go.Figure:
    """Return the parts of the space handed over, quarter by quarter, with what is handed over and expected as lines."""
    if not rows:
        return empty(_NOTHING.say(lang), theme)
    at = [str(row.quarter) for row in rows]
    figure = go.Figure(
        [_part(part, at, rows, look=(lang, theme)) for part in _PARTS if any(row.parts[part] for row in rows)]
    )
    for title, values, dash in (
        (_DELIVERED, [row.delivered_m2 for row in rows], "solid"),
        (_EXPECTED, [float(row.expected_m2) for row in rows], "dot"),
    ):
        figure.add_scatter(
            x=at,
            y=values,
            name=title.say(lang),
            mode="lines",
            line={"color": theme.ink, "width": 1.6, "dash": dash, "shape": "hvh"},
            hoverinfo="skip",
        )
    dress(figure, theme, height=330)
    figure.update_layout(barmode="stack", margin={"t": 64})
    figure.update_yaxes(title={"text": "㎡"}, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(type="category", showgrid=False, tickangle=0, nticks=4)
    if quarter is not None and str(quarter) in at:
        figure.add_vline(x=at.index(str(quarter)), line={"color": theme.accent, "width": 1, "dash": "dash"})
    return figure


def places_figure(rows: Sequence[SpaceRow], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return a bar for each building or floor: what of it is let, kept and free."""
    if not rows:
        return empty(_NOTHING.say(lang), theme)
    names = [label(cut(_name(row, lang), _TITLE_ROOM)) for row in rows]
    figure = go.Figure(
        [
            _part(part, names, rows, look=(lang, theme), lies=True)
            for part in _PARTS
            if any(row.parts[part] for row in rows)
        ]
    )
    dress(figure, theme, height=110 + _ROW_PX * len(rows))
    figure.update_layout(barmode="stack", margin={"t": 64}, showlegend=True)
    figure.update_xaxes(title={"text": "㎡"}, rangemode="tozero", tickformat=",d", nticks=4, tickangle=0)
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False, dtick=1)
    return figure


def _name(row: SpaceRow, lang: Lang) -> str:
    said = row.subject.say(lang)
    return said if "/" in row.subject_id or not row.subject_id else f"{row.subject_id} {said}"


def _part(
    part: PhaseShare,
    names: Sequence[str],
    rows: Sequence[SpaceRow],
    *,
    look: tuple[Lang, Theme],
    lies: bool = False,
) -> go.Bar:
    lang, theme = look
    values = [row.parts[part] for row in rows]
    title = SHARES[part].say(lang)
    hover = [
        lines(f"{_name(row, lang)} · {row.quarter}", f"{title}: {fmt.area(value)}")
        for row, value in zip(rows, values, strict=True)
    ]
    return go.Bar(
        x=values if lies else names,
        y=names if lies else values,
        orientation="h" if lies else "v",
        name=title,
        hovertext=hover,
        hoverinfo="text",
        marker=marker(theme.swatch("space", part.value), theme),
    )


def fill_figure(rows: Sequence[FillRow], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the map of how full each resource is in each quarter, what fills first on top."""
    quarters = sorted({quarter for row in rows for quarter, _ in row.shares})
    if not rows or not quarters:
        return empty(_NOTHING.say(lang), theme)
    shares = [dict(row.shares) for row in rows]
    names = [label(cut(row.title.say(lang), _TITLE_ROOM)) for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=[[float(own[at]) if at in own else None for at in quarters] for own in shares],
            x=[str(at) for at in quarters],
            y=names,
            colorscale=[[0.0, theme.surface], [0.9, theme.warn], [1.0, theme.bad]],
            zmin=0,
            zmax=1,
            xgap=2,
            ygap=2,
            hovertext=[
                [
                    lines(f"{row.title.say(lang)} · {at}", fmt.percent(own[at]) if at in own else fmt.NONE)
                    for at in quarters
                ]
                for row, own in zip(rows, shares, strict=True)
            ],
            hoverinfo="text",
            colorbar={"thickness": 10, "outlinewidth": 0, "tickformat": ".0%", "nticks": 4},
        )
    )
    dress(figure, theme, height=90 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category", tickangle=0, nticks=4)
    return figure


_KINDS = (
    (Text("单间", "Rooms"), "rooms", "reserved"),
    (Text("同层连续", "Runs on one floor"), "runs", "signed"),
    (Text("每栋跨层合并的最大一块", "Largest of each building across floors"), "merged", "vacant"),
)


def size_text(one: SizeClass) -> Text:
    """Name a class of size."""
    if one.most_m2 is None:
        return Text(f"{fmt.number(one.least_m2)} ㎡ 起", f"{fmt.number(one.least_m2)} ㎡ and more")
    if not one.least_m2:
        return Text(f"不到 {fmt.number(one.most_m2)} ㎡", f"below {fmt.number(one.most_m2)} ㎡")
    said = f"{fmt.number(one.least_m2)}–{fmt.number(one.most_m2)} ㎡"
    return Text(said, said)


def sizes_figure(classes: Sequence[SizeClass], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return how many free rooms, runs and joined pieces there are of each size."""
    names = [label(size_text(one).say(lang)) for one in classes]
    figure = go.Figure(
        [
            go.Bar(
                x=names,
                y=[getattr(one, field) for one in classes],
                name=title.say(lang),
                text=[getattr(one, field) or "" for one in classes],
                hovertext=[
                    lines(name, f"{title.say(lang)}: {getattr(one, field)}")
                    for name, one in zip(names, classes, strict=True)
                ],
                hoverinfo="text",
                marker=marker(theme.swatch("space", colour), theme),
            )
            for title, field, colour in _KINDS
        ]
    )
    dress(figure, theme, height=300)
    figure.update_layout(barmode="group", margin={"t": 78})
    most = max((max(one.rooms, one.runs, one.merged) for one in classes), default=0)
    figure.update_yaxes(rangemode="tozero", dtick=1 if most <= 8 else None, range=[0, max(1, most) * 1.1])
    figure.update_xaxes(type="category", showgrid=False, tickangle=0)
    return figure


def homeless_figure(rows: Sequence[UnplacedRow], *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the ㎡ asked for that have no place, by the first reason, the most on top."""
    if not rows:
        return empty(_HOUSED.say(lang), theme)
    by_rule: dict[str, list[UnplacedRow]] = {}
    for row in rows:
        by_rule.setdefault((row.first.rule if row.first else _OPEN).say(lang), []).append(row)
    told = sorted(by_rule.items(), key=lambda one: (-sum(r.firm.area_req_m2 for r in one[1]), one[0]))
    names = [label(cut(rule, _TITLE_ROOM)) for rule, _ in told]
    figure = go.Figure(
        go.Bar(
            x=[sum(row.firm.area_req_m2 for row in members) for _, members in told],
            y=names,
            orientation="h",
            hovertext=[
                lines(rule, *(f"{row.firm.firm_id} {fmt.area(row.firm.area_req_m2)}" for row in members))
                for rule, members in told
            ],
            hoverinfo="text",
            marker=marker(theme.swatch("space", "pencilled"), theme),
        )
    )
    dress(figure, theme, height=80 + _ROW_PX * len(told))
    figure.update_xaxes(title={"text": "㎡"}, rangemode="tozero", tickformat=",d", nticks=4, tickangle=0)
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False, dtick=1)
    return figure


_BY = ((Text("现有租约", "Leases in force"), False), (Text("方案中的入驻", "Stays as planned"), True))


def ends_figure(
    ends: Sequence[StayEnd], *, lang: Lang, theme: Theme = LIGHT, last: Quarter | None = None
) -> go.Figure:
    """Return the ㎡ whose lease or planned stay ends, by quarter; `last` is the last quarter of the horizon."""
    if not ends:
        return empty(_NO_ENDS.say(lang), theme)
    at = [str(quarter) for quarter in sorted({one.quarter for one in ends})]
    figure = go.Figure()
    for title, is_planned in _BY:
        own = {
            str(quarter): tuple(members)
            for quarter, members in groupby(
                (one for one in ends if one.is_planned is is_planned), key=lambda one: one.quarter
            )
        }
        if own:
            figure.add_bar(
                x=list(own),
                y=[sum(one.area_m2 for one in members) for members in own.values()],
                name=title.say(lang),
                hovertext=[
                    lines(quarter, *(f"{one.firm_id} {fmt.area(one.area_m2)}" for one in members))
                    for quarter, members in own.items()
                ],
                hoverinfo="text",
                marker=marker(theme.swatch("space", "pencilled" if is_planned else "signed"), theme),
            )
    dress(figure, theme, height=300)
    figure.update_layout(barmode="stack", showlegend=True)
    figure.update_yaxes(title={"text": "㎡"}, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=at, showgrid=False, tickangle=0, nticks=4
    )
    if last is not None and str(last) in at:
        figure.add_vline(x=at.index(str(last)), line={"color": theme.accent, "width": 1, "dash": "dash"})
    return figure

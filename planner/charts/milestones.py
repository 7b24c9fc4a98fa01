"""The ways of firms as a Gantt chart: what is expected as bars, what was planned and met as marks."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines, marker
from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.domain.milestones.status import MilestoneStatus
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.gantt import GanttStep
from planner.views.milestones import FirmMilestones

_ROW_PX, _HEAD_PX, _DAY_MS = 22, 96, 86_400_000
_NAME_ROOM = 14
_NOTHING = Text("没有可显示的内容。", "There is nothing to show.")
_PLANNED, _MET = Text("计划", "Planned"), Text("已完成", "Met")
_LATE = Text("晚 {days} 天", "{days} days late")
_COLOURS = {
    MilestoneKind.HANDOVER: GanttStep.WAITING,
    MilestoneKind.FITOUT: GanttStep.FITOUT,
    MilestoneKind.ACCEPTANCE: GanttStep.LICENCE,
    MilestoneKind.LICENCE: GanttStep.LICENCE,
    MilestoneKind.PRODUCTION: GanttStep.TRIAL,
    MilestoneKind.ABOVE_SCALE: GanttStep.PRODUCTION,
}
"""The colour of the stretch that ends with a step."""


def milestones_figure(
    rows: Sequence[FirmMilestones], *, on: date, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return a row for each firm; each mark carries its firm id as custom data. `on` is drawn as a line."""
    if not rows:
        return empty(_NOTHING.say(lang), theme)
    figure = go.Figure([_stretch(rows, kind, lang, theme) for kind in _COLOURS])
    for title, is_met, shape in ((_PLANNED, False, "line-ns-open"), (_MET, True, "circle")):
        _marks(figure, rows, (title.say(lang), shape), is_met=is_met, theme=theme, lang=lang)
    dress(figure, theme, height=_HEAD_PX + _ROW_PX * len(rows))
    figure.update_layout(barmode="overlay", showlegend=True, margin={"t": 66})
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[label(f"{row.firm_id} {cut(row.tenant.name.say(lang), _NAME_ROOM)}") for row in rows],
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
        tickfont={"size": 11},
    )
    days = [day for row in rows for one in row.chain for day in (one.expected, one.planned) if day]
    first, last = min([*days, on]), max([*days, on])
    figure.update_xaxes(
        type="date",
        range=[(first - timedelta(days=20)).isoformat(), (last + timedelta(days=20)).isoformat()],
        dtick="M12" if (last - first).days > 500 else "M6",
        tickformat="%Y" if (last - first).days > 500 else "%Y-%m",
        tickangle=0,
    )
    figure.add_vline(x=on.isoformat(), line={"color": theme.accent, "width": 1, "dash": "dash"})
    return figure


def _stretch(rows: Sequence[FirmMilestones], kind: MilestoneKind, lang: Lang, theme: Theme) -> go.Bar:
    found = [
        (at, row, before.expected, one)
        for at, row in enumerate(rows)
        for before, one in zip(row.chain, row.chain[1:], strict=False)
        if one.kind is kind and before.expected and one.expected and one.expected > before.expected
    ]
    return go.Bar(
        orientation="h",
        name=MILESTONE_TITLES[kind].say(lang),
        y=[at for at, *_ in found],
        base=[begin.isoformat() for _, _, begin, _ in found],
        x=[((one.expected or begin) - begin).days * _DAY_MS for _, _, begin, one in found],
        width=0.62,
        customdata=[row.firm_id for _, row, _, _ in found],
        hovertext=[_card(row, one, lang) for _, row, _, one in found],
        hoverinfo="text",
        marker=marker(theme.swatch("step", _COLOURS[kind].value), theme)
        | ({"opacity": 0.55} if kind is MilestoneKind.ACCEPTANCE else {}),
    )


def _marks(
    figure: go.Figure,
    rows: Sequence[FirmMilestones],
    look: tuple[str, str],
    *,
    is_met: bool,
    theme: Theme,
    lang: Lang,
) -> None:
    found = [
        (at, row, one, one.expected if is_met else one.planned)
        for at, row in enumerate(rows)
        for one in row.chain
        if one.is_met is is_met and (one.actual is not None or not is_met)
    ]
    shown = [(at, row, one, day) for at, row, one, day in found if day is not None]
    figure.add_scatter(
        x=[day.isoformat() for *_, day in shown],
        y=[at for at, *_ in shown],
        mode="markers",
        name=look[0],
        customdata=[row.firm_id for _, row, _, _ in shown],
        hovertext=[_card(row, one, lang) for _, row, one, _ in shown],
        hoverinfo="text",
        marker={"symbol": look[1], "size": 8, "color": theme.ink, "line": {"width": 1.6, "color": theme.ink}},
    )


def _card(row: FirmMilestones, one: MilestoneStatus, lang: Lang) -> str:
    said = [
        f"{row.firm_id} {row.tenant.name.say(lang)}",
        f"{MILESTONE_TITLES[one.kind].say(lang)}: {fmt.day(one.planned)} → {fmt.day(one.expected)}",
    ]
    if one.days_late > 0:
        said.append(_LATE.fill(lang, days=one.days_late))
    return lines(*said)

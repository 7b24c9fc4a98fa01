"""The Gantt chart of a plan."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, label, lines, marker
from planner.domain.park.quarter import Quarter
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.gantt import STEPS, GanttBar, GanttRow, GanttStep
from planner.views.words import STANDINGS

_ROW_HEIGHT, _HEAD = 19, 90
_DAY_MS = 86_400_000
_EMPTY = Text("还没有企业落位。先求解一个方案。", "No firm is placed yet. Make a plan first.")
_WAITED = Text("等待 {0} 季", "waited {0} quarters")


def gantt_figure(
    rows: Sequence[GanttRow],
    *,
    window: tuple[Quarter, Quarter],
    lang: Lang,
    theme: Theme = LIGHT,
    selected: str | None = None,
) -> go.Figure:
    """Draw a bar for each stretch of each row, from the first to the last quarter of `window`.

    Each bar carries its firm id as custom data; `selected` is a firm to point out.
    """
    if not rows:
        return empty(_EMPTY.say(lang), theme)
    figure = go.Figure([_trace(rows, step, lang, theme) for step in GanttStep])
    figure.update_layout(barmode="overlay")
    dress(figure, theme, height=_HEAD + _ROW_HEIGHT * len(rows))
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[_title(row, lang, is_selected=row.tenant.firm_id == selected) for row in rows],
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
        tickfont={"size": 11},
    )
    first, last = window
    figure.update_xaxes(
        type="date",
        range=[first.first_day.isoformat(), (last + 1).first_day.isoformat()],
        dtick="M3" if last - first <= 20 else "M6",
        tickformat="%YQ%q",
        side="top",
        showgrid=True,
    )
    figure.update_layout(legend={"y": -0.01, "yanchor": "top"}, margin={"t": 28, "b": 40})
    return figure


def _trace(rows: Sequence[GanttRow], step: GanttStep, lang: Lang, theme: Theme) -> go.Bar:
    found = [(index, row, bar) for index, row in enumerate(rows) for bar in row.bars if bar.step is step]
    return go.Bar(
        orientation="h",
        name=STEPS[step].say(lang),
        y=[index for index, _, _ in found],
        base=[bar.start.isoformat() for _, _, bar in found],
        x=[(bar.end - bar.start).days * _DAY_MS for _, _, bar in found],
        width=0.72,
        customdata=[row.tenant.firm_id for _, row, _ in found],
        hovertext=[_card(row, bar, lang) for _, row, bar in found],
        hoverinfo="text",
        marker=marker(theme.swatch("step", step.value), theme),
    )


def _title(row: GanttRow, lang: Lang, *, is_selected: bool) -> str:
    name = row.tenant.name.say(lang)
    short = cut(name, 24)
    text = label(f"{row.tenant.firm_id} {short} · {row.tenant.building_id}")
    return f"<b>▶ {text}</b>" if is_selected else text


def _card(row: GanttRow, bar: GanttBar, lang: Lang) -> str:
    tenant = row.tenant
    said = [
        f"{tenant.firm_id} {tenant.name.say(lang)} · {STANDINGS[tenant.standing].say(lang)}",
        f"{STEPS[bar.step].say(lang)}: {fmt.day(bar.start)} – {fmt.day(bar.end)}",
        f"{', '.join(tenant.units)} · {fmt.area(tenant.area_m2)} · {fmt.period(tenant.start, tenant.end)}",
    ]
    if row.waited_quarters:
        said.append(_WAITED.say(lang).format(row.waited_quarters))
    return lines(*said)

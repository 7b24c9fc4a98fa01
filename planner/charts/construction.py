"""What to build, drawn: the best order as a Gantt chart, typologies by plot, upgrades by quarter."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.frame import cut, dress, empty, ground, label, lines, two_lines
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import span
from planner.domain.sweeping.construction import BuildSequence, ConstructionTable, TypologyChoice, UpgradeRow
from planner.domain.sweeping.phasing import PhasingCase
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views.construction import typology_text, upgrade_title
from planner.views.phasing import case_text, cell_text, proof_text

_NOTHING = Text("还没有算出。", "Nothing is worked out yet.")
_BUILD, _READY = Text("建设", "being built"), Text("可入驻", "ready")
_PLANNED = Text("计划交付", "planned handover")
_ROW_PX, _DAY_MS = 36, 86_400_000


def sequence_figure(
    problem: Problem, best: BuildSequence | None, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return the Gantt chart of an order: when each building is built and ready, with the planned handover as a mark."""
    if best is None:
        return empty(_NOTHING.say(lang), theme)
    end = problem.quarters[-1] + 1
    figure = go.Figure()
    rows = list(zip(best.buildings, best.starts, best.handovers, strict=True))
    for title, colour, spans in (
        (_BUILD, theme.warn, [(start, min(done, end)) for _, start, done in rows]),
        (_READY, theme.good, [(min(done, end), end) for _, _, done in rows]),
    ):
        figure.add_bar(
            orientation="h",
            name=title.say(lang),
            y=list(best.buildings),
            base=[start.first_day.isoformat() for start, _ in spans],
            x=[(done.first_day - start.first_day).days * _DAY_MS for start, done in spans],
            marker={"color": colour},
            hovertext=[f"{title.say(lang)} {start} – {done}" for start, done in spans],
            hoverinfo="text",
        )
    planned = [problem.building[name].handover_quarter.first_day.isoformat() for name in best.buildings]
    figure.add_scatter(
        x=planned,
        y=list(best.buildings),
        mode="markers",
        name=_PLANNED.say(lang),
        marker={"symbol": "line-ns-open", "size": 22, "color": theme.ink, "line": {"width": 3}},
        hoverinfo="skip",
    )
    dress(figure, theme, height=110 + _ROW_PX * len(rows))
    figure.update_layout(barmode="overlay", showlegend=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(type="date", tickformat="%YQ%q", dtick="M3")  # on a narrow screen they turn
    return figure


def choices_figure(
    problem: Problem, table: ConstructionTable, catalogue: Catalogue, *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return the map: a row a plot, a column a typology, what the best plan gains or loses by it."""
    if not table.choices:
        return empty(_NOTHING.say(lang), theme)
    plots = list(dict.fromkeys(one.building_id for one in table.choices))
    kinds = [one.typology for one in catalogue.typologies]
    by = {(one.building_id, one.typology): one for one in table.choices}
    cells = [[by.get((plot, kind)) for kind in kinds] for plot in plots]
    names = [label(cut(typology_text(catalogue, kind).say(lang), 18)) for kind in kinds]
    return _map(
        [[None if one is None else one.case for one in row] for row in cells],
        [[_choice_hover(problem, catalogue, one, lang) for one in row] for row in cells],
        columns=names,
        rows=plots,
        theme=theme,
    )


def upgrades_figure(
    problem: Problem, rows: Sequence[UpgradeRow], *, lang: Lang, theme: Theme = LIGHT
) -> go.Figure:
    """Return the map: a row an upgrade, a column the quarter in which it comes into use, what it gains then."""
    told = [row for row in rows if row.worths]
    if not told:
        return empty(_NOTHING.say(lang), theme)
    last = max(row.dates[-1].quarter if row.dates else row.earliest for row in told)
    quarters = span(min(row.earliest for row in told), last)
    cases = [{row.earliest: row.case, **{date.quarter: date.case for date in row.dates}} for row in told]
    return _map(
        [[own.get(at) for at in quarters] for own in cases],
        [
            [
                "" if at not in own else lines(str(at), cut(case_text(problem, own[at]).say(lang), 100))
                for at in quarters
            ]
            for own in cases
        ],
        columns=[str(at) for at in quarters],
        rows=[label(cut(upgrade_title(row).say(lang), 40)) for row in told],
        theme=theme,
    )


def _map(
    cases: Sequence[Sequence[PhasingCase | None]],
    hover: Sequence[Sequence[str]],
    *,
    columns: Sequence[str],
    rows: Sequence[str],
    theme: Theme,
) -> go.Figure:
    figure = go.Figure(
        go.Heatmap(
            z=[[_shade(case) for case in row] for row in cases],
            x=list(columns),
            y=list(rows),
            text=[["" if case is None else two_lines(cell_text(case)) for case in row] for row in cases],
            texttemplate="%{text}",
            textfont={"size": 12, "color": theme.ink},
            colorscale=[
                [0.0, ground(theme.bad, theme)],
                [0.5, theme.surface],
                [1.0, ground(theme.good, theme)],
            ],
            zmin=-1,
            zmax=1,
            xgap=2,
            ygap=2,
            hovertext=[list(row) for row in hover],
            hoverinfo="text",
            showscale=False,
        )
    )
    dress(figure, theme, height=110 + _ROW_PX * len(rows))
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    figure.update_xaxes(showgrid=False, type="category", side="top")
    return figure


def _shade(case: PhasingCase | None) -> float | None:
    """Return 1 for a gain, 0 for nothing, -1 for a loss, nothing while that is open."""
    if case is None or case.loses is None:
        return None
    if case.loses:
        return -1.0
    return 1.0 if any((one.least, one.most) != (0, 0) for one in case.gains) else 0.0


def _choice_hover(problem: Problem, catalogue: Catalogue, one: TypologyChoice | None, lang: Lang) -> str:
    if one is None:
        return ""
    return lines(
        f"{one.building_id} · {typology_text(catalogue, one.typology).say(lang)} · {one.handover}",
        cut(case_text(problem, one.case).say(lang), 110),
        proof_text(one.case).say(lang),
    )

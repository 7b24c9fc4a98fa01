"""Indicators drawn: money and rent by year, firms against the lines per mu, funds, the five steps, staff, what is assumed."""

from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from planner.charts.frame import cut, dress, empty, label, lines, marker
from planner.domain.measures.indicators import Indicators
from planner.domain.measures.indicators.rent import ABATED, DUE, UNSETTLED
from planner.domain.measures.indicators.same_year import SameYearStep
from planner.domain.measures.kpi import Extent, Kpi, Measure
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import SourceClass
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.indicator_tables import STEPS
from planner.views.indicators import NOT_KNOWN
from planner.views.words import word

_NOTHING = Text("没有可显示的内容。", "There is nothing to show.")
_NO_FUNDS = Text(
    "档案里没有同时登记到位资金和合同金额的企业。",
    "No firm has both funds in place and contract value on record.",
)
_MONEY = Text("万元", "10k yuan")
_ROW_PX = 19
_NAME_ROOM = 22


def money_figure(found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return output and tax by year, one above the other."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.14)
    for row, (key, colour) in enumerate(
        (("output_in_year_10k", "signed"), ("tax_in_year_10k", "reserved")), 1
    ):
        told = found.series(key)
        figure.add_trace(_bars(told, told[0].title, colour, look=(lang, theme)), row=row, col=1)
    dress(figure, theme, height=380)
    figure.update_yaxes(title={"text": _MONEY.say(lang)}, rangemode="tozero", tickformat=",d", nticks=5)
    figure.update_xaxes(type="category", showgrid=False, tickangle=0)
    return figure


def rent_figure(found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return what is due, abated and unsettled of each year's list rent, stacked."""
    parts: tuple[tuple[Kpi, str], ...] = ((DUE, "signed"), (ABATED, "reserved"), (UNSETTLED, "pencilled"))
    shown = [(found.series(kpi.key), kpi.title, colour) for kpi, colour in parts]
    figure = go.Figure(
        [
            _bars(told, title, colour, look=(lang, theme))
            for told, title, colour in shown
            if any(one.value for one in told)
        ]
    )
    if not figure.data:
        return empty(_NOTHING.say(lang), theme)
    dress(figure, theme, height=330)
    figure.update_layout(barmode="stack", showlegend=True, margin={"t": 64})
    figure.update_yaxes(title={"text": _MONEY.say(lang)}, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(type="category", showgrid=False, tickangle=0)
    return figure


def yields_figure(report: Report, found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return each firm by output and tax per mu, against the lines; a mark carries the firm's id."""
    axes = ("output_per_mu", "tax_per_mu")
    points = [
        tuple(found.get(key, extent=Extent.FIRM, subject_id=name) for key in axes) for name in found.firms
    ]
    if not points:
        return empty(_NOTHING.say(lang), theme)
    figure = go.Figure()
    for meets, colour in ((True, theme.good), (False, theme.bad)):
        own = [
            (name, pair)
            for name, pair in zip(found.firms, points, strict=True)
            if all(one.meets for one in pair) is meets
        ]
        figure.add_scatter(
            x=[float(pair[0].value or 0) for _, pair in own],
            y=[float(pair[1].value or 0) for _, pair in own],
            mode="markers",
            name=(_REACHED if meets else _MISSED).say(lang),
            marker={"color": colour, "size": 10, "symbol": "circle" if meets else "x"},
            customdata=[name for name, _ in own],
            hovertext=[
                lines(
                    f"{name} {report.problem.firm[name].name.say(lang)}",
                    *(f"{one.title.say(lang)}: {fmt.number(one.value, 1)}" for one in pair),
                )
                for name, pair in own
            ],
            hoverinfo="text",
        )
    dress(figure, theme, height=360)
    first = [found.get(key) for key in axes]
    figure.update_layout(showlegend=True, margin={"t": 64})
    for update, one, at in ((figure.update_xaxes, first[0], 0), (figure.update_yaxes, first[1], 1)):
        ticks = _ticks([float(pair[at].value or 0) for pair in points] + [float(one.threshold or 0)])
        update(
            title={"text": _axis(one, lang)},
            type="log",
            tickvals=ticks,
            ticktext=[fmt.short_number(tick) for tick in ticks],
        )
    if first[0].threshold:
        figure.add_vline(
            x=float(first[0].threshold), line={"color": theme.accent, "width": 1, "dash": "dash"}
        )
    if first[1].threshold:
        figure.add_hline(
            y=float(first[1].threshold), line={"color": theme.accent, "width": 1, "dash": "dash"}
        )
    return figure


def _ticks(values: Sequence[float]) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten that the values lie between: a logarithmic axis has no others by itself."""
    known = [value for value in values if value > 0]
    if not known:
        return []
    steps = [factor * 10.0**power for power in range(-4, 9) for factor in (1, 2, 5)]
    return [step for step in steps if min(known) / 2 <= step <= max(known) * 2]


_REACHED, _MISSED = Text("两项都达标", "Both thresholds reached"), Text("有未达标", "A threshold missed")


def funds_figure(report: Report, found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return contract value and funds in place of each firm on record, a pair of bars a firm."""
    keys = ("contract_value_10k", "funds_in_place_10k")
    told = [
        (name, [found.get(key, extent=Extent.FIRM, subject_id=name) for key in keys]) for name in found.firms
    ]
    known = [(name, pair) for name, pair in told if pair[0].value is not None]
    if not known:
        return empty(_NO_FUNDS.say(lang), theme)
    names = [_name(report, name, lang) for name, _ in known]
    figure = go.Figure(
        [
            go.Bar(
                y=names,
                x=[float(pair[at].value or 0) for _, pair in known],
                orientation="h",
                name=known[0][1][at].title.say(lang),
                hovertext=[
                    lines(name, f"{pair[at].title.say(lang)}: {fmt.money_10k(pair[at].value, lang)}")
                    for name, (_, pair) in zip(names, known, strict=True)
                ],
                hoverinfo="text",
                marker=marker(theme.swatch("space", colour), theme),
            )
            for at, colour in ((0, "pencilled"), (1, "signed"))
        ]
    )
    dress(figure, theme, height=110 + 2 * _ROW_PX * len(known))
    figure.update_layout(barmode="group", showlegend=True, margin={"t": 64})
    figure.update_xaxes(title={"text": _MONEY.say(lang)}, rangemode="tozero", tickformat=",d", nticks=5)
    figure.update_yaxes(autorange="reversed", showgrid=False, dtick=1)
    return figure


_MARKS = {
    SameYearStep.RECRUITED: ("circle-open", "waiting"),
    SameYearStep.SIGNED: ("circle", "licence"),
    SameYearStep.BUILT: ("square", "fitout"),
    SameYearStep.PRODUCING: ("diamond", "production"),
    SameYearStep.ABOVE_SCALE: ("star", "trial"),
}


def same_year_figure(report: Report, found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return the five steps of each firm on one line, by quarter; what is not known has no mark."""
    if not found.same_year:
        return empty(_NOTHING.say(lang), theme)
    names = [_name(report, one.firm_id, lang) for one in found.same_year]
    figure = go.Figure()
    for step, (symbol, colour) in _MARKS.items():
        own = [
            (name, one.firm_id, quarter)
            for name, one in zip(names, found.same_year, strict=True)
            if (quarter := one.quarters[step]) is not None
        ]
        figure.add_scatter(
            x=[quarter.first_day for _, _, quarter in own],
            y=[name for name, _, _ in own],
            mode="markers",
            name=STEPS[step].say(lang),
            customdata=[firm_id for _, firm_id, _ in own],
            marker={"symbol": symbol, "size": 10, "color": theme.swatch("step", colour).hue},
            hovertext=[lines(name, f"{STEPS[step].say(lang)}: {quarter}") for name, _, quarter in own],
            hoverinfo="text",
        )
    dress(figure, theme, height=110 + _ROW_PX * len(names))
    figure.update_layout(showlegend=True, margin={"t": 64})
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=True, dtick=1)
    figure.update_xaxes(type="date", dtick="M12", tickformat="%Y", showgrid=True)
    return figure


def staff_figure(found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return staff at the end of each year."""
    told = found.series("staff_in_year")
    figure = go.Figure(_bars(told, told[0].title, "signed", look=(lang, theme)))
    dress(figure, theme, height=300)
    figure.update_yaxes(title={"text": told[0].unit.say(lang)}, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(type="category", showgrid=False, tickangle=0)
    return figure


_BASES = ("signed", "reserved", "held", "pencilled", "pencilled")


def basis_figure(found: Indicators, *, lang: Lang, theme: Theme = LIGHT) -> go.Figure:
    """Return each total as shares of the classes of source that it rests on."""
    if not found.basis:
        return empty(_NOTHING.say(lang), theme)
    titles = list(dict.fromkeys(one.kpi.title for one in found.basis))
    whole = {title: sum(float(b.value) for b in found.basis if b.kpi.title == title) for title in titles}
    figure = go.Figure()
    for one, colour in (*zip(SourceClass, _BASES, strict=True), (None, "vacant")):
        own = [b for b in found.basis if b.source_class is one]
        if not own:
            continue
        name = (NOT_KNOWN if one is None else word(one)).say(lang)
        figure.add_bar(
            y=[b.kpi.title.say(lang) for b in own],
            x=[float(b.value) / (whole[b.kpi.title] or 1) for b in own],
            orientation="h",
            name=name,
            hovertext=[
                lines(b.kpi.title.say(lang), f"{name}: {fmt.number(b.value)} {b.kpi.unit.say(lang)}")
                for b in own
            ],
            hoverinfo="text",
            marker=marker(theme.swatch("space", colour), theme),
        )
    dress(figure, theme, height=250)
    figure.update_layout(barmode="stack", showlegend=True, margin={"t": 64})
    figure.update_xaxes(tickformat=".0%", range=[0, 1])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def _bars(told: Sequence[Measure], title: Text, colour: str, *, look: tuple[Lang, Theme]) -> go.Bar:
    lang, theme = look
    return go.Bar(
        x=[str(one.year) for one in told],
        y=[float(one.value or 0) for one in told],
        name=title.say(lang),
        hovertext=[
            lines(str(one.year), f"{title.say(lang)}: {fmt.number(one.value)} {one.unit.say(lang)}")
            for one in told
        ],
        hoverinfo="text",
        marker=marker(theme.swatch("space", colour), theme),
    )


def _axis(measure: Measure, lang: Lang) -> str:
    return f"{measure.title.say(lang)} · {measure.unit.say(lang)}"


def _name(report: Report, firm_id: str, lang: Lang) -> str:
    return label(cut(f"{firm_id} {report.problem.firm[firm_id].name.say(lang)}", _NAME_ROOM))

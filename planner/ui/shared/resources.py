"""Area and utilities against their limits: meters at one quarter, charts over all of them."""

from decimal import Decimal
from itertools import groupby

import streamlit as st

from planner.charts.gauges import gauges_figure
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope
from planner.services.recent import RecentViews
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.sheet import Meter, MeterBar, Part, Tone, heading, items, sheet, sheet_of
from planner.ui.shared.tables import SheetColumn, table
from planner.ui.shared.words import overview as words
from planner.ui.shared.words import result
from planner.views import format as fmt
from planner.views.gauges import Gauge, building_gauges, park_gauges
from planner.views.occupancy import occupancy_at
from planner.views.words import RESOURCES

LEAST_PX, BESIDE_PX = 260, 150
_UTILITIES: RecentViews[tuple[list[Part], int]] = RecentViews(32)
_TONES = {"ample": Tone.PLAIN, "tight": Tone.WARN, "over": Tone.BAD}


def utilities_at(context: PageContext, report: Report) -> int:
    """Show what has a cap in the quarter on show, beside other parts; the height it takes in px."""
    look = context.quarter, context.lang
    parts, height_px = _UTILITIES.of(report, look, lambda: _utilities(context, report))
    sheet_of(report, look, lambda: parts, key="meters")
    return height_px


def _utilities(context: PageContext, report: Report) -> tuple[list[Part], int]:
    of_parks = _park_meters(context, report, only_capped=True)
    parts = [heading(context.fill(words.UTILITIES_AT, quarter=fmt.quarter(context.quarter)))]
    for park, meters in of_parks:
        parts += [heading(context.say(park))] if len(of_parks) > 1 else []
        parts.append(items(*meters, least_px=BESIDE_PX))
    lines = sum((len(meters) + 1) // 2 for _, meters in of_parks)
    return parts, (len(parts) - len(of_parks)) * 30 + lines * 58


def meters_at(context: PageContext, report: Report) -> None:
    """Show how full area and each utility are in the quarter on show, park by park."""
    head = context.fill(words.RESOURCES_AT, quarter=fmt.quarter(context.quarter))
    area = (_area_meter(context, report),)
    of_parks = _park_meters(context, report)
    if len(of_parks) == 1:
        sheet(heading(head), items(*area, *of_parks[0][1], least_px=LEAST_PX), key="meters")
        return
    parts = [heading(head), *(items(one, least_px=2 * LEAST_PX) for one in area)]
    for park, meters in of_parks:
        parts += [heading(context.say(park)), items(*meters, least_px=LEAST_PX)]
    sheet(*parts, key="meters")


def _park_meters(
    context: PageContext, report: Report, *, only_capped: bool = False
) -> list[tuple[Text, list[Meter]]]:
    """The meters of each park that has any."""
    every = park_gauges(report.problem, report.measures)
    shown = [gauge for gauge in every if gauge.has_cap or not only_capped]
    return [
        (park, [_meter(context, gauge) for gauge in found])
        for park, found in groupby(shown, key=lambda one: one.subject)
    ]


def resource_charts(context: PageContext, report: Report) -> None:
    """Show every gauge by quarter: the parks', then the buildings', each with its table."""
    problem, measures = report.problem, report.measures
    every = (*park_gauges(problem, measures), *building_gauges(problem, measures))
    for scope, title in ((CapScope.PARK, result.PARK_GAUGES), (CapScope.BUILDING, result.BUILDING_GAUGES)):
        shown = [gauge for gauge in every if gauge.scope is scope]
        if not shown:
            continue
        st.subheader(context.say(title))
        figure = gauges_figure(shown, lang=context.lang, theme=theme(), quarter=context.quarter)
        chart(figure, key=f"gauges_{scope.value}", alt=context.say(title))
        with st.expander(context.say(words.TABLE_TWIN)):
            _gauge_table(context, shown, key=f"gauge_table_{scope.value}")


def _area_meter(context: PageContext, report: Report) -> Meter:
    row = occupancy_at(report.problem, report.measures, context.quarter)
    share = row.pencilled or Decimal(0)
    used, signed = float(share), float(row.signed or 0)
    return Meter(
        label=context.say(words.AREA_LET),
        value=context.fill(words.M2_OF, m2=fmt.number(row.pencilled_m2), all=fmt.area(row.of_m2)),
        note=fmt.percent(row.pencilled),
        parts=(MeterBar(share=signed), MeterBar(share=max(0.0, used - signed), tone=Tone.LIGHT)),
    )


def _meter(context: PageContext, gauge: Gauge) -> Meter:
    reading, peak = gauge.at(context.quarter), gauge.peak
    name = context.say(RESOURCES[gauge.resource])
    if reading.share is None:
        used = fmt.amount(reading.used, gauge.resource)
        return Meter(label=name, value=used, note=context.say(words.NO_CAP), parts=())
    value = context.fill(
        words.M2_OF, m2=fmt.short_number(reading.used), all=fmt.amount(reading.cap, gauge.resource)
    )
    note = fmt.percent(reading.share)
    if gauge.has_cap and peak.quarter != reading.quarter:
        said = context.fill(words.PEAK, quarter=fmt.quarter(peak.quarter), share=fmt.percent(peak.share))
        note = f"{note} · {said}"
    tone = _TONES[reading.level]
    return Meter(label=name, value=value, note=note, parts=(MeterBar(share=float(reading.share), tone=tone),))


def _gauge_table(context: PageContext, shown: list[Gauge], *, key: str) -> None:
    def text(label: Text) -> SheetColumn:
        return SheetColumn(label=context.say(label))

    columns = (
        text(result.SUBJECT),
        text(result.RESOURCE),
        text(words.QUARTER),
        SheetColumn(label=context.say(result.USED), places=2),
        SheetColumn(label=context.say(result.CAP), places=2),
        text(result.UNIT),
        text(result.SHARE),
    )
    rows = [
        (
            context.say(gauge.subject),
            context.say(RESOURCES[gauge.resource]),
            fmt.quarter(reading.quarter),
            reading.used,
            reading.cap,
            RESOURCE_UNITS[gauge.resource],
            fmt.percent(reading.share),
        )
        for gauge in shown
        for reading in gauge.readings
    ]
    table(columns, rows, key=key)

"""What a plan comes to: three occupancies, economy, every KPI with how it is computed."""

import streamlit as st

from planner.charts.occupancy import occupancy_figure
from planner.domain.measures import Measure
from planner.domain.measures.kpi import FRACTION
from planner.domain.report import Report
from planner.ui.components.charts import chart, theme
from planner.ui.components.headline import economy_tiles, occupancy_tiles, placed_tile
from planner.ui.components.sheet import items, sheet
from planner.ui.components.tables import Column, table
from planner.ui.components.verdict import tiers
from planner.ui.scene import Scene
from planner.ui.words import overview as overview_words
from planner.ui.words import result as words
from planner.ui.words import verdict as verdict_words
from planner.views import format as fmt
from planner.views.occupancy import Occupancy, occupancy_by_quarter, occupancy_overall


def figures(scene: Scene, report: Report) -> None:
    """Draw the figures of the plan."""
    tiles = (placed_tile(scene, report), *occupancy_tiles(scene, report), *economy_tiles(scene, report))
    sheet(items(*tiles, least_px=130), key="headline")
    st.subheader(scene.say(verdict_words.TIERS))
    tiers(scene, report)
    _occupancy(scene, report)
    st.subheader(scene.say(words.BY_YEAR))
    _by_year(scene, report)
    st.subheader(scene.say(words.KPIS))
    _kpis(scene, report)


def _occupancy(scene: Scene, report: Report) -> None:
    left, right = st.columns(2, gap="large")
    by_quarter = occupancy_by_quarter(report.problem, report.measures)
    with left:
        st.subheader(scene.say(words.OCCUPANCY))
        overall = occupancy_overall(report.problem, report.measures)
        _occupancy_table(scene, overall, key="occupancy")
    with right:
        st.subheader(scene.say(words.BY_QUARTER))
        figure = occupancy_figure(by_quarter, lang=scene.lang, theme=theme())
        chart(figure, key="occupancy_chart", alt=scene.say(words.BY_QUARTER))
        with st.expander(scene.say(overview_words.TABLE_TWIN)):
            _occupancy_table(scene, by_quarter, key="occupancy_quarters")


def _occupancy_table(scene: Scene, rows: tuple[Occupancy, ...], *, key: str) -> None:
    columns = (
        Column(label=scene.say(words.OCCUPANCY_ROW)),
        Column(label=scene.say(words.LEASABLE), places=0),
        Column(label=scene.say(words.SIGNED)),
        Column(label=scene.say(words.EXPECTED)),
        Column(label=scene.say(words.PENCILLED)),
    )
    cells = [
        (
            fmt.quarter(row.quarter) if row.quarter else scene.say(row.subject),
            row.of_m2,
            f"{fmt.number(row.signed_m2)} · {fmt.percent(row.signed)}",
            f"{fmt.number(row.expected_m2)} · {fmt.percent(row.expected)}",
            f"{fmt.number(row.pencilled_m2)} · {fmt.percent(row.pencilled)}",
        )
        for row in rows
    ]
    table(columns, cells, key=key)


def _by_year(scene: Scene, report: Report) -> None:
    output, tax = (report.measures.series(key) for key in ("output_in_year_10k", "tax_in_year_10k"))
    taxes = {one.year: one.value for one in tax}
    columns = (
        Column(label=scene.say(words.YEAR), width="small"),
        Column(label=_titled(scene, output), places=1),
        Column(label=_titled(scene, tax), places=1),
    )
    rows = [(str(one.year), one.value, taxes.get(one.year)) for one in output]
    table(columns, rows, key="by_year")


def _titled(scene: Scene, series: tuple[Measure, ...]) -> str:
    return f"{scene.say(series[0].title)}({scene.say(series[0].unit)})" if series else ""


def _kpis(scene: Scene, report: Report) -> None:
    columns = (
        Column(label=scene.say(words.KPI), width="medium"),
        Column(label=scene.say(words.VALUE)),
        Column(label=scene.say(words.THRESHOLD)),
        Column(label=scene.say(words.MEETS), width="small"),
        Column(label=scene.say(words.FORMULA), width="large"),
    )
    rows = [
        (
            scene.say(one.title),
            _written(scene, one),
            fmt.NONE if one.threshold is None else fmt.short_number(one.threshold),
            "" if one.meets is None else scene.say(words.YES if one.meets else words.NO),
            scene.say(one.formula),
        )
        for one in report.measures.headline()
    ]
    table(columns, rows, key="kpis", alt=scene.say(words.KPIS))


def _written(scene: Scene, measure: Measure) -> str:
    if measure.value is None:
        return fmt.NONE
    if measure.unit == FRACTION:
        return fmt.percent(measure.value)
    return f"{fmt.short_number(measure.value)} {scene.say(measure.unit)}"

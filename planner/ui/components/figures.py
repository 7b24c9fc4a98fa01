"""What a plan comes to: three occupancies, economy, every KPI with how it is computed."""

import streamlit as st

from planner.charts.occupancy import occupancy_figure
from planner.domain.measures import Measure
from planner.domain.measures.kpi import FRACTION, RATIO
from planner.domain.report import Report
from planner.ui.components.charts import chart, theme
from planner.ui.components.headline import economy_tiles, occupancy_tiles, placed_tile
from planner.ui.components.sheet import GridRow, grid, items, sheet
from planner.ui.components.verdict import tiers
from planner.ui.scene import Scene
from planner.ui.words import overview as overview_words
from planner.ui.words import result as words
from planner.ui.words import verdict as verdict_words
from planner.views import format as fmt
from planner.views.occupancy import Occupancy, occupancy_by_quarter, occupancy_overall
from planner.views.pipeline import other_figures, stage_rows


def figures(scene: Scene, report: Report) -> None:
    """Draw the figures of the plan."""
    tiles = (placed_tile(scene, report), *occupancy_tiles(scene, report), *economy_tiles(scene, report))
    sheet(items(*tiles, least_px=130), key="headline")
    st.subheader(scene.say(verdict_words.TIERS))
    tiers(scene, report)
    _occupancy(scene, report)
    st.subheader(scene.say(words.KPIS))
    _kpis(scene, report)


def _occupancy(scene: Scene, report: Report) -> None:
    st.subheader(scene.say(words.OCCUPANCY))
    overall = occupancy_overall(report.problem, report.measures)
    st.caption(scene.say(words.WHOLE))
    _occupancy_table(scene, overall, key="occupancy")
    by_quarter = occupancy_by_quarter(report.problem, report.measures)
    left, right = st.columns([3, 4], gap="large")
    with left:
        st.subheader(scene.say(words.BY_YEAR))
        _by_year(scene, report)
        st.subheader(scene.say(words.BY_STAGE))
        _by_stage(scene, report)
    with right:
        st.subheader(scene.say(words.BY_QUARTER))
        figure = occupancy_figure(by_quarter, lang=scene.lang, theme=theme())
        chart(figure, key="occupancy_chart", alt=scene.say(words.BY_QUARTER))
        with st.expander(scene.say(overview_words.TABLE_TWIN)):
            _occupancy_table(scene, by_quarter, key="occupancy_quarters")


def _occupancy_table(scene: Scene, rows: tuple[Occupancy, ...], *, key: str) -> None:
    heads = (words.OCCUPANCY_ROW, words.LEASABLE, words.SIGNED, words.EXPECTED, words.PENCILLED)
    cells = [
        GridRow(
            cells=(
                fmt.quarter(row.quarter) if row.quarter else scene.say(row.subject),
                fmt.number(row.of_m2),
                f"{fmt.number(row.signed_m2)} · {fmt.percent(row.signed)}",
                f"{fmt.number(row.expected_m2)} · {fmt.percent(row.expected)}",
                f"{fmt.number(row.pencilled_m2)} · {fmt.percent(row.pencilled)}",
            )
        )
        for row in rows
    ]
    sheet(grid([scene.say(head) for head in heads], cells, right={1, 2, 3, 4}), key=key)


def _by_year(scene: Scene, report: Report) -> None:
    output, tax = (report.measures.series(key) for key in ("output_in_year_10k", "tax_in_year_10k"))
    taxes = {one.year: one.value for one in tax}
    rows = [
        GridRow(cells=(str(one.year), fmt.number(one.value), fmt.number(taxes.get(one.year))))
        for one in output
    ]
    heads = (scene.say(words.YEAR), _titled(scene, output), _titled(scene, tax))
    sheet(grid(heads, rows, right={1, 2}), key="by_year")


def _titled(scene: Scene, series: tuple[Measure, ...]) -> str:
    if not series:
        return ""
    return scene.fill(words.WITH_UNIT, title=scene.say(series[0].title), unit=scene.say(series[0].unit))


def _by_stage(scene: Scene, report: Report) -> None:
    heads = (words.STAGE, words.PLACED, words.NOT_PLACED)
    rows = [
        GridRow(cells=(scene.say(row.title), fmt.number(row.placed), fmt.number(row.unplaced)))
        for row in stage_rows(report.measures)
    ]
    sheet(grid([scene.say(head) for head in heads], rows, right={1, 2}), key="by_stage")


def _kpis(scene: Scene, report: Report) -> None:
    heads = (words.KPI, words.VALUE, words.THRESHOLD, words.MEETS, words.FORMULA)
    rows = [
        GridRow(
            cells=(
                scene.say(one.title),
                _written(scene, one),
                fmt.NONE if one.threshold is None else fmt.short_number(one.threshold),
                "" if one.meets is None else scene.say(words.YES if one.meets else words.NO),
                scene.say(one.formula),
            )
        )
        for one in other_figures(report.measures)
    ]
    sheet(grid([scene.say(head) for head in heads], rows, right={1, 2}), key="kpis")


def _written(scene: Scene, measure: Measure) -> str:
    if measure.value is None:
        return fmt.NONE
    if measure.unit == FRACTION:
        return fmt.percent(measure.value)
    if measure.unit == RATIO:
        return fmt.number(measure.value, 2)
    return f"{fmt.short_number(measure.value)} {scene.say(measure.unit)}"

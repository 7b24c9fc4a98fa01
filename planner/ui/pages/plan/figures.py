"""What a plan comes to: three occupancies, economy, every KPI with how it is computed."""

import streamlit as st

from planner.charts.occupancy import occupancy_figure
from planner.domain.measures import Measure
from planner.domain.measures.kpi import FRACTION, RATIO
from planner.domain.solving.report import Report
from planner.domain.vocabulary.words import yes_no
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.headline import economy_tiles, occupancy_tiles, placed_tile
from planner.ui.shared.sheet import GridRow, grid, items, sheet
from planner.ui.shared.verdict import tiers
from planner.ui.shared.words import overview as overview_words
from planner.ui.shared.words import verdict as verdict_words
from planner.views import format as fmt
from planner.views.occupancy import Occupancy, occupancy_by_quarter, occupancy_overall
from planner.views.pipeline import other_figures, stage_rows


def figures(context: PageContext, report: Report) -> None:
    """Draw the figures of the plan."""
    tiles = (placed_tile(context, report), *occupancy_tiles(context, report), *economy_tiles(context, report))
    sheet(items(*tiles, least_px=130), key="headline")
    st.subheader(context.say(verdict_words.TIERS))
    tiers(context, report)
    _occupancy(context, report)
    st.subheader(context.say(words.KPIS))
    _kpis(context, report)


def _occupancy(context: PageContext, report: Report) -> None:
    st.subheader(context.say(words.OCCUPANCY))
    overall = occupancy_overall(report.problem, report.measures)
    st.caption(context.say(words.WHOLE))
    _occupancy_table(context, overall, key="occupancy")
    by_quarter = occupancy_by_quarter(report.problem, report.measures)
    left, right = st.columns([3, 4], gap="large")
    with left:
        st.subheader(context.say(words.BY_YEAR))
        _by_year(context, report)
        st.subheader(context.say(words.BY_STAGE))
        _by_stage(context, report)
    with right:
        st.subheader(context.say(words.BY_QUARTER))
        figure = occupancy_figure(by_quarter, lang=context.lang, theme=theme())
        chart(figure, key="occupancy_chart", alt=context.say(words.BY_QUARTER))
        with st.expander(context.say(overview_words.TABLE_TWIN)):
            _occupancy_table(context, by_quarter, key="occupancy_quarters")


def _occupancy_table(context: PageContext, rows: tuple[Occupancy, ...], *, key: str) -> None:
    heads = (words.OCCUPANCY_ROW, words.LEASABLE, words.SIGNED, words.EXPECTED, words.PENCILLED)
    cells = [
        GridRow(
            cells=(
                fmt.quarter(row.quarter) if row.quarter else context.say(row.subject),
                fmt.number(row.of_m2),
                f"{fmt.number(row.signed_m2)} · {fmt.percent(row.signed)}",
                f"{fmt.number(row.expected_m2)} · {fmt.percent(row.expected)}",
                f"{fmt.number(row.pencilled_m2)} · {fmt.percent(row.pencilled)}",
            )
        )
        for row in rows
    ]
    sheet(grid([context.say(head) for head in heads], cells, right={1, 2, 3, 4}), key=key)


def _by_year(context: PageContext, report: Report) -> None:
    output, tax = (report.measures.series(key) for key in ("output_in_year_10k", "tax_in_year_10k"))
    taxes = {one.year: one.value for one in tax}
    rows = [
        GridRow(cells=(str(one.year), fmt.number(one.value), fmt.number(taxes.get(one.year))))
        for one in output
    ]
    heads = (context.say(words.YEAR), _titled(context, output), _titled(context, tax))
    sheet(grid(heads, rows, right={1, 2}), key="by_year")


def _titled(context: PageContext, series: tuple[Measure, ...]) -> str:
    if not series:
        return ""
    return context.fill(words.WITH_UNIT, title=context.say(series[0].title), unit=context.say(series[0].unit))


def _by_stage(context: PageContext, report: Report) -> None:
    heads = (words.STAGE, words.PLACED, words.NOT_PLACED)
    rows = [
        GridRow(cells=(context.say(row.title), fmt.number(row.placed), fmt.number(row.unplaced)))
        for row in stage_rows(report.measures)
    ]
    sheet(grid([context.say(head) for head in heads], rows, right={1, 2}), key="by_stage")


def _kpis(context: PageContext, report: Report) -> None:
    heads = (words.KPI, words.VALUE, words.THRESHOLD, words.MEETS, words.FORMULA)
    rows = [
        GridRow(
            cells=(
                context.say(one.title),
                _written(context, one),
                fmt.NONE if one.threshold is None else fmt.short_number(one.threshold),
                "" if one.meets is None else context.say(yes_no(one.meets)),
                context.say(one.formula),
            )
        )
        for one in other_figures(report.measures)
    ]
    sheet(grid([context.say(head) for head in heads], rows, right={1, 2}), key="kpis")


def _written(context: PageContext, measure: Measure) -> str:
    if measure.value is None:
        return fmt.NONE
    if measure.unit == FRACTION:
        return fmt.percent(measure.value)
    if measure.unit == RATIO:
        return fmt.number(measure.value, 2)
    return f"{fmt.short_number(measure.value)} {context.say(measure.unit)}"

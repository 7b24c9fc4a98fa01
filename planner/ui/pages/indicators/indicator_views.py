"""The views of the page of indicators: the picture of each, and its tables with formulas on hover."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import plotly.graph_objects as go
import streamlit as st

from planner.charts.indicators import (
    basis_figure,
    funds_figure,
    money_figure,
    rent_figure,
    same_year_figure,
    staff_figure,
    yields_figure,
)
from planner.domain.measures.indicators import Indicators
from planner.domain.solving.report import Report
from planner.palette import Theme
from planner.services.recent import RecentViews
from planner.text import Lang, Text
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.indicators import words
from planner.ui.shared.charts import chart, chart_of_firms, figure_of, theme
from planner.ui.shared.plan_views import indicator_tables_of
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.tables import SheetColumn, SheetTable, Value, sheet_table, show_table
from planner.views.indicators import IndicatorCell, IndicatorColumn, IndicatorTable, written

_Draw = Callable[[Report, Indicators, Lang, Theme], go.Figure]
FIGURES: Mapping[str, _Draw] = {
    "money": lambda _, found, lang, look: money_figure(found, lang=lang, theme=look),
    "rent": lambda _, found, lang, look: rent_figure(found, lang=lang, theme=look),
    "yields": lambda report, found, lang, look: yields_figure(report, found, lang=lang, theme=look),
    "funds": lambda report, found, lang, look: funds_figure(report, found, lang=lang, theme=look),
    "same_year": lambda report, found, lang, look: same_year_figure(report, found, lang=lang, theme=look),
    "staff": lambda _, found, lang, look: staff_figure(found, lang=lang, theme=look),
    "basis": lambda _, found, lang, look: basis_figure(found, lang=lang, theme=look),
}
_TABLES: RecentViews[SheetTable] = RecentViews(32)
OF_FIRMS = {"yields", "same_year"}
"""Pictures whose marks are firms: a click chooses one."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "money": ("years", "output_in_year", "tax_in_year"),
    "rent": ("rent",),
    "yields": ("park_yields", "yields"),
    "funds": ("funds",),
    "same_year": ("same_year",),
    "staff": ("staff",),
    "basis": ("basis",),
}


def draw(context: PageContext, report: Report, found: Indicators, chosen: str) -> None:
    """Draw the picture of a view, then its tables."""
    if chosen in FIGURES:
        look = theme()
        figure = figure_of(
            found,
            (chosen, context.lang, look.tone),
            lambda: FIGURES[chosen](report, found, context.lang, look),
        )
        drawn = chart_of_firms if chosen in OF_FIRMS else chart
        drawn(figure, key=f"indicators_{chosen}", alt=context.say(words.QUESTIONS[chosen]))
    by_key = {one.key: one for one in indicator_tables_of(report, found)}
    for key in TABLES.get(chosen, ()):
        with st.expander(show(context.say(by_key[key].title))):
            _table(context, found, by_key[key])
    if chosen == "formulas":
        _formulas(context, by_key[chosen])


def _formulas(context: PageContext, told: IndicatorTable) -> None:
    """Show every formula in full: cells of the grid wrap, and print."""
    heads = [context.say(column.title) for column in told.columns]
    rows = [
        GridRow(cells=tuple(context.say(cell) if isinstance(cell, Text) else str(cell) for cell in row))
        for row in told.rows
    ]
    sheet(grid(heads, rows), key="indicators_formulas")


def _table(context: PageContext, found: Indicators, told: IndicatorTable) -> None:
    made = _TABLES.of(found, (told.key, context.lang), lambda: _made(context, told))
    show_table(made, key=f"indicators_{told.key}_table")


def _made(context: PageContext, told: IndicatorTable) -> SheetTable:
    numeric = [_is_numeric(told, at) for at in range(len(told.columns))]
    columns = [
        SheetColumn(
            label=context.say(column.title),
            places=column.places if is_numeric else None,
            help=None if column.help is None else context.say(column.help),
        )
        for column, is_numeric in zip(told.columns, numeric, strict=True)
    ]
    cells = [
        [
            _value(context, cell, column, is_numeric=is_numeric)
            for cell, column, is_numeric in zip(row, told.columns, numeric, strict=True)
        ]
        for row in told.rows
    ]
    return sheet_table(columns, cells, firms=told.firms)


def _is_numeric(told: IndicatorTable, at: int) -> bool:
    """Whether a column holds numbers alone: shares and gaps are written out, so that a gap says what it is."""
    column = told.columns[at]
    return column.places is not None and not column.is_share and all(row[at] is not None for row in told.rows)


def _value(context: PageContext, cell: IndicatorCell, column: IndicatorColumn, *, is_numeric: bool) -> Value:
    if is_numeric and isinstance(cell, int | Decimal):
        return cell
    said = written(cell, column)
    return said if isinstance(said, str) else context.say(said)

"""Indicators as sheets to look up: figures by year, the rent roll, five in one year, and how each is worked out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from planner.domain.measures.indicators import indicators
from planner.domain.solving.report import Report
from planner.exports.indicator_files import export_table
from planner.exports.workbook.sheet import BookSheet, lookup_sheet
from planner.text import Text
from planner.views.indicator_tables import tables

_SHEETS: Final[Mapping[str, Text]] = {
    "years": Text("逐年指标", "By year"),
    "rent": Text("租金台账", "Rent roll"),
    "same_year": Text("五个当年", "Five in one year"),
    "formulas": Text("算法与来源", "Formulas"),
}
"""The tables that are sheets, with names short enough for one."""


def indicator_sheets(report: Report) -> tuple[BookSheet, ...]:
    """Return the sheets, for every placed firm."""
    found = indicators(report.problem, report.plan, records=report.records, sources=report.sources)
    return tuple(
        replace(lookup_sheet(export_table(one)), title=_SHEETS[one.key])
        for one in tables(report, found)
        if one.key in _SHEETS
    )

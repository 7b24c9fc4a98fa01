"""Every table of a plan, in the order of the workbook."""

from planner.domain.solving.report import Report
from planner.exports.ledgers import by_firm, by_unit, unplaced
from planner.exports.summary_tables import assumptions, certificate_table, resources, summary, timeline
from planner.exports.table import ExportTable

TABLE_KEYS = (
    "summary",
    "allocation_by_unit",
    "allocation_by_firm",
    "unplaced",
    "timeline",
    "resources",
    "assumptions",
    "certificate",
)
"""The keys of the tables, known before there is a report."""


def tables_of(report: Report) -> tuple[ExportTable, ...]:
    """Return the tables that the workbook and the CSV set both hold."""
    return (
        summary(report),
        by_unit(report),
        by_firm(report),
        unplaced(report),
        timeline(report),
        resources(report),
        assumptions(report),
        certificate_table(report),
    )

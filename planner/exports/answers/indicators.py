"""Indicators as a paper: the answers, and each table of the page."""

from planner.domain.measures.indicators import Indicators
from planner.domain.solving.report import Report
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.indicator_files import export_table
from planner.text import Text
from planner.views.indicator_messages import answers
from planner.views.indicator_tables import tables

_MOST_COLUMNS = 9
"""Of a table on an upright page; a broader one stands in the workbook alone."""


def indicators_paper(report: Report, found: Indicators) -> AnswerPaper:
    """Return what the plan yields, is due and reaches."""
    made = [export_table(one) for one in tables(report, found)]
    return AnswerPaper(
        title=Text("经营指标", "Indicators"),
        says=sentences(*answers(found).values()),
        tables=tuple(one for one in made if len(one.columns) <= _MOST_COLUMNS),
        more=tuple(one for one in made if len(one.columns) > _MOST_COLUMNS),
    )

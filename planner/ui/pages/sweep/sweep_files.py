"""A sweep, a frontier and near plans as files."""

from planner.domain.solving.report import Report
from planner.domain.sweeping.frontier import Frontier, Near
from planner.domain.sweeping.sweep_result import SweepTable
from planner.exports.answers.paper import AnswerPaper
from planner.exports.answers.sweep import sweep_paper
from planner.exports.answers.tradeoffs import frontier_paper, near_paper
from planner.exports.flat_csv import flat_csv
from planner.exports.sweep_json import sweep_csv, table_object
from planner.exports.tradeoff_json import frontier_object, frontier_rows, near_object, near_rows
from planner.services.studies.frontier import prices
from planner.services.studies.sweep_making import axis_title, break_lines, retitled
from planner.services.studies.sweeps import sentences_of, unproven_pairs
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words
from planner.ui.shared.answer_files import answer_files
from planner.views.sweep import FigureTitle, figure_titles


def sweep_files(context: PageContext, report: Report, table: SweepTable, figure: FigureTitle) -> None:
    """Offer a sweep as files; the figure on show is printed, the workbook has all of them."""
    problem = report.problem
    others = [one for one in figure_titles(report.measures, problem.policy) if one.key != figure.key]
    named = retitled(problem, table, context.lang)

    def paper() -> AnswerPaper:
        axes = [axis_title(problem, axis) for axis in table.sweep.axes]
        return sweep_paper(table, axes, (figure, *others), _told(report, table))

    answer_files(
        context,
        report,
        words.TABS["sweep"],
        key="sweep",
        paper=paper,
        rows=lambda: sweep_csv(named, [figure.key, *(one.key for one in others)]),
        told=lambda: table_object(named, sentences_of(problem, named), unproven_pairs=unproven_pairs(table)),
    )


def _told(report: Report, table: SweepTable) -> list[Text]:
    """Say where the plan breaks, that it does not, and of how much nothing is concluded."""
    said, count = list(break_lines(report.problem, table)), unproven_pairs(table)
    if count:
        said.append(
            Text(*(one.format(count=count) for one in (words.NOT_CONCLUDED.zh, words.NOT_CONCLUDED.en)))
        )
    return said or [words.NO_BREAKS]


def frontier_files(context: PageContext, report: Report, found: Frontier) -> None:
    """Offer a frontier as files."""
    answer_files(
        context,
        report,
        words.TABS["frontier"],
        key="frontier",
        paper=lambda: frontier_paper(found, prices(found)),
        rows=lambda: flat_csv(frontier_rows(found)),
        told=lambda: frontier_object(found, prices(found)),
    )


def near_files(context: PageContext, report: Report, found: tuple[Near, ...]) -> None:
    """Offer near plans as files."""
    answer_files(
        context,
        report,
        words.TABS["near"],
        key="near",
        paper=lambda: near_paper(report.problem, report.plan, found),
        rows=lambda: flat_csv(near_rows(found)),
        told=lambda: near_object(found),
    )

"""Plans compared: figures, who moved and why, rows, resources, times, and what matters in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.analysis.compare.causes import FACTS
from planner.analysis.compare.figures import figures_of
from planner.analysis.compare.firms import firm_changes
from planner.analysis.compare.likeness import likeness_of, renamed_firm
from planner.analysis.compare.sentences import sentences_of
from planner.analysis.compare.usage import resource_changes, time_changes
from planner.domain.changes.comparison import Cause, Comparison, FirmChange, PlanDifference
from planner.domain.changes.difference import row_changes
from planner.domain.solving.report import Report
from planner.text import Text

FEWEST, MOST = 2, 6

__all__ = ["FEWEST", "MOST", "compare", "difference"]


def compare(reports: Sequence[tuple[Text, Report]], *, reference: int = 0) -> Comparison:
    """Compare two to six plans with one of them.

    Raises
    ------
    ValueError
        If there are fewer or more, or no plan has the number `reference`.
    """
    if not FEWEST <= len(reports) <= MOST or reference not in range(len(reports)):
        raise ValueError(f"{len(reports)} plans, reference {reference}: two to six, one of them")
    _, base = reports[reference]
    return Comparison(
        names=tuple(name for name, _ in reports),
        reference=reference,
        figures=figures_of([report for _, report in reports], reference),
        differences=tuple(difference(base, report) for _, report in reports),
    )


def difference(before: Report, after: Report) -> PlanDifference:
    """Return all that differs between two plans; where one side has none, the firms are left out.

    Sentences about plans of two parks, or of facts in which ids were changed, begin by saying so.
    """
    rows = row_changes(before.problem, after.problem)
    likeness = likeness_of(before.problem, after.problem)
    is_told = before.outcome.plan is not None and after.outcome.plan is not None and likeness.is_same_park
    firms = firm_changes(before, after, rows) if is_told else ()
    firms = tuple(_with_rename(change, likeness.renamed) for change in firms)
    resources = resource_changes(before, after) if likeness.is_same_park else ()
    return PlanDifference(
        firms=firms,
        rows=rows,
        resources=resources,
        times=time_changes(before, after) if likeness.is_same_park else (),
        sentences=(*likeness.caveats, *sentences_of(before, after, firms, resources)),
    )


def _with_rename(change: FirmChange, renamed: Mapping[str, str]) -> FirmChange:
    """Return the change with another id as its cause, where that is what it is."""
    for old, new in renamed.items():
        if change.firm_id in (old, new):
            return replace(change, causes=(Cause(rule=FACTS, message=renamed_firm(old, new)),))
    return change

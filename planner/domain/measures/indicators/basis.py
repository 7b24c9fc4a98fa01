"""How far the totals are facts: what of each comes from published figures, and what is assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.measures.kpi import Kpi, Number
from planner.domain.measures.kpis.economy import FIGURES
from planner.domain.measures.placed import firms_placed
from planner.domain.park.dossier import Source
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import SourceClass

_COLUMNS = {
    "tax_10k": "tax_10k",
    "output_10k": "output_10k",
    "investment_10k": "invest_10k",
    "jobs": "jobs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisShare:
    """What of one total has one class of source; `source_class` is None where the tables tell none."""

    kpi: Kpi
    source_class: SourceClass | None
    value: Number
    firms: int


def basis(problem: Problem, plan: Plan, sources: Sequence[Source]) -> tuple[BasisShare, ...]:
    """Return each total of the placed firms by class of source, the best founded first."""
    return tuple(_shares(problem, plan, sources))


def class_of_figure(sources: Sequence[Source], firm_id: str, column: str) -> SourceClass | None:
    """Return the class of one figure of a firm: that of the cell, else of the column, the row, the table."""
    told = {(one.row, one.column): one.source_class for one in sources if one.table == "firms"}
    places = ((firm_id, column), ("", column), (firm_id, ""), ("", ""))
    return next((told[place] for place in places if place in told), None)


def _shares(problem: Problem, plan: Plan, sources: Sequence[Source]) -> Iterator[BasisShare]:
    firms = firms_placed(problem, plan)
    for kpi, figure in FIGURES:
        classes = {firm.firm_id: class_of_figure(sources, firm.firm_id, _COLUMNS[kpi.key]) for firm in firms}
        for one in (*SourceClass, None):
            members = [firm for firm in firms if classes[firm.firm_id] is one]
            if members:
                value = sum((figure(firm) for firm in members[1:]), start=figure(members[0]))
                yield BasisShare(kpi=kpi, source_class=one, value=value, firms=len(members))

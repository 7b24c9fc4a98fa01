"""The plan quarter by quarter: what is handed over, who comes, produces, leaves, what is full."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.measures import Measures
from planner.domain.measures.placed import without_unknown
from planner.domain.park.calendar import milestones
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.views.occupancy import Occupancy, occupancy_by_quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One quarter. `present` counts firms inside; the others are ids."""

    quarter: Quarter
    handed_over: tuple[str, ...]
    arriving: tuple[str, ...]
    producing: tuple[str, ...]
    leaving: tuple[str, ...]
    present: int
    delivered_m2: Decimal
    occupancy: Occupancy


def timeline_rows(problem: Problem, plan: Plan, measures: Measures) -> tuple[TimelineRow, ...]:
    """Return every quarter of the horizon; a firm leaves in the first quarter it is no longer inside."""
    placements = without_unknown(problem, plan).placements
    begins = {p.firm_id: milestones(problem, p).production_quarter for p in placements}
    return tuple(
        TimelineRow(
            quarter=row.quarter,
            handed_over=tuple(b.building_id for b in problem.buildings if b.handover_quarter == row.quarter),
            arriving=tuple(p.firm_id for p in placements if p.start == row.quarter),
            producing=tuple(p.firm_id for p in placements if begins[p.firm_id] == row.quarter < p.end),
            leaving=tuple(p.firm_id for p in placements if p.end == row.quarter),
            present=sum(p.is_present(row.quarter) for p in placements),
            delivered_m2=row.of_m2,
            occupancy=row,
        )
        for row in occupancy_by_quarter(problem, measures)
        if row.quarter is not None
    )

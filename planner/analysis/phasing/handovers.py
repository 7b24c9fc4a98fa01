"""The latest handover of each building that loses nothing, and what each quarter after it costs.

A later handover may let more plans in: rooms that are ready later stand empty for less long before firms that are
not signed. So no quarter is passed over: each is solved for, until one is proven to lose something.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from planner.analysis.phasing.search import PhasingSearch
from planner.domain.edits import DelayHandover
from planner.domain.park.problem import Problem
from planner.domain.park.site import Building
from planner.domain.sweeping.phasing import PhasingDate, PhasingRow, PhasingTable


def pending(problem: Problem) -> tuple[Building, ...]:
    """Return the buildings with units that are not handed over yet, the first handover first."""
    return tuple(
        sorted(
            (
                one
                for one in problem.buildings
                if problem.units_of[one.building_id]
                and problem.park[one.park_id].opening_quarter
                <= one.handover_quarter
                <= problem.park[one.park_id].last_quarter
            ),
            key=lambda one: (one.handover_quarter, one.building_id),
        )
    )


def handover_rows(
    search: PhasingSearch, *, quarters: int, buildings: Collection[str] = ()
) -> Iterator[PhasingTable]:
    """Return what is known so far, again and again with more: a quarter of delay of each building, then the next.

    Parameters
    ----------
    quarters
        How many quarters of delay are told at least; more are asked about until one is proven to lose something.
    buildings
        Those that are asked about; without any, all that are not handed over yet.
    """
    problem = search.problem
    rows = [
        PhasingRow(
            building_id=one.building_id,
            planned=one.handover_quarter,
            last=problem.park[one.park_id].last_quarter,
        )
        for one in pending(problem)
        if not buildings or one.building_id in buildings
    ]
    asked = sum(min(quarters, row.last - row.planned + 1) for row in rows)
    base = search.base
    table = PhasingTable(plan=base.plan, status=base.status, rows=tuple(rows), asked=asked)
    yield table
    if base.plan is None:
        return
    for delay in range(1, max((row.last - row.planned for row in rows), default=-1) + 2):
        for place, row in enumerate(rows):
            is_over = delay > row.last - row.planned + 1
            if is_over or (delay > quarters and row.break_date is not None):
                continue
            if search.should_stop():
                return
            case = search.case([DelayHandover(building=row.building_id, quarters=delay)])
            date = PhasingDate(quarter=row.planned + delay, case=case)
            rows[place] = replace(row, dates=(*row.dates, date))
            table = replace(table, rows=tuple(rows))
            yield table
    yield replace(table, is_complete=not search.should_stop())

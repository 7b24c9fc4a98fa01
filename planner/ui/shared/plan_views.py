"""What pages work out of a plan, once for every viewer: the same plan is looked at again at each click."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from planner.domain.measures.indicators import Indicators, indicators
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.services.recent import Recent
from planner.services.workbench.milestone_book import MilestoneLog
from planner.views.capacity import Capacity, capacity
from planner.views.indicator_tables import tables
from planner.views.indicators import IndicatorTable
from planner.views.milestones import FirmMilestones, milestone_rows
from planner.views.overview import Overview, overview
from planner.views.site import ParkSite, site_view
from planner.views.unplaced import UnplacedRow, unplaced_rows

T = TypeVar("T")
_Key = tuple[int, Hashable]

_CAPACITIES: Recent[_Key, tuple[Report, Capacity]] = Recent(8)
_INDICATORS: Recent[_Key, tuple[Report, Indicators]] = Recent(16)
_DRAWINGS: Recent[_Key, tuple[Report, str]] = Recent(32)
_SITES: Recent[_Key, tuple[Report, tuple[ParkSite, ...]]] = Recent(16)
_UNPLACED: Recent[_Key, tuple[Report, tuple[UnplacedRow, ...]]] = Recent(16)
_OVERVIEWS: Recent[_Key, tuple[Report, Overview]] = Recent(32)
_TABLES: Recent[_Key, tuple[Report, tuple[Indicators, tuple[IndicatorTable, ...]]]] = Recent(16)
_WAYS: Recent[_Key, tuple[Report, tuple[MilestoneLog, tuple[FirmMilestones, ...]]]] = Recent(8)


def capacity_of(report: Report) -> Capacity:
    """Return what a plan leaves of space and utilities."""
    return _of(_CAPACITIES, report, (), lambda: capacity(report.problem, report.plan))


def indicators_of(report: Report, without: str) -> Indicators:
    """Return the indicators of a plan, without one firm if its id is not empty."""
    left_out = (without,) if without else ()
    return _of(
        _INDICATORS,
        report,
        without,
        lambda: indicators(
            report.problem, report.plan, records=report.records, sources=report.sources, without=left_out
        ),
    )


def unplaced_of(report: Report) -> tuple[UnplacedRow, ...]:
    """Return the firms that a plan leaves without a place."""
    return _of(_UNPLACED, report, (), lambda: unplaced_rows(report.problem, report.plan, report.reasons))


def sites_of(report: Report, quarter: Quarter) -> tuple[ParkSite, ...]:
    """Return the site plan of every park of a plan in a quarter."""
    return _of(_SITES, report, quarter, lambda: site_view(report.problem, report.plan, quarter))


def overview_of(report: Report, quarter: Quarter) -> Overview:
    """Return the Monday picture of a plan in a quarter."""
    return _of(_OVERVIEWS, report, quarter, lambda: overview(report, quarter))


def indicator_tables_of(report: Report, found: Indicators) -> tuple[IndicatorTable, ...]:
    """Return the tables of the indicators `found` of a plan."""
    return _of(_TABLES, report, id(found), lambda: (found, tables(report, found)))[1]


def milestones_of(report: Report, log: MilestoneLog, on: date) -> tuple[FirmMilestones, ...]:
    """Return the ways of the placed firms as they stand on a day; made anew when something was entered."""
    entered, rows = _of(_WAYS, report, on, lambda: (log, milestone_rows(report, log, on=on)))
    if entered.entries == log.entries:
        return rows
    made = log, milestone_rows(report, log, on=on)
    return _WAYS.put((id(report), on), (report, made))[1][1]


def drawing_of(report: Report, look: Hashable, draw: Callable[[], str]) -> str:
    """Return a drawing of a plan; `look` is all that it hangs on beside the report."""
    return _of(_DRAWINGS, report, look, draw)


def _of(known: Recent[_Key, tuple[Report, T]], report: Report, more: Hashable, make: Callable[[], T]) -> T:
    # By which report it is and not by what it holds: to compare two takes longer than many views. A report that is kept here
    # cannot give its number to another.
    key = (id(report), more)
    found = known.get(key)
    return (found or known.put(key, (report, make())))[1]

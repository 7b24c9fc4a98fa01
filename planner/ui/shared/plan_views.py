"""What pages work out of a plan, once for every viewer: the same plan is looked at again at each click."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date

from planner.domain.measures.indicators import Indicators, indicators
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.services.recent import RecentViews
from planner.services.workbench.milestone_book import MilestoneLog
from planner.text import Message
from planner.views.capacity import Capacity, capacity
from planner.views.indicator_messages import answers
from planner.views.indicator_tables import tables
from planner.views.indicators import IndicatorTable
from planner.views.milestones import FirmMilestones, milestone_rows
from planner.views.overview import Overview, overview
from planner.views.site import ParkSite, site_view
from planner.views.unplaced import UnplacedRow, unplaced_rows

_CAPACITIES: RecentViews[Capacity] = RecentViews(8)
_INDICATORS: RecentViews[Indicators] = RecentViews(16)
_DRAWINGS: RecentViews[str] = RecentViews(32)
_SITES: RecentViews[tuple[ParkSite, ...]] = RecentViews(16)
_UNPLACED: RecentViews[tuple[UnplacedRow, ...]] = RecentViews(16)
_OVERVIEWS: RecentViews[Overview] = RecentViews(32)
_TABLES: RecentViews[tuple[Indicators, tuple[IndicatorTable, ...]]] = RecentViews(16)
_ANSWERS: RecentViews[Mapping[str, Message]] = RecentViews(32)
_WAYS: RecentViews[tuple[MilestoneLog, tuple[FirmMilestones, ...]]] = RecentViews(8)


def capacity_of(report: Report) -> Capacity:
    """Return what a plan leaves of space and utilities."""
    return _CAPACITIES.of(report, (), lambda: capacity(report.problem, report.plan))


def indicators_of(report: Report, without: str) -> Indicators:
    """Return the indicators of a plan, without one firm if its id is not empty."""
    left_out = (without,) if without else ()
    return _INDICATORS.of(
        report,
        without,
        lambda: indicators(
            report.problem, report.plan, records=report.records, sources=report.sources, without=left_out
        ),
    )


def unplaced_of(report: Report) -> tuple[UnplacedRow, ...]:
    """Return the firms that a plan leaves without a place."""
    return _UNPLACED.of(report, (), lambda: unplaced_rows(report.problem, report.plan, report.reasons))


def sites_of(report: Report, quarter: Quarter) -> tuple[ParkSite, ...]:
    """Return the site plan of every park of a plan in a quarter."""
    return _SITES.of(report, quarter, lambda: site_view(report.problem, report.plan, quarter))


def overview_of(report: Report, quarter: Quarter) -> Overview:
    """Return the Monday picture of a plan in a quarter."""
    return _OVERVIEWS.of(report, quarter, lambda: overview(report, quarter))


def indicator_tables_of(report: Report, found: Indicators) -> tuple[IndicatorTable, ...]:
    """Return the tables of the indicators `found` of a plan."""
    return _TABLES.of(report, id(found), lambda: (found, tables(report, found)))[1]


def indicator_answers_of(found: Indicators) -> Mapping[str, Message]:
    """Return the sentences that answer what the page of indicators asks."""
    return _ANSWERS.of(found, (), lambda: answers(found))


def milestones_of(report: Report, log: MilestoneLog, on: date) -> tuple[FirmMilestones, ...]:
    """Return the ways of the placed firms as they stand on a day; made anew when something was entered."""
    entered, rows = _WAYS.of(report, on, lambda: (log, milestone_rows(report, log, on=on)))
    if entered.entries == log.entries:
        return rows
    return _WAYS.renew(report, on, (log, milestone_rows(report, log, on=on)))[1]


def drawing_of(report: Report, look: Hashable, draw: Callable[[], str]) -> str:
    """Return a drawing of a plan; `look` is all that it hangs on beside the report."""
    return _DRAWINGS.of(report, look, draw)

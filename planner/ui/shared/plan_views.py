"""What pages work out of a plan, once for every viewer: the same plan is looked at again at each click."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from planner.domain.measures.indicators import Indicators, indicators
from planner.domain.solving.report import Report
from planner.services.recent import Recent
from planner.views.capacity import Capacity, capacity

T = TypeVar("T")
_Key = tuple[int, Hashable]

_CAPACITIES: Recent[_Key, tuple[Report, Capacity]] = Recent(8)
_INDICATORS: Recent[_Key, tuple[Report, Indicators]] = Recent(16)
_DRAWINGS: Recent[_Key, tuple[Report, str]] = Recent(32)


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


def drawing_of(report: Report, look: Hashable, draw: Callable[[], str]) -> str:
    """Return a drawing of a plan; `look` is all that it hangs on beside the report."""
    return _of(_DRAWINGS, report, look, draw)


def _of(known: Recent[_Key, tuple[Report, T]], report: Report, more: Hashable, make: Callable[[], T]) -> T:
    # By which report it is and not by what it holds: to compare two takes longer than many views. A report that is kept here
    # cannot give its number to another.
    key = (id(report), more)
    found = known.get(key)
    return (found or known.put(key, (report, make())))[1]

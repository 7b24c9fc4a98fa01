"""When a firm may start on a run."""

from planner.analysis.explain.runs import Run
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span

QUARTERS_A_YEAR = 4


def starts(problem: Problem, firm: Firm, run: Run) -> tuple[Quarter, ...]:
    """Return the starts the firm's window, the park's and the handover leave; empty if none.

    A pinned start is the only one.
    """
    park = problem.park_of(run[0].building_id)
    ready = max(problem.ready_quarter(unit) for unit in run)
    earliest = max(firm.desired_quarter, park.opening_quarter, ready)
    window = span(earliest, min(firm.latest_quarter, park.last_quarter))
    pinned = _pinned_starts(problem, firm)
    return tuple(quarter for quarter in window if not pinned or quarter in pinned)


def last_start(problem: Problem, firm: Firm, run: Run) -> Quarter:
    """Return the last start of the window; if it is empty, the pinned start, else the last in time."""
    window = starts(problem, firm, run)
    if window:
        return window[-1]
    park = problem.park_of(run[0].building_id)
    in_time = min(firm.latest_quarter, park.last_quarter)
    return min(_pinned_starts(problem, firm), default=in_time)


def _pinned_starts(problem: Problem, firm: Firm) -> set[Quarter]:
    pins = (pin for pin in problem.policy.pins if pin.firm_id == firm.firm_id)
    return {pin.start for pin in pins if pin.start is not None}


def placed(firm: Firm, run: Run, start: Quarter) -> Placement:
    """Return the firm's placement on a run from a start."""
    end = start + QUARTERS_A_YEAR * firm.lease_years
    return Placement(firm_id=firm.firm_id, units=tuple(unit.unit_id for unit in run), start=start, end=end)

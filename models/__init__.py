"""Everything that makes plans and bounds; nothing here judges or words them."""

from collections.abc import Callable

from models.allocation import AllocationBoard, AllocationModel
from models.clock import ENDLESS, Clock, HaltedError
from models.outcomes import SolveRecord, halted
from models.patterns.pricing_order import carry_out
from models.patterns.tally_pricer import Spread
from models.prospects import Prospects
from models.session import Session
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress

__all__ = [
    "ENDLESS",
    "AllocationBoard",
    "AllocationModel",
    "Clock",
    "HaltedError",
    "Prospects",
    "Session",
    "Spread",
    "carry_out",
    "nothing_found",
    "open_session",
    "solve",
]

_DEFAULT = Limits()


def open_session(problem: Problem, *, every_start: bool = False, clock: Clock = ENDLESS) -> Session:
    """Build the model of a problem once, for many questions; see `Session` for `every_start` and `clock`."""
    return Session(problem, every_start=every_start, clock=clock)


def solve(
    problem: Problem,
    limits: Limits = _DEFAULT,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    clock: Clock | None = None,
    on_built: Callable[[], None] | None = None,
    spread: Spread | None = None,
) -> Outcome:
    """Plan a problem within `limits`, from the plan `start` if it is admitted.

    `clock` is one that runs already, and then holds alone. The limits and the wish to stop hold for
    building the model too: where it does not stand in time, the outcome says that nothing was found,
    or that it was cancelled. `on_built` is called once, when the model stands. `spread` hands the pricing
    of a large park's buildings to other processes (`carry_out`), with the same answer.
    """
    clock = clock or Clock(limits.time_limit_s, should_stop)
    try:
        session = open_session(problem, clock=clock)
    except HaltedError:
        return nothing_found(problem, limits, clock)
    session.spread = spread
    if on_built is not None:
        on_built()
    return session.solve(limits, start=start, on_progress=on_progress, clock=clock)


def nothing_found(problem: Problem, limits: Limits, clock: Clock) -> Outcome:
    """Return the outcome of a solve that ended before its model stood."""
    return halted(SolveRecord(problem, limits, clock))

"""Everything that makes plans and bounds; nothing here judges or words them."""

from collections.abc import Callable

from models.session import Session
from planner.domain.outcome import Limits, Outcome, Progress
from planner.domain.plan import Plan
from planner.domain.problem import Problem

__all__ = ["Session", "open_session", "solve"]

_DEFAULT = Limits()


def open_session(problem: Problem, *, every_start: bool = False) -> Session:
    """Build the model of a problem once, for many questions; see `Session` for `every_start`."""
    return Session(problem, every_start=every_start)


def solve(
    problem: Problem,
    limits: Limits = _DEFAULT,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Outcome:
    """Plan a problem within `limits`, from the plan `start` if it is admitted."""
    return open_session(problem).solve(limits, start=start, on_progress=on_progress, should_stop=should_stop)

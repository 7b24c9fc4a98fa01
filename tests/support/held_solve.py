"""A solve that stands still where a test holds it; see `held`."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import models
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, gap_of
from tests.support.held import VARIABLE, At, Gate

SOON_S = 5.0
_solve = models.solve
Report = Callable[[Progress], None]
Stop = Callable[[], bool]


def held(
    problem: Problem,
    limits: Limits,
    *,
    start: Plan | None = None,
    on_progress: Report | None = None,
    should_stop: Stop | None = None,
    clock: models.Clock | None = None,
    on_built: Callable[[], None] | None = None,
    spread: models.Spread | None = None,
) -> Outcome:
    """Solve, and stand still where the gate is closed; the clock stands still there too."""
    gate = Gate(Path(os.environ.get(VARIABLE) or "no gate"))
    stop = should_stop or (clock.should_stop if clock else lambda: False)
    report = on_progress or (lambda _: None)
    gate.wait(At.BEGIN, stop)
    if gate.hurries:
        limits = replace(limits, time_limit_s=min(SOON_S, limits.time_limit_s))
    if gate.is_closed(At.PLAN_AT_ONCE):
        told = Event()
        found = _solve(
            problem, limits, start=start, on_progress=lambda _: told.set(), should_stop=told.is_set
        )
        report(_with_bound(_first(found)))
        gate.wait(At.PLAN_AT_ONCE, stop)
        if stop():
            return found

    def tell(progress: Progress) -> None:
        report(_with_bound(progress) if gate.is_closed(At.PLAN) else progress)
        if progress.objective is not None:
            gate.wait(At.PLAN, stop)

    found = _solve(
        problem, limits, start=start, on_progress=tell, should_stop=stop, on_built=on_built, spread=spread
    )
    gate.wait(At.END, stop)
    return found


def _first(found: Outcome) -> Progress:
    """Tell of the first plan."""
    first = found.stages[0]
    return Progress(
        seconds=0.0,
        stage=1,
        stages=len(found.stages),
        goal=first.goal,
        objective=first.objective,
        bound=None,
        gap=None,
        plan=found.plan,
    )


def _with_bound(progress: Progress) -> Progress:
    """Return a figure to every tile, also where the solver has proven nothing yet."""
    if progress.objective is None or progress.bound is not None:
        return progress
    bound = 2 * abs(progress.objective) + 1
    return replace(progress, bound=bound, gap=gap_of(progress.objective, bound))

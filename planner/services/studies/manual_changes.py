"""Editing by hand: try a change and hear what it breaks, then have the plan repaired around it."""

from collections.abc import Callable, Sequence

from planner.analysis.trial import Trial, move, swap
from planner.domain.edits import Edit, replay
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.services.studies.replanning import Replan, replan

__all__ = ["Trial", "move", "repaired", "swap"]


def repaired(
    problem: Problem,
    plan: Plan,
    edits: Sequence[Edit],
    limits: Limits,
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Replan:
    """Carry out edits (of a trial, or pin, forbid, release) and plan around them with least change.

    Raises
    ------
    EditConflict
        With every conflict and every edit that does not fit.
    """
    return replan(replay(problem, edits), plan, limits, should_stop=should_stop)

"""Editing by hand: try a change and hear what it breaks, then have the plan repaired around it."""

from collections.abc import Callable, Sequence

from planner.analysis.trial import Trial, move, swap
from planner.domain.edit import Edit, replay
from planner.domain.outcome import Limits
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.services.replanning import Replan, replan

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

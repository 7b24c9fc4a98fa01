"""Editing by hand: try a change and hear what it breaks, then have the plan repaired around it."""

from collections.abc import Callable, Mapping, Sequence

from planner.analysis.landing import Landing, landings
from planner.analysis.trial import Trial, move, swap
from planner.domain.edits import Edit, replay
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.services.studies.replanning import Replan, is_settled, replan

__all__ = ["Landing", "Trial", "landings_of", "move", "repaired", "swap"]


def landings_of(problem: Problem, plan: Plan, firm_id: str) -> Mapping[str, Landing]:
    """Return where a firm may be put down, by unit; firms that a re-plan leaves in their rooms are not pushed away.

    Raises
    ------
    KeyError
        If the firm is not of the problem.
    """
    known = [stay for stay in plan.placements if stay.firm_id in problem.firm]
    fixed = {
        stay.firm_id for stay in known if problem.firm[stay.firm_id].is_sitting or is_settled(problem, stay)
    }
    return landings(problem, plan, firm_id, fixed=fixed - {firm_id})


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

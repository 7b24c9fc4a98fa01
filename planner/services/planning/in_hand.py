"""The first plan in hand: the plan in force, repaired where the facts break it, before there is a model."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.analysis.in_force import plan_in_force
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Progress, Status

_CHANGES = GoalKey.CHANGES


@dataclass(frozen=True)
class InHand:
    """A plan in hand, and how many firms of the plan in force it changes."""

    plan: Plan
    changes: int


def in_hand(problem: Problem, *, is_over: Callable[[], bool]) -> InHand | None:
    """Return the plan in force, repaired before `is_over`; None where there is none."""
    plan = plan_in_force(problem, is_over=is_over)
    return None if plan is None else InHand(plan, measure_goals(problem, plan)[_CHANGES])


def told(hand: InHand, seconds: float) -> Progress:
    """Return the sign of life that tells of a plan in hand, before there is a model."""
    return Progress(
        seconds=seconds, stage=0, stages=0, goal="", objective=None, bound=None, gap=None, plan=hand.plan
    )


def lacks_plan(outcome: Outcome) -> bool:
    """Whether the time or a stop left an outcome without a plan, so that one in hand is a gain."""
    return outcome.plan is None and outcome.status in (Status.NO_PLAN, Status.CANCELLED)


def outcome_with(outcome: Outcome, hand: InHand | None) -> Outcome:
    """Return an outcome with the plan in hand, where the time or a stop left it without any; nothing is claimed of it."""
    if hand is None or not lacks_plan(outcome):
        return outcome
    return replace(
        outcome,
        status=Status.CANCELLED if outcome.status is Status.CANCELLED else Status.TIME_LIMIT,
        plan=hand.plan,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        repair_changes=hand.changes,
    )

"""Which figures of a solve hold, and between which numbers the others lie."""

from collections.abc import Iterator, Mapping

from planner.domain.goal import Tier
from planner.domain.keys import GoalKey
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, StageResult, Status
from planner.domain.sweeping.sweep_result import Number

TIER = "tier:"
"""What the key of a tier's own figure begins with."""
_CHANGES = GoalKey.CHANGES
_SAME_COUNT: dict[str, str] = {GoalKey.FIRMS: "firms_placed", GoalKey.SIGNED_FIRMS: "placed_signed"}
"""KPIs that count what a goal counts."""


def may_move_fewer(outcome: Outcome) -> bool:
    """Whether a plan worth as much that changes fewer firms of the plan in force was not ruled out."""
    if not outcome.stages:
        return outcome.repair_changes is not None  # only repaired: no solver looked at it
    fewest = next((stage for stage in outcome.stages if stage.goal == _CHANGES), None)
    return fewest is not None and fewest.status is not Status.PROVEN_OPTIMAL


def tier_figures(outcome: Outcome) -> Iterator[tuple[str, int | None]]:
    """Return the value of each tier that carries value, as a figure of its own."""
    for stage in outcome.stages:
        if stage.carries_value:
            yield f"{TIER}{stage.goal}", stage.objective


def intervals(
    problem: Problem, outcome: Outcome, figures: Mapping[str, Number | None]
) -> tuple[tuple[str, Number, Number], ...]:
    """Return the figures of a plan that is not proven whose best value lies between two numbers.

    A tier's bound holds as long as every tier above it is proven; a goal has one if a tier is that
    goal alone.
    """
    if outcome.status is Status.PROVEN_OPTIMAL or outcome.is_held:
        return ()
    found = []
    tiers = {tier.key: tier for tier in problem.policy.goal_tiers}
    for stage in _bounded(outcome):
        assert stage.objective is not None
        assert stage.bound is not None
        found.append((f"{TIER}{stage.goal}", stage.objective, stage.bound))
        for key, rate in _alone(tiers.get(stage.goal)):
            ends = sorted((rate * stage.objective, rate * stage.bound))
            if figures.get(key) == rate * stage.objective:
                found.append((key, ends[0], ends[1]))
    return tuple(found)


def _bounded(outcome: Outcome) -> Iterator[StageResult]:
    for stage in outcome.stages:
        if not stage.carries_value:
            return
        if stage.objective is not None and stage.bound is not None:
            yield stage
        if stage.status is not Status.PROVEN_OPTIMAL:
            return


def _alone(tier: Tier | None) -> Iterator[tuple[str, int]]:
    if tier is not None and len(tier.terms) == 1 and abs(tier.terms[0].rate) == 1:
        goal, rate = tier.terms[0].goal, tier.terms[0].rate
        yield goal, rate
        if goal in _SAME_COUNT:
            yield _SAME_COUNT[goal], rate

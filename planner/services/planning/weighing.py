"""Few changes weighed against more of them: more are taken only where it is proven that they pay."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.domain.sweeping.relocation import Move
from planner.services.planning.solving import Clock, Session


@dataclass(frozen=True)
class WarmSession:
    """A session asked again and again from one plan on, under one clock."""

    session: Session
    start: Plan
    on_progress: Callable[[Progress], None] | None
    clock: Clock

    def solve(self, limits: Limits) -> Outcome:
        """Return what a solve comes to in what is left of the clock."""
        return self.session.solve(limits, start=self.start, on_progress=self.on_progress, clock=self.clock)


def weighed(asking: WarmSession, limits: Limits) -> Outcome:
    """Take few changes first, then more of them if the plan that has them is proven the best."""
    half = replace(asking, clock=asking.clock.within(asking.clock.left() / 2))
    few = half.solve(replace(limits, few_changes=True))
    if few.status is Status.INFEASIBLE:
        return few
    more = replace(asking, start=few.plan or asking.start).solve(limits)
    is_better = few.plan is None or more.status is Status.PROVEN_OPTIMAL
    return more if is_better else few


def most_of(outcome: Outcome, most_changes: int | None) -> int | None:
    """Return how many firms might change in an outcome; None if that was not limited."""
    own = outcome.repair_changes if outcome.is_held else None
    return min((one for one in (own, most_changes) if one is not None), default=None)


def priced(move: Move, facts: Problem, outcome: Outcome) -> Move:
    """Return what a move buys as an interval, where the plan is not proven to be the best of that tier."""
    if move.buys is None or move.buys_tier is None or outcome.status is Status.PROVEN_OPTIMAL:
        return move
    keys = {tier.key for tier in facts.policy.goal_tiers if tier.title == move.buys_tier}
    most = None
    for stage in outcome.stages:
        if stage.goal in keys and stage.bound is not None and stage.objective is not None:
            most = move.buys + stage.bound - stage.objective
        if stage.goal in keys or stage.status is not Status.PROVEN_OPTIMAL:
            break
    return replace(move, is_open=most != move.buys, buys_most=most)

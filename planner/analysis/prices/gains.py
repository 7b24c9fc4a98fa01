"""What one plan is worth more than another, tier by tier, as far as the bounds of both prove it."""

from planner.analysis.why.price import worth
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.sweeping.price import ReliefGain, ReliefPrice

Ends = tuple[tuple[str, int, int | None], ...]
"""Of each tier of value, what the plan found is worth, and what none exceeds; None where that is not known."""


def ends_of(problem: Problem, outcome: Outcome) -> Ends:
    """Return the ends of an outcome that has a plan."""
    assert outcome.plan is not None
    bounds = {stage.goal: stage.bound for stage in outcome.stages}
    return tuple((tier, value, bounds.get(tier)) for tier, value in worth(problem, outcome.plan).values)


def gains_between(before: Ends, after: Ends) -> tuple[ReliefGain, ...]:
    """Return the gains; below a tier that is not known exactly bounds say nothing, for they hold under its value alone."""
    gains: list[ReliefGain] = []
    for (tier, old, old_bound), (_, new, new_bound) in zip(before, after, strict=True):
        is_known = all(one.is_point for one in gains)
        gains.append(
            ReliefGain(
                tier=tier,
                least=new - old_bound if is_known and old_bound is not None else None,
                most=new_bound - old if is_known and new_bound is not None else None,
            )
        )
    return tuple(gains)


def is_nothing(gains: tuple[ReliefGain, ...]) -> bool:
    """Return whether it is proven that no tier gains or loses."""
    return all((one.least, one.most) == (0, 0) for one in gains)


def rank_of(price: ReliefPrice) -> tuple[object, ...]:
    """Return what prices are ordered by: those that bring most first, those not asked last."""
    since = price.since.index if price.since else 0
    least = tuple(-gain for gain in price.worth)
    return (not price.is_asked, not price.gains, least, price.kind.value, price.subject, price.clause, since)

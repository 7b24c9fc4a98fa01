"""What it costs to have a firm in a place: goal by goal, proven where the solver proved it, and who makes room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from planner.check import check_placement, check_plan, is_valid
from planner.check.pinned import promises
from planner.domain.goal import GoalMode, Tier
from planner.domain.measures import measure_goals, tier_value
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import UNMOVED, Outcome, Status
from planner.domain.solving.place import GoalCost, PlacePrice

WEIGHTED = "weighted"
"""Stands for the sum of all goals, where they are weighed against each other."""


@dataclass(frozen=True)
class Worth:
    """What goals that carry value come to in a plan, first goal first, as the solver adds them up."""

    values: tuple[tuple[str, int], ...]


def worth(problem: Problem, plan: Plan) -> Worth:
    """Return what a plan comes to, goal by goal; of weighed goals the sum in whole steps."""
    goals = measure_goals(problem, plan)
    tiers = [tier for tier in problem.policy.goal_tiers if tier.carries_value]
    if problem.policy.mode is GoalMode.RANKED:
        return Worth(tuple((tier.key, tier_value(tier, goals)) for tier in tiers))
    return Worth(((WEIGHTED, _sum(tiers, goals)),))


def _sum(tiers: list[Tier], goals: Mapping[str, int]) -> int:
    weights = [Fraction(tier.weight) for tier in tiers]
    common = lcm(*(weight.denominator for weight in weights))
    return int(sum(w * common * tier_value(t, goals) for w, t in zip(weights, tiers, strict=True)))


def price_of(problem: Problem, plan: Plan, firm_id: str, *, outcome: Outcome) -> PlacePrice | None:
    """Return what a wish costs against a plan, from the best plan that grants it; None if there is no such plan.

    Parameters
    ----------
    outcome
        Of the solve with the wish: its bounds prove the least cost.
    """
    if outcome.plan is None:
        return None
    before, after = worth(problem, plan).values, dict(worth(problem, outcome.plan).values)
    bounds = {stage.goal: stage.bound for stage in outcome.stages}
    price = _price(plan, outcome.plan, firm_id, costs=tuple(_costs(before, after, bounds)))
    least = bounds.get(UNMOVED)
    # A bound on changes holds among plans worth this: it says something only once it is known that none is worth more.
    return replace(price, fewest=-least) if least is not None and price.is_proven else price


def _costs(
    before: tuple[tuple[str, int], ...], after: Mapping[str, int], bounds: Mapping[str, int | None]
) -> Iterator[GoalCost]:
    is_open = False
    for goal, value in before:
        bound = None if is_open else bounds.get(goal)
        cost = GoalCost(goal=goal, least=None if bound is None else value - bound, most=value - after[goal])
        is_open = is_open or not cost.is_point
        yield cost


def price_at_most(
    problem: Problem, plan: Plan, placement: Placement, *, is_best: bool
) -> tuple[PlacePrice | None, Plan | None]:
    """Return an interval for a price without a solver, and the plan behind its upper end; None if the firms in the way cannot go.

    Parameters
    ----------
    placement
        Where the firm is to be.
    is_best
        Whether the plan is proven to be the best: then no wish can gain anything.
    """
    after = displaced(problem, plan, placement)
    if after is None:
        return None, None
    before, now = worth(problem, plan).values, dict(worth(problem, after).values)
    costs = []
    is_open = not is_best
    for goal, value in before:
        cost = GoalCost(goal=goal, least=None if is_open else 0, most=value - now[goal])
        is_open = is_open or not cost.is_point
        costs.append(cost)
    return _price(plan, after, placement.firm_id, costs=tuple(costs)), after


def displaced(problem: Problem, plan: Plan, placement: Placement) -> Plan | None:
    """Return the plan with a firm in a place and whoever is in its way left out; None if one of them must stay."""
    bound = {pin.firm_id for pin in promises(problem)}
    bound |= {firm.firm_id for firm in problem.firms if firm.is_sitting}
    others = [p for p in plan.placements if p.firm_id != placement.firm_id]
    while True:
        found = [
            one for one in check_placement(problem, Plan(placements=tuple(others)), placement) if one.is_fault
        ]
        if not found:
            break
        present = {p.firm_id for p in others} - bound
        going = {name for name in found[0].subjects if name in present}
        if not going:
            return None
        # One at a time: of those who draw on a cap together the least wanted go first, until it is met.
        firms = sorted(
            going, key=lambda name: (problem.firm[name].is_signed, problem.firm[name].probability, name)
        )
        others = [p for p in others if p.firm_id != firms[0]]
    after = Plan(placements=(*others, placement))
    return after if is_valid(check_plan(problem, after)) else None


def _price(before: Plan, after: Plan, firm_id: str, *, costs: tuple[GoalCost, ...]) -> PlacePrice:
    old, new = before.by_firm, after.by_firm
    return PlacePrice(
        costs=costs,
        out=tuple(sorted(old.keys() - new.keys())),
        moved=tuple(sorted(f for f in old.keys() & new.keys() if f != firm_id and old[f] != new[f])),
        joined=tuple(sorted(new.keys() - old.keys() - {firm_id})),
    )


def is_proven(outcome: Outcome) -> bool:
    """Whether an outcome's plan is proven to be the best."""
    return outcome.status is Status.PROVEN_OPTIMAL

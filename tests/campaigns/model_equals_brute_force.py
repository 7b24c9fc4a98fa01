"""The model finds what trying every plan finds, tier by tier, and is infeasible where that is."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import partial
from math import prod

import models
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.goal import GoalMode
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.relations import ANY
from planner.domain.solving.outcome import Limits, Outcome, Status
from tests.campaigns._evidence import Campaign, Evidence, faults_at
from tests.support.brute import Best, best_plan, candidates, worth_of
from tests.support.random_parks import LEAST, TINY, random_park

LIMITS = Limits(time_limit_s=600.0)
TINY_EVERY = 10
"""Of so many parks one is tiny; the others are of the least size there is, of which every plan is tried in no time."""
MOST_CHOICES = 3000
"""A tiny park with more ways to choose a place for each firm gives way to one of the least size."""


def run(count: int, seed: int) -> Evidence:
    """Compare model and brute force on `count` parks."""
    return compared(range(seed, seed + count), park_of)


def tiny_park(number: int) -> Problem:
    return random_park(number, TINY)


def park_of(number: int) -> Problem:
    """Return the park of a seed, one of which every plan can be tried."""
    tiny = tiny_park(number) if number % TINY_EVERY == 0 else None
    if tiny is not None and _choices(tiny) <= MOST_CHOICES:
        return tiny
    return random_park(number, LEAST)


def _choices(problem: Problem) -> int:
    return prod(1 + len(candidates(problem, firm)) for firm in problem.firms if not firm.is_sitting)


def compared(numbers: Collection[int], park: Callable[[int], Problem] = tiny_park) -> Evidence:
    """Compare model and brute force on the parks of these seeds."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    for number in numbers:
        failures += faults_at(number, partial(_compare, park(number), seen))
    figures = [("parks", str(len(numbers))), ("differences", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(seen.items()))), tuple(failures))


def _compare(problem: Problem, seen: Counter[str]) -> Iterator[str]:
    best = best_plan(problem)
    yield from differences(problem, best, models.solve(problem, LIMITS))
    seen.update(features(problem))
    seen["firms placed by brute force"] += len(best.plan.placements) if best else 0
    seen["parks without any valid plan"] += best is None


def differences(problem: Problem, best: Best | None, outcome: Outcome) -> Iterator[str]:
    """Say where an outcome is not what brute force found."""
    if best is None:
        if outcome.status is not Status.INFEASIBLE or outcome.plan is not None:
            yield f"no plan is valid, but the model says {outcome.status} {outcome.plan}"
        return
    if outcome.plan is None or outcome.status is not Status.PROVEN_OPTIMAL:
        yield f"brute force finds {best.plan}, but the model says {outcome.status} {outcome.note}"
        return
    worth = worth_of(problem, outcome.plan)
    if worth != best.worth:
        yield f"model {worth} with {outcome.plan}; brute force {best.worth} with {best.plan}"
    findings = (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome))
    if not is_valid(findings):
        yield "; ".join(f"{finding.rule} {finding.subjects}" for finding in findings if finding.is_fault)


def features(problem: Problem) -> Iterator[str]:
    """Name what a park has that is easily got wrong."""
    rows = problem.segregation_rules
    if any(
        _both(firm.emits, firm.receptors, row.emitter_tag, row.receptor_tag)
        for firm in problem.firms
        for row in rows
    ):
        yield "parks with a firm that emits and receives under one rule"
    last = problem.quarters[-1]
    first = problem.quarters[0]
    if any(firm.lease_end is not None and firm.lease_end <= last for firm in problem.firms):
        yield "parks where a sitting firm's lease ends"
    if any(
        Quarter(first.index + 4 * firm.lease_years) <= last for firm in problem.firms if not firm.is_sitting
    ):
        yield "parks where a new lease may end"
    steps = Counter(
        (cap.scope, cap.subject_id, cap.resource) for cap in problem.caps if cap.from_quarter <= last
    )
    if any(n > 1 for n in steps.values()):
        yield "parks where a cap steps"
    if problem.policy.waivers:
        yield "parks with waivers"
    if problem.policy.switches:
        yield "parks with switches"
    if problem.policy.mode is GoalMode.WEIGHTED:
        yield "parks with weighted goals"
    if problem.base:
        yield "parks with a plan in force"
    if len(problem.parks) > 1:
        yield "problems of two parks"


def _both(emits: tuple[str, ...], receptors: tuple[str, ...], emitter: str, receptor: str) -> bool:
    return emitter in emits and (receptor == ANY or receptor in receptors)


CAMPAIGN = Campaign(
    "model-equals-brute-force",
    "On random parks of the least size, and tiny ones, the proven plan is worth, in every tier, what the best of all plans is worth; "
    "the model is infeasible exactly where no plan is valid.",
    count=20_000,
    run=run,
    step=500,
)

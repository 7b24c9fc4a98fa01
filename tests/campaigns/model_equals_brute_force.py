"""The model finds what trying every plan finds, tier by tier, and is infeasible where that is."""

from collections import Counter
from collections.abc import Collection, Iterator

import models
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.goal import GoalMode
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.relations import ANY
from planner.domain.solving.outcome import Limits, Outcome, Status
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.brute import Best, best_plan, worth_of
from tests.support.random_parks import TINY, random_park

LIMITS = Limits(time_limit_s=120.0)


def run(count: int, seed: int) -> Evidence:
    """Compare model and brute force on `count` tiny parks."""
    return compared(range(seed, seed + count))


def compared(numbers: Collection[int]) -> Evidence:
    """Compare model and brute force on the tiny parks of these seeds."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    for number in numbers:
        problem = random_park(number, TINY)
        best = best_plan(problem)
        outcome = models.solve(problem, LIMITS)
        failures += (f"seed {number}: {fault}" for fault in differences(problem, best, outcome))
        seen.update(features(problem))
        seen["firms placed by brute force"] += len(best.plan.placements) if best else 0
        seen["parks without any valid plan"] += best is None
    figures = [("parks", str(len(numbers))), ("differences", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(seen.items()))), tuple(failures))


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
    "On tiny random parks the proven plan is worth, in every tier, what the best of all plans is worth; "
    "the model is infeasible exactly where no plan is valid.",
    count=1000,
    run=run,
)

"""Good plans spoiled in every way we know: the checker reports each under its rule and names whom it concerns."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import models
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Status
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.corruptions import KINDS, Good, Spoiled, kind_of
from tests.support.random_parks import SMALL, random_park

LIMITS = Limits(time_limit_s=2.0)
SEEDS_A_PLAN = 15
"""How many seeds may be tried for each plan wanted, before a kind counts as never occurring."""


def run(count: int, seed: int) -> Evidence:
    """Spoil `count` good plans in each way; every one must be caught."""
    caught: Counter[str] = Counter()
    failures: list[str] = []
    plans = 0
    for number, good in _good_plans(seed, seed + SEEDS_A_PLAN * count):
        plans += 1
        for corruption in KINDS:
            kind = kind_of(corruption)
            spoiled = corruption(Random(number), good) if caught[kind] < count else None
            if spoiled is not None:
                caught[kind] += 1
                if not is_caught(spoiled):
                    failures.append(
                        f"seed {number}: {kind} is not reported as {spoiled.rule} {spoiled.subjects}"
                    )
        if all(caught[kind_of(corruption)] >= count for corruption in KINDS):
            break
    rare = (kind_of(corruption) for corruption in KINDS if caught[kind_of(corruption)] < count)
    failures += (f"{kind} came up {caught[kind]} times of {count}" for kind in rare)
    figures = [("good plans", str(plans)), ("kinds", str(len(KINDS))), ("spoiled plans", str(caught.total()))]
    return Evidence((*figures, *((kind, str(n)) for kind, n in sorted(caught.items()))), tuple(failures))


def is_caught(spoiled: Spoiled) -> bool:
    """Whether the finding that must be there is among the checker's."""
    return any(_is_it(finding, spoiled) for finding in findings_of(spoiled))


def findings_of(spoiled: Spoiled) -> tuple[Finding, ...]:
    assert spoiled.outcome.plan is not None
    on_plan = check_plan(spoiled.problem, spoiled.outcome.plan)
    return (*on_plan, *check_outcome(spoiled.problem, spoiled.outcome))


def _is_it(finding: Finding, spoiled: Spoiled) -> bool:
    return (
        finding.rule == spoiled.rule
        and finding.clause.split("@")[0] == spoiled.clause
        and set(spoiled.subjects) <= set(finding.subjects)
        and finding.soft == spoiled.soft
    )


def _good_plans(first: int, after: int) -> Iterator[tuple[int, Good]]:
    """Return proven plans of small parks that the checker has nothing against."""
    for number in range(first, after):
        problem = random_park(number, SMALL)
        outcome = models.solve(problem, LIMITS)
        if outcome.plan is not None and outcome.status is Status.PROVEN_OPTIMAL:
            findings = (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome))
            assert is_valid(findings), f"seed {number}: {findings}"
            if outcome.plan.placements:
                yield number, Good(problem, outcome)


CAMPAIGN = Campaign(
    "corruptions",
    "A good plan spoiled in one way is caught every time, under the right rule and with the right subjects.",
    count=20,
    run=run,
)

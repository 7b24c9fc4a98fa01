"""Plans of random parks never trouble the checker, and every rule has its say on those parks."""

from collections import Counter

import models
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.outcome import Limits
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.binding import binding_rules
from tests.support.random_parks import SMALL, random_park

LIMITS = Limits(time_limit_s=3.0)
LEAST_BINDING_SHARE = 0.10


def run(count: int, seed: int) -> Evidence:
    """Solve `count` small parks, check each plan, and count where each rule is binding."""
    statuses: Counter[str] = Counter()
    binding: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(seed, seed + count):
        problem = random_park(number, SMALL)
        status, faults = _troubles(problem)
        statuses[status] += 1
        failures += (f"seed {number}: {fault}" for fault in faults)
        binding.update(binding_rules(problem, number))
    failures += (
        f"{rule.key} is binding in {binding[rule.key]} of {count} parks only"
        for rule in RULES
        if binding[rule.key] < LEAST_BINDING_SHARE * count
    )
    figures = [("parks", str(count))]
    figures += [(f"ended {status}", str(number)) for status, number in sorted(statuses.items())]
    figures += [(f"binding: {rule.key}", f"{100 * binding[rule.key] / count:.1f} %") for rule in RULES]
    return Evidence(tuple(figures), tuple(failures))


def _troubles(problem: Problem) -> tuple[str, list[str]]:
    """Solve a park; give the status, and what is wrong with the plan or its certificate."""
    outcome = models.solve(problem, LIMITS)
    findings = check_outcome(problem, outcome)
    if outcome.plan is not None:
        findings = (*check_plan(problem, outcome.plan), *findings)
    if is_valid(findings):
        return outcome.status.value, []
    return outcome.status.value, [f"{f.rule} {f.clause} {f.subjects}" for f in findings if f.is_fault]


CAMPAIGN = Campaign(
    "random-parks",
    "No plan of a random park breaks a rule or makes a false claim, and each rule is binding (alone bars some placement) "
    "in at least 10 % of the parks.",
    count=2000,
    run=run,
)

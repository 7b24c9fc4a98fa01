"""Plans of random parks never trouble the checker, and every rule has its say on those parks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

import models
from planner.check import check_outcome, check_plan
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.outcome import Limits
from tests.campaigns._evidence import Campaign, Evidence, faults_at
from tests.support.binding import binding_rules
from tests.support.random_parks import LEAST, SMALL, TINY, random_park

LIMITS = Limits(time_limit_s=600.0, nodes=500)
SMALL_EVERY, TINY_EVERY = 50, 2
"""Of so many parks one is small, or tiny; the others are of the least size there is: a rule broken is seen in any, and soonest in most parks."""
TIDY_EVERY = 4
"""Of so many parks one is solved down to the last tier; the others to the last one that carries value, as a caller may ask."""
BINDING_EVERY = 200
"""Of so many parks one is asked which rules are binding, which takes longer than to solve it; it is a small one."""
LEAST_BINDING_SHARE, LEAST_ASKED = 0.10, 50
"""In what share of the parks asked a rule must be binding, once so many were asked."""
ASKED = "parks asked which rules are binding"


def run(count: int, seed: int) -> Evidence:
    """Solve `count` parks, check each plan, and count where each rule is binding."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(seed, seed + count):
        size = SMALL if number % SMALL_EVERY == 0 else TINY if number % TINY_EVERY == 0 else LEAST
        problem = random_park(number, size)
        is_tidy = number % TIDY_EVERY == 0
        failures += faults_at(number, partial(_troubles, problem, seen, value_only=not is_tidy))
        depth = "solved down to the last tier" if is_tidy else "solved for value alone"
        seen.update(("parks", f"{size.name} parks", depth))
        if number % BINDING_EVERY == 0:
            seen[ASKED] += 1
            seen.update(f"binding: {rule}" for rule in binding_rules(problem, number, plans=8))
    return Evidence(tuple((name, str(n)) for name, n in sorted(seen.items())), tuple(failures))


def too_rarely_binding(seen: Mapping[str, int]) -> Iterator[str]:
    """Name the rules that are binding in too few of the parks asked."""
    asked = seen.get(ASKED, 0)
    for rule in RULES if asked >= LEAST_ASKED else ():
        bound = seen.get(f"binding: {rule.key}", 0)
        if bound < LEAST_BINDING_SHARE * asked:
            yield f"{rule.key} is binding in {bound} of {asked} parks only"


def _troubles(problem: Problem, seen: Counter[str], *, value_only: bool) -> Iterator[str]:
    """Solve a park, count how that ended, and say what is wrong with the plan or its certificate."""
    outcome = models.open_session(problem).solve(LIMITS, value_only=value_only)
    seen[f"ended {outcome.status.value}"] += 1
    findings = check_outcome(problem, outcome)
    if outcome.plan is not None:
        findings = (*check_plan(problem, outcome.plan), *findings)
    yield from (f"{one.rule} {one.clause} {one.subjects}" for one in findings if one.is_fault)


CAMPAIGN = Campaign(
    "random-parks",
    "No plan of a random park (half of them tiny, one in fifty small, the others of the least size; one in four solved down to the last tier, the others for value alone) "
    "breaks a rule or makes a false claim, and each rule is binding (alone bars some placement) in at least 10 % of the small parks that are asked.",
    count=50_000,
    run=run,
    step=1000,
    judge=too_rarely_binding,
)

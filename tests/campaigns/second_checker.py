"""Two checkers, written apart, say the same of plans good and broken: who breaks which rule, and what each tier comes to.

Plans are those of solved parks, the same spoiled in every way we know, random ones, and the plans that ship.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from random import Random

import models
from planner.check import check_plan
from planner.domain.measures import measure_goals
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.seats import seats_of
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Status
from planner.services.importing.intake import SHIPPED, load, shipped_outcome
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.corruptions import KINDS, Good
from tests.support.corruptions.claims import CLAIMS
from tests.support.random_parks import SMALL, random_park
from tests.support.second_check import Fault, faults, tier_values

LIMITS = Limits(time_limit_s=600.0, nodes=500)
RANDOM_PLANS = 20
"""Random plans made of each park."""
CLAUSED = frozenset({"commitments", "area_fit", "utilities", "segregation", "entry_terms", "reserve"})
"""The rules whose clauses the page of the model names."""
PLAN_KINDS = tuple(kind for kind in KINDS if kind not in CLAIMS)
SHAPE = frozenset({"run", "one_home"})
"""The rules by which each placement has one firm and rooms that there are."""


def run(count: int, seed: int) -> Evidence:
    """Compare both checkers on `count` plans."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    for name, problem, plan in _plans(seed):
        if seen["plans"] == count:
            break
        seen["plans"] += 1
        first, second = told_by_first(check_plan(problem, plan)), faults(problem, plan)
        seen.update(_kinds(first))
        failures += (f"{name}: {fault}" for fault in differences(problem, plan, first, second))
    return Evidence(tuple((name, str(number)) for name, number in sorted(seen.items())), tuple(failures))


def differences(
    problem: Problem, plan: Plan, first: frozenset[Fault], second: frozenset[Fault]
) -> Iterator[str]:
    """Say where the two do not agree.

    What a placement without a firm or without rooms does to other rules the page of the model leaves open.
    """
    is_whole = all(_has_shape(problem, stay) for stay in plan.placements)
    for who, found in (("the first alone", first - second), ("the second alone", second - first)):
        for rule, clause, subject in sorted(found):
            if is_whole or rule in SHAPE:
                yield f"{who} tells {rule} {clause} of {subject}"
    if not first and not second:
        goals = measure_goals(problem, plan)
        tiers = problem.policy.goal_tiers
        values = tuple(sum(term.rate * goals[term.goal] for term in tier.terms) for tier in tiers)
        if values != tier_values(problem, plan):
            yield f"the tiers come to {values} and to {tier_values(problem, plan)}"


def _has_shape(problem: Problem, stay: Placement) -> bool:
    rooms = set(stay.units)
    return stay.firm_id in problem.firm and 0 < len(rooms) == len(stay.units) and rooms <= problem.unit.keys()


def told_by_first(findings: Iterable[Finding]) -> frozenset[Fault]:
    """Put the faults among findings in the terms of the second checker."""
    return frozenset(
        (
            str(one.rule),
            one.clause.split("@")[0] if one.rule in CLAUSED else "",
            _subject(one),
        )
        for one in findings
        if one.is_fault
    )


def _subject(finding: Finding) -> str:
    told = finding.subjects
    match str(finding.rule), finding.clause:
        case "segregation", _:
            return " ".join(told[:2])
        case ("unit_once", _) | ("reserve", "ground_share"):
            return told[-1]
        case "utilities", _:
            return told[-2]
    return told[0]


def _kinds(found: frozenset[Fault]) -> set[str]:
    return {f"broken: {rule}" for rule, _, _ in found} or {"good"}


def _plans(seed: int) -> Iterator[tuple[str, Problem, Plan]]:
    yield from _shipped()
    number = seed
    while True:
        yield from _of_park(number)
        number += 1


def _of_park(number: int) -> Iterator[tuple[str, Problem, Plan]]:
    """Return the plan of a random park, spoiled and at random."""
    problem = random_park(number, SMALL)
    outcome = models.solve(problem, LIMITS)
    if outcome.plan is not None:
        yield f"seed {number}", problem, outcome.plan
    if outcome.plan is not None and outcome.plan.placements and outcome.status is Status.PROVEN_OPTIMAL:
        good = Good(problem, outcome)
        for kind in PLAN_KINDS:
            spoiled = kind(Random(number), good)
            if spoiled is not None and spoiled.outcome.plan is not None:
                yield f"seed {number}, {kind.__name__}", spoiled.problem, spoiled.outcome.plan
    dice = Random(f"second checker {number}")
    for turn in range(RANDOM_PLANS):
        yield f"seed {number}, random {turn}", problem, random_plan(dice, problem)


def random_plan(dice: Random, problem: Problem) -> Plan:
    """Return a plan in which most firms that sit are where they sit, and some others anywhere."""
    stays: list[Placement] = []
    share = dice.choice((0.1, 0.3, 0.6))
    for firm in problem.firms:
        if firm.is_sitting:
            stays += seats_of(problem, firm) if dice.random() < 0.97 else ()
        elif dice.random() < share:
            stays.append(_anywhere(dice, problem, firm))
    return Plan(placements=tuple(stays))


def _anywhere(dice: Random, problem: Problem, firm: Firm) -> Placement:
    """Return a firm in some rooms side by side, mostly with the right term and not long after its wish."""
    unit = dice.choice(problem.units)
    there = problem.units_of[unit.building_id]
    first = there.index(unit)
    units = tuple(one.unit_id for one in there[first : first + dice.choice((1, 1, 1, 2, 2, 3))])
    start = max(problem.quarters[0], firm.desired_quarter) + dice.choice((0, 0, 0, 1, 2, 4))
    term = 4 * firm.lease_years + (dice.random() < 0.05)
    return Placement(firm_id=firm.firm_id, units=units, start=start, end=start + term)


@cache
def _shipped_facts() -> tuple[tuple[str, Problem, Plan], ...]:
    found = []
    for park in SHIPPED:
        dossier, issues = load(park.folder)
        assert dossier is not None, issues
        outcome = shipped_outcome(park.folder, dossier.problem.fingerprint)
        assert outcome is not None, park.key
        assert outcome.plan is not None, park.key
        found.append((park.key, dossier.problem, outcome.plan))
    return tuple(found)


def _shipped() -> Iterator[tuple[str, Problem, Plan]]:
    """Return the plans that ship, and each with some firms in the place of others."""
    for key, problem, plan in _shipped_facts():
        yield key, problem, plan
        dice = Random(key)
        for turn in range(3):
            yield f"{key}, rooms changed {turn}", problem, _changed(dice, plan)


def _changed(dice: Random, plan: Plan) -> Plan:
    stays = list(plan.placements)
    for _ in range(3):
        one, other = dice.sample(range(len(stays)), 2)
        stays[one] = replace(stays[one], units=stays[other].units)
    return Plan(placements=tuple(stays))


CAMPAIGN = Campaign(
    "second-checker",
    "A second checker, written from the page of the model alone and sharing nothing with the first but the facts, names "
    "the same rules, clauses and subjects on every plan, good or broken, and comes to the same value of every tier.",
    count=10_000,
    run=run,
)

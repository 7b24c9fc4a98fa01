"""Pairs of parks whose best plans must be worth the same, or no less, whatever that worth is.

A park is solved, changed in one way and solved again. What must come of it follows from the page of the model, not from
either solve. Pairs of which one is not proven are left out and counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

import models
from planner.domain.edits.rooms import JoinUnits, SplitUnit
from planner.domain.goal import GoalMode
from planner.domain.keys import GoalKey
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Forbid, Pin, Switch
from planner.domain.park.problem import FACT_TABLES, Problem, from_json, to_json
from planner.domain.park.seats import seats_of
from planner.domain.rule import RULES, is_on
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.vocabulary.terms import UnitState
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.brute import Worth, tiers_of, worth_of
from tests.support.random_parks import SMALL, TINY, random_park

LIMITS = Limits(time_limit_s=600.0, nodes=2000)
MONEY = {GoalKey.TAX, GoalKey.OUTPUT}


@dataclass(frozen=True)
class Pair:
    """A park changed in one way; `grows` if its best plan may be worth more.

    `but` names the tiers that speak of ids or of rooms one by one, which the change may alter.
    """

    changed: Problem
    grows: bool = False
    but: frozenset[str] = frozenset()


Change = Callable[[Random, Problem, Plan], Pair | None]
ORDER = frozenset({str(GoalKey.ORDER)})


def rows_permuted(dice: Random, problem: Problem, _: Plan) -> Pair:
    facts = {name: _shuffled(dice, getattr(problem, name)) for name in FACT_TABLES}
    policy = problem.policy
    settings: dict[str, Any] = {
        name: _shuffled(dice, getattr(policy, name)) for name in ("waivers", "pins", "forbids", "holds")
    }
    return Pair(replace(problem, **facts, policy=replace(policy, **settings)))


def ids_renamed(dice: Random, problem: Problem, _: Plan) -> Pair:
    """Firms, units and segregation rules under new names, in another order."""
    names: dict[str, str] = {}
    for letter, rows in (
        ("K", list(problem.firm)),
        ("L", list(problem.unit)),
        ("M", [rule.rule_id for rule in problem.segregation_rules]),
    ):
        numbers = dice.sample(range(100, 1000), len(rows))
        names |= {name: f"{letter}{number}" for name, number in zip(rows, numbers, strict=True)}
    told = _with_names(json.loads(to_json(problem)), names)
    return Pair(from_json(json.dumps(told).encode()), but=ORDER | _told_of_first_seats(problem))


def _told_of_first_seats(problem: Problem) -> frozenset[str]:
    """Name the tiers that look at the first placement of a sitting firm: of two from one quarter on, ids say which that is."""
    seats = [seats_of(problem, firm) for firm in problem.firms if firm.is_sitting]
    return frozenset({"excess", "ground"}) if any(len(of_one) > 1 for of_one in seats) else frozenset()


def money_scaled(_: Random, problem: Problem, __: Plan) -> Pair | None:
    """Money told in units of half the size, at half the rate."""
    if any(term.goal in MONEY for tier in tiers_of(problem) for term in tier.terms):
        return None
    policy, entry, rates = problem.policy, problem.policy.entry, problem.policy.rates
    firms = tuple(replace(f, tax_10k=2 * f.tax_10k, output_10k=2 * f.output_10k) for f in problem.firms)
    entry = replace(
        entry,
        min_tax_10k_per_mu=2 * entry.min_tax_10k_per_mu,
        min_output_10k_per_mu=2 * entry.min_output_10k_per_mu,
    )
    half = Decimal("0.5")
    rates = replace(rates, tax_per_10k=half * rates.tax_per_10k, output_per_10k=half * rates.output_per_10k)
    return Pair(replace(problem, firms=firms, policy=replace(policy, entry=entry, rates=rates)))


def firm_that_fits_nowhere(dice: Random, problem: Problem, _: Plan) -> Pair | None:
    incoming = [firm for firm in problem.firms if not (firm.is_sitting or firm.is_committed)]
    if not incoming:
        return None
    stranger = replace(dice.choice(incoming), firm_id="Z99")
    forbids = (*problem.policy.forbids, Forbid(firm_id="Z99"))
    return Pair(
        replace(
            problem,
            firms=(*problem.firms, stranger),
            policy=replace(problem.policy, forbids=forbids),
        )
    )


def empty_building(dice: Random, problem: Problem, _: Plan) -> Pair:
    like = dice.choice(problem.buildings)
    units = tuple(
        replace(unit, unit_id=f"Z{unit.unit_id}", building_id="Z", state=UnitState.VACANT)
        for unit in problem.units_of[like.building_id]
    )
    floors = tuple(replace(f, building_id="Z") for f in problem.floors if f.building_id == like.building_id)
    return Pair(
        replace(
            problem,
            buildings=(*problem.buildings, replace(like, building_id="Z")),
            floors=(*problem.floors, *floors),
            units=(*problem.units, *units),
        ),
        grows=True,
    )


def placement_locked(dice: Random, problem: Problem, plan: Plan) -> Pair | None:
    incoming = [stay for stay in plan.placements if not problem.firm[stay.firm_id].is_sitting]
    if not incoming:
        return None
    stay = dice.choice(incoming)
    pin = Pin(firm_id=stay.firm_id, units=stay.units, start=stay.start)
    return Pair(problem.with_policy(replace(problem.policy, pins=(*problem.policy.pins, pin))))


def rule_dropped(dice: Random, problem: Problem, _: Plan) -> Pair:
    rule = dice.choice([rule.key for rule in RULES if rule.switchable and is_on(problem.policy, rule.key)])
    switches = (*problem.policy.switches, Switch(rule=rule, on=False))
    return Pair(problem.with_policy(replace(problem.policy, switches=switches)), grows=True)


def unit_split(dice: Random, problem: Problem, _: Plan) -> Pair:
    """A unit in two parts side by side: whoever had it may have both."""
    unit = dice.choice(problem.units)
    split = SplitUnit(
        unit=unit.unit_id, parts=(unit.leasable_m2 // 3, unit.leasable_m2 - unit.leasable_m2 // 3)
    )
    return Pair(split.applied(problem), grows=True, but=ORDER | {"rent"})


def unit_split_and_joined(dice: Random, problem: Problem, plan: Plan) -> Pair:
    split = unit_split(dice, problem, plan).changed
    parts = tuple(sorted(split.unit.keys() - problem.unit.keys()))
    return Pair(JoinUnits(units=parts).applied(split), but=ORDER)


CHANGES: tuple[Change, ...] = (
    rows_permuted,
    ids_renamed,
    money_scaled,
    firm_that_fits_nowhere,
    empty_building,
    placement_locked,
    rule_dropped,
    unit_split,
    unit_split_and_joined,
)


def run(count: int, seed: int) -> Evidence:
    """Compare `count` pairs, each park with all its changes; two tiny parks, then a small one."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    number = seed
    while seen["pairs"] < count:
        problem = random_park(number, SMALL if number % 3 == 2 else TINY)
        outcome = models.solve(problem, LIMITS)
        if outcome.plan is None or outcome.status is not Status.PROVEN_OPTIMAL:
            seen["parks without a proven plan"] += 1
        else:
            for change in CHANGES[: count - seen["pairs"]]:
                told = list(_compared(change, number, problem, outcome))
                failures += (f"seed {number}, {_name(change)}: {fault}" for fault in told if fault)
                seen["pairs"] += len(told)
                seen[_name(change)] += len(told)
        number += 1
    return Evidence(tuple((name, str(n)) for name, n in sorted(seen.items())), tuple(failures))


def _name(change: Change) -> str:
    return str(getattr(change, "__name__", change)).replace("_", " ")


def _compared(change: Change, number: int, problem: Problem, outcome: Outcome) -> Iterator[str]:
    """Return one sentence of what is wrong with a pair, empty if nothing is; none where the change does not apply."""
    assert outcome.plan is not None
    pair = change(Random(f"{_name(change)} {number}"), problem, outcome.plan)
    if pair is None:
        return
    after = models.solve(pair.changed, LIMITS)
    if after.plan is None or after.status is not Status.PROVEN_OPTIMAL:
        yield f"ended {after.status}"
        return
    had = _told(problem, worth_of(problem, outcome.plan), pair.but)
    has = _told(problem, worth_of(pair.changed, after.plan), pair.but)
    is_right = has >= had if pair.grows else has == had
    yield "" if is_right else f"worth {had} before and {has} after"


def _told(problem: Problem, worth: Worth, but: frozenset[str]) -> Worth:
    """Leave out the values of the tiers that a change may alter, and those below the first."""
    tiers = tiers_of(problem)
    keys = [tier.key for tier in tiers]
    if problem.policy.mode is GoalMode.WEIGHTED:
        weighed = [tier.key for tier in tiers if tier.carries_value]
        keys = ["+".join(weighed), *(tier.key for tier in tiers if not tier.carries_value)]
    first = next((i for i, key in enumerate(keys) if but & set(key.split("+"))), len(keys))
    return worth[:first]


def _shuffled(dice: Random, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dice.sample(rows, len(rows)))


def _with_names(told: Any, names: dict[str, str]) -> Any:
    if isinstance(told, dict):
        return {key: _with_names(value, names) for key, value in told.items()}
    if isinstance(told, list):
        return [_with_names(value, names) for value in told]
    return names.get(told, told) if isinstance(told, str) else told


CAMPAIGN = Campaign(
    "metamorphic",
    "A random park and the same park changed have best plans of the same worth in every tier (rows in another order, other "
    "ids, money in another unit, a firm that fits nowhere, a choice made firm, a unit split and joined again), or of no less "
    "(an empty building more, a rule less, a unit in two parts).",
    count=2000,
    run=run,
)

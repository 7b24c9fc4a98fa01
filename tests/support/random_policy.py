"""Random settings: presets, switches, waivers, pins, forbidden places, holds, reserves, entry terms."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from planner.domain.goal import PRESETS, GoalMode, Tier
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    Waiver,
)
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.vocabulary.terms import RegPath, Resource
from tests.support.random_supply import FIRST


def policy_for(dice: Random, problem: Problem) -> Policy:
    """Return settings for the facts of a problem."""
    mode = GoalMode.WEIGHTED if dice.random() < 0.15 else GoalMode.RANKED
    preset = dice.choice(("default",) * 6 + tuple(PRESETS))
    return Policy(
        preset=preset,
        mode=mode,
        tiers=_weighted(dice, preset) if mode is GoalMode.WEIGHTED else (),
        speculative_hold_quarters=dice.choice((0, 1, 2, 3, 3)),
        expansion_quarters=dice.randint(1, 4),
        thresholds=(Threshold(key="m2_per_mu", value=Decimal("720.16")),) if dice.random() < 0.5 else (),
        switches=tuple(_switches(dice, problem)),
        waivers=tuple(_waivers(dice, problem)),
        pins=tuple(_pins(dice, problem)),
        forbids=tuple(_forbids(dice, problem)),
        holds=tuple(_holds(dice, problem)),
        reserves=tuple(_reserves(dice, problem)),
        entry=_entry(dice),
    )


def _weighted(dice: Random, preset: str) -> tuple[Tier, ...]:
    return tuple(
        Tier(
            key=tier.key,
            title=tier.title,
            terms=tier.terms,
            carries_value=tier.carries_value,
            weight=Decimal(dice.choice(("1", "0.5", "2.25", "100"))),
        )
        for tier in PRESETS[preset]
    )


def _switches(dice: Random, problem: Problem) -> Iterator[Switch]:
    for rule in ("expansion", "entry_terms"):
        if dice.random() < 0.35:
            yield Switch(rule=rule, on=True)
    if dice.random() < 0.15:
        loose = [rule.key for rule in RULES if rule.switchable and rule.on]
        yield Switch(rule=dice.choice(loose), on=False)
    if dice.random() < 0.1:
        clauses = [("utilities", resource.value) for resource in Resource]
        clauses += [("segregation", row.rule_id) for row in problem.segregation_rules]
        clauses += [("area_fit", "min"), ("entry_terms", "min_area"), ("reserve", "ground_share")]
        rule, clause = dice.choice(clauses)
        yield Switch(rule=rule, clause=clause, on=False)


def _waivers(dice: Random, problem: Problem) -> Iterator[Waiver]:
    loose = [rule.key for rule in RULES if rule.waivable]
    names = [firm.firm_id for firm in problem.firms]
    for _ in range(dice.choice((0, 0, 1, 2, 3))):
        firms = tuple(dice.sample(names, dice.choice((1, 1, 2))))
        yield Waiver(rule=dice.choice(loose), firms=firms)
    for row in problem.segregation_rules:
        if dice.random() < 0.1:
            yield Waiver(rule="segregation", clause=row.rule_id, firms=tuple(dice.sample(names, 2)))
    if problem.firms[0].is_sitting and dice.random() < 0.7:
        sitting = tuple(firm.firm_id for firm in problem.firms if firm.is_sitting)
        yield Waiver(rule="reserve", clause="ground_share", firms=sitting)
    if dice.random() < 0.15:
        resource = dice.choice(tuple(Resource))
        yield Waiver(rule="utilities", clause=resource.value, firms=(dice.choice(names),))


def _pins(dice: Random, problem: Problem) -> Iterator[Pin]:
    if dice.random() < 0.8:
        return
    firm = dice.choice(problem.firms)
    what = dice.choice(("start", "building", "building", "unit", "place"))
    unit = dice.choice(problem.units)
    yield Pin(
        firm_id=firm.firm_id,
        start=max(FIRST, firm.desired_quarter) + dice.choice((0, 0, 1)) if what == "start" else None,
        building_id=unit.building_id if what == "building" else None,
        units=(unit.unit_id,) if what == "unit" else (),
    )


def _forbids(dice: Random, problem: Problem) -> Iterator[Forbid]:
    incoming = [firm for firm in problem.firms if not firm.is_sitting]
    for firm in incoming:
        if dice.random() < 0.12:
            unit = dice.choice(problem.units)
            yield dice.choice(
                (
                    Forbid(firm_id=firm.firm_id, building_id=unit.building_id),
                    Forbid(firm_id=firm.firm_id, units=(unit.unit_id,)),
                    Forbid(firm_id=firm.firm_id, units=(unit.unit_id,)),
                )
            )


def _holds(dice: Random, problem: Problem) -> Iterator[Hold]:
    for _ in range(dice.choice((0, 0, 1, 2))):
        units = dice.sample([unit.unit_id for unit in problem.units], min(2, len(problem.units)))
        yield Hold(
            units=tuple(sorted(units[: dice.randint(1, 2)])),
            until=FIRST + dice.randint(1, 3),
            firm_id=dice.choice(problem.firms).firm_id if dice.random() < 0.4 else None,
        )


def _reserves(dice: Random, problem: Problem) -> Iterator[Reserve]:
    park = dice.choice(problem.parks)
    there = [
        unit.unit_id for unit in problem.units if problem.building[unit.building_id].park_id == park.park_id
    ]
    if dice.random() < 0.35:
        until = FIRST + dice.randint(1, 4)
        yield Reserve(park_id=park.park_id, until=until, units=(dice.choice(there),) if there else ())
    if dice.random() < 0.35:
        share = Decimal(dice.choice(("0.3", "0.5")))
        yield Reserve(park_id=park.park_id, until=FIRST + dice.randint(2, 6), ground_share=share)


def _entry(dice: Random) -> EntryTerms:
    return EntryTerms(
        min_tax_10k_per_mu=Decimal(dice.choice((0, 20, 60))),
        min_output_10k_per_mu=Decimal(dice.choice((0, 400, 900))),
        min_area_m2=dice.choice((0, 500, 800)),
        reg_paths=dice.choice(((), (RegPath.FILING, RegPath.NEW, RegPath.TRANSFER))),
    )

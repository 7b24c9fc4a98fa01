"""Plans in which firms are too much for a cap, or for each other."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Cap
from planner.domain.vocabulary.terms import CapScope, PairScope, Resource
from tests.support import make
from tests.support.corruptions.good import (
    Corruption,
    Good,
    Spoiled,
    moved,
    pick,
    under_other_facts,
    unfettered,
    with_firm,
)


def transformer(dice: Random, good: Good) -> Spoiled | None:
    """The transformer is a kilowatt too small for one of the firms on it."""
    stay = pick(dice, [stay for stay in good.stays if good.in_horizon(stay)])
    if stay is None:
        return None
    building_id = good.building(stay)
    problem = unfettered(good.problem)
    kw = good.firm(stay).power_kw - 1
    buildings = tuple(
        replace(b, usable_kw=kw) if b.building_id == building_id else b for b in problem.buildings
    )
    problem = replace(problem, buildings=buildings, caps=())
    return under_other_facts(
        good, problem, rule="utilities", clause="power_kw", subjects=(building_id, "power_kw")
    )


def _park_cap(dice: Random, good: Good, *, steps_down: bool) -> Spoiled | None:
    stay = pick(dice, [s for s in good.stays if good.in_horizon(s) and good.firm(s).hazwaste_tpa > 0])
    if stay is None:
        return None
    park = good.problem.park[good.park(stay)]
    resource = Resource.HAZWASTE
    caps = [_cap(park.park_id, resource, good.firm(stay).hazwaste_tpa - Decimal("0.01"), park.first_quarter)]
    if steps_down:
        falls = Quarter(min(stay.end.index - 1, park.last_quarter.index))
        caps = [
            _cap(park.park_id, resource, Decimal(10**6), park.first_quarter + (-1)),
            replace(caps[0], from_quarter=falls),
        ]
    problem = replace(unfettered(good.problem), caps=tuple(caps))
    return under_other_facts(
        good, problem, rule="utilities", clause="hazwaste_tpa", subjects=(park.park_id, resource.value)
    )


def _cap(park_id: str, resource: Resource, value: Decimal, start: Quarter) -> Cap:
    return Cap(scope=CapScope.PARK, subject_id=park_id, resource=resource, from_quarter=start, value=value)


def park_cap(dice: Random, good: Good) -> Spoiled | None:
    """The park's permit is a little less than one firm needs."""
    return _park_cap(dice, good, steps_down=False)


def cap_that_steps_down(dice: Random, good: Good) -> Spoiled | None:
    """The permit shrinks while the firm is inside."""
    return _park_cap(dice, good, steps_down=True)


def _apart(good: Good, one: Placement, other: Placement) -> bool:
    return good.building(one) != good.building(other)


def _put_together(dice: Random, good: Good, scope: PairScope, *, hard: bool) -> Spoiled | None:
    """Move a receptor to where an emitter is; a new row keeps the two apart."""
    inside = [stay for stay in good.incoming if good.in_horizon(stay)]
    pairs = [(one, other) for one in inside for other in inside if _apart(good, one, other)]
    if not pairs:
        return None
    emitter, receptor = dice.choice(pairs)
    problem = _with_row(unfettered(good.problem), emitter.firm_id, receptor.firm_id, scope=scope, hard=hard)
    beside = replace(receptor, units=emitter.units, start=emitter.start, end=emitter.end)
    spoiled = moved(
        good,
        receptor,
        beside,
        rule="segregation",
        clause="R99",
        subjects=(emitter.firm_id, receptor.firm_id, good.building(emitter)),
        problem=problem,
    )
    return replace(spoiled, soft=not hard)


def _with_row(problem: Problem, emitter: str, receptor: str, *, scope: PairScope, hard: bool) -> Problem:
    problem = with_firm(problem, emitter, emits=("X",))
    problem = with_firm(problem, receptor, receptors=("Y",))
    row = make.segregation("R99", "X", "Y", scope=scope, hard=hard, points=9)
    return replace(problem, segregation_rules=(*problem.segregation_rules, row))


def pair_on_one_floor(dice: Random, good: Good) -> Spoiled | None:
    """Emitter and receptor on one floor."""
    return _put_together(dice, good, PairScope.FLOOR, hard=True)


def pair_in_one_building(dice: Random, good: Good) -> Spoiled | None:
    """Emitter and receptor in one building."""
    return _put_together(dice, good, PairScope.BUILDING, hard=True)


def soft_pair_in_one_building(dice: Random, good: Good) -> Spoiled | None:
    """Two firms that had better keep apart; it costs points."""
    return _put_together(dice, good, PairScope.BUILDING, hard=False)


TOGETHER: tuple[Corruption, ...] = (
    transformer,
    park_cap,
    cap_that_steps_down,
    pair_on_one_floor,
    pair_in_one_building,
    soft_pair_in_one_building,
)

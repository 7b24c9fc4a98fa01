"""Plans made for other facts: what a firm needs, or a unit offers, is no longer what it was."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage, UnitState
from tests.support.corruptions.good import (
    Corruption,
    Good,
    Spoiled,
    pick,
    under_other_facts,
    unfettered,
    with_firm,
    with_units,
)


def _needs_more(
    dice: Random,
    good: Good,
    rule: str,
    *,
    fits: Callable[[Unit], bool] = lambda _: False,
    clause: str = "",
    **needs: Any,
) -> Spoiled | None:
    """Let a firm need what some of its units do not have."""
    stays = [stay for stay in good.stays if any(not fits(unit) for unit in good.units(stay))]
    stay = pick(dice, stays)
    if stay is None:
        return None
    short = [unit.unit_id for unit in good.units(stay) if not fits(unit)]
    problem = with_firm(unfettered(good.problem), stay.firm_id, **needs)
    return under_other_facts(good, problem, rule=rule, clause=clause, subjects=(stay.firm_id, *short))


def height(dice: Random, good: Good) -> Spoiled | None:
    """The firm turns out to be taller."""
    return _needs_more(dice, good, "clear_height", min_clear_height_m=Decimal("12.5"))


def load(dice: Random, good: Good) -> Spoiled | None:
    """The firm turns out to be heavier."""
    return _needs_more(dice, good, "floor_load", min_load_kn_m2=Decimal("15.01"))


def lift(dice: Random, good: Good) -> Spoiled | None:
    """The firm upstairs needs a stronger lift."""
    return _needs_more(
        dice, good, "freight_lift", fits=lambda unit: unit.is_ground, min_freight_lift_t=Decimal(10)
    )


def ground_floor(dice: Random, good: Good) -> Spoiled | None:
    """The firm upstairs must be on the ground floor."""
    return _needs_more(
        dice, good, "ground_floor", fits=lambda unit: unit.is_ground, ground_floor=GroundFloor.REQUIRED
    )


def dock(dice: Random, good: Good) -> Spoiled | None:
    """The firm needs a dock after all."""
    return _needs_more(dice, good, "dock", fits=lambda unit: unit.dock_access, needs_dock=True)


def hazard(dice: Random, good: Good) -> Spoiled | None:
    """The firm's process turns out to be of class 甲."""
    return _needs_more(dice, good, "hazard_class", hazard_class=HazardClass.A)


def steam(dice: Random, good: Good) -> Spoiled | None:
    """The steam main does not reach the firm's units."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    problem = with_firm(unfettered(good.problem), stay.firm_id, needs_steam=True)
    problem = with_units(problem, stay.units, steam_available=False)
    return under_other_facts(good, problem, rule="steam_main", subjects=(stay.firm_id, *stay.units))


def whole_building(dice: Random, good: Good) -> Spoiled | None:
    """The firm needs the whole building and has part of it."""
    parts = [stay for stay in good.stays if len(stay.units) < len(good.problem.units_of[good.building(stay)])]
    stay = pick(dice, parts)
    if stay is None:
        return None
    problem = with_firm(unfettered(good.problem), stay.firm_id, needs_whole_building=True)
    return under_other_facts(
        good, problem, rule="whole_building", subjects=(stay.firm_id, good.building(stay))
    )


def compartment(dice: Random, good: Good) -> Spoiled | None:
    """The fire compartment is a square metre too small."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    first = good.units(stay)[0]
    here = [unit for unit in good.units(stay) if unit.floor == first.floor]
    limit_m2 = sum(unit.leasable_m2 for unit in here) - 1
    problem = with_firm(unfettered(good.problem), stay.firm_id, hazard_class=HazardClass.C)
    problem = _with_floor(problem, first, fire_compartment_m2=limit_m2)
    return under_other_facts(
        good,
        problem,
        rule="fire_compartment",
        subjects=(stay.firm_id, *(unit.unit_id for unit in here), first.building_id),
    )


def _with_floor(problem: Problem, unit: Unit, **changes: Any) -> Problem:
    place = unit.building_id, unit.floor
    floors = tuple(
        replace(floor, **changes) if (floor.building_id, floor.floor) == place else floor
        for floor in problem.floors
    )
    return replace(problem, floors=floors)


def unit_state(dice: Random, good: Good) -> Spoiled | None:
    """The units are reserved for somebody else."""
    unclaimed = [stay for stay in good.incoming if not _has_claim(good, stay)]
    stay = pick(dice, unclaimed)
    if stay is None:
        return None
    problem = with_units(unfettered(good.problem), stay.units, state=UnitState.RESERVED)
    return under_other_facts(good, problem, rule="unit_state", subjects=(stay.firm_id, *stay.units))


def _has_claim(good: Good, stay: Placement) -> bool:
    firm: Firm = good.firm(stay)
    pinned = any(pin.firm_id == firm.firm_id for pin in good.problem.policy.pins)
    before = {unit_id for other in good.problem.firms for unit_id in other.rooms}
    return firm.is_committed or pinned or bool(before & set(stay.units))


def exited(dice: Random, good: Good) -> Spoiled | None:
    """The firm has gone."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    problem = with_firm(good.problem, stay.firm_id, stage=Stage.EXITED)
    return under_other_facts(good, problem, rule="commitments", clause="exited", subjects=(stay.firm_id,))


def park_refused(dice: Random, good: Good) -> Spoiled | None:
    """The firm accepts another park only."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    problem = with_firm(good.problem, stay.firm_id, parks=("P9",))
    return under_other_facts(
        good, problem, rule="commitments", clause="park", subjects=(stay.firm_id, good.park(stay))
    )


FACTS: tuple[Corruption, ...] = (
    height,
    load,
    lift,
    ground_floor,
    dock,
    hazard,
    steam,
    whole_building,
    compartment,
    unit_state,
    exited,
    park_refused,
)

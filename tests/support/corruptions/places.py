"""Plans spoiled by hand: placements changed, dropped, doubled or invented."""

from dataclasses import replace
from random import Random

from planner.domain.park.plan import Placement
from planner.domain.park.policy import Pin
from planner.domain.park.quarter import Quarter
from tests.support.corruptions.good import (
    Corruption,
    Good,
    Spoiled,
    moved,
    pick,
    planned,
    unfettered,
    with_policy,
)


def unit_over_area(dice: Random, good: Good) -> Spoiled | None:
    """More units than the firm can use."""
    for stay in dice.sample(good.incoming, len(good.incoming)):
        there = [unit.unit_id for unit in good.problem.units_of[good.building(stay)]]
        grown = replace(stay, units=tuple(there))
        if good.area_m2(grown) > good.firm(stay).area_max_m2:
            return moved(
                good,
                stay,
                grown,
                rule="area_fit",
                clause="max",
                subjects=(stay.firm_id, *there),
                problem=unfettered(good.problem),
            )
    return None


def unit_under_area(dice: Random, good: Good) -> Spoiled | None:
    """A unit too small for the firm."""
    for stay in dice.sample(good.incoming, len(good.incoming)):
        least = min(good.problem.units, key=lambda unit: (unit.leasable_m2, unit.unit_id))
        if least.leasable_m2 < good.firm(stay).area_min_m2:
            return moved(
                good,
                stay,
                replace(stay, units=(least.unit_id,)),
                rule="area_fit",
                clause="min",
                subjects=(stay.firm_id, least.unit_id),
                problem=unfettered(good.problem),
            )
    return None


def firm_twice(dice: Random, good: Good) -> Spoiled | None:
    """A second home for a firm."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    unit = dice.choice(good.problem.units).unit_id
    second = replace(stay, units=(unit,), start=stay.start + 1, end=stay.end + 1)
    return planned(good, (*good.stays, second), rule="one_home", subjects=(stay.firm_id, *stay.units, unit))


def before_handover(dice: Random, good: Good) -> Spoiled | None:
    """In before the units are handed over."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    start = Quarter(good.ready(stay) - 1)
    early = replace(stay, start=start, end=start + (stay.end - stay.start))
    return moved(good, stay, early, rule="handover", subjects=(stay.firm_id, *stay.units))


def after_the_latest(dice: Random, good: Good) -> Spoiled | None:
    """In after the firm's latest quarter."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    start = good.firm(stay).latest_quarter + 1
    late = replace(stay, start=start, end=start + (stay.end - stay.start))
    return moved(good, stay, late, rule="handover", subjects=(stay.firm_id, *stay.units))


def wrong_end(dice: Random, good: Good) -> Spoiled | None:
    """A lease that is a quarter too long."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    return moved(
        good, stay, replace(stay, end=stay.end + 1), rule="handover", subjects=(stay.firm_id, *stay.units)
    )


def end_before_start(dice: Random, good: Good) -> Spoiled | None:
    """A lease that ends before it begins."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, start=stay.end, end=stay.start),
        rule="handover",
        subjects=(stay.firm_id, *stay.units),
    )


def wrong_building_for_a_pin(dice: Random, good: Good) -> Spoiled | None:
    """A pinned firm in another building."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    home = good.building(stay)
    elsewhere = [unit.unit_id for unit in good.problem.units if unit.building_id != home]
    pins = (*good.problem.policy.pins, Pin(firm_id=stay.firm_id, building_id=home))
    return (
        moved(
            good,
            stay,
            replace(stay, units=(dice.choice(elsewhere),)),
            rule="commitments",
            clause="pin",
            subjects=(stay.firm_id, home),
            problem=with_policy(good.problem, pins=pins),
        )
        if elsewhere
        else None
    )


def pinned_start_missed(dice: Random, good: Good) -> Spoiled | None:
    """A pinned firm a quarter late."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, start=stay.start + 1, end=stay.end + 1),
        rule="commitments",
        clause="pin",
        subjects=(stay.firm_id, *stay.units),
        problem=with_policy(
            good.problem, pins=(*good.problem.policy.pins, Pin(firm_id=stay.firm_id, start=stay.start))
        ),
    )


def pinned_firm_dropped(dice: Random, good: Good) -> Spoiled | None:
    """A pinned firm left out."""
    stay = pick(dice, good.incoming)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        None,
        rule="commitments",
        clause="pin",
        subjects=(stay.firm_id, *stay.units),
        problem=with_policy(
            good.problem, pins=(*good.problem.policy.pins, Pin(firm_id=stay.firm_id, units=stay.units))
        ),
    )


def _sitting(good: Good) -> list[Placement]:
    return [stay for stay in good.stays if good.firm(stay).is_sitting]


def sitting_firm_dropped(dice: Random, good: Good) -> Spoiled | None:
    """A firm that sits inside, forgotten."""
    stay = pick(dice, _sitting(good))
    if stay is None:
        return None
    return moved(good, stay, None, rule="commitments", clause="sitting", subjects=(stay.firm_id, *stay.units))


def sitting_lease_stretched(dice: Random, good: Good) -> Spoiled | None:
    """A sitting firm that stays on after its lease."""
    stay = pick(dice, _sitting(good))
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, end=stay.end + 4),
        rule="commitments",
        clause="sitting",
        subjects=(stay.firm_id, *stay.units),
    )


def unit_stolen(dice: Random, good: Good) -> Spoiled | None:
    """A firm put where another is already."""
    inside = [stay for stay in good.stays if good.in_horizon(stay)]
    if len({stay.firm_id for stay in inside}) < 2:
        return None
    holder = dice.choice(inside)
    thief = dice.choice([stay for stay in inside if stay.firm_id != holder.firm_id])
    stolen = replace(thief, units=holder.units, start=holder.start, end=holder.end)
    return moved(
        good, thief, stolen, rule="unit_once", subjects=(holder.firm_id, thief.firm_id, holder.units[0])
    )


PLACES: tuple[Corruption, ...] = (
    unit_over_area,
    unit_under_area,
    firm_twice,
    before_handover,
    after_the_latest,
    wrong_end,
    end_before_start,
    wrong_building_for_a_pin,
    pinned_start_missed,
    pinned_firm_dropped,
    sitting_firm_dropped,
    sitting_lease_stretched,
    unit_stolen,
)

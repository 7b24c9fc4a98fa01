"""Plans spoiled by hand: units torn apart, unknown, doubled or missing, and a firm invented."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from random import Random

from planner.domain.park.site import Unit
from tests.support.corruptions.good import Corruption, Good, Spoiled, moved, pick


def _torn(dice: Random, good: Good, is_torn: Callable[[Unit, Unit], bool]) -> Spoiled | None:
    stay = pick(dice, good.incoming)
    pairs = [pair for pair in combinations(good.problem.units, 2) if is_torn(*pair)]
    if stay is None or not pairs:
        return None
    units = tuple(unit.unit_id for unit in dice.choice(pairs))
    return moved(good, stay, replace(stay, units=units), rule="run", subjects=(stay.firm_id, *units))


def split_run(dice: Random, good: Good) -> Spoiled | None:
    """Two units of one floor with another between them."""
    taken = {(unit.building_id, unit.floor, unit.seq) for unit in good.problem.units}
    return _torn(
        dice,
        good,
        lambda one, other: (
            (one.building_id, one.floor) == (other.building_id, other.floor)
            and abs(one.seq - other.seq) == 2
            and (one.building_id, one.floor, (one.seq + other.seq) // 2) in taken
        ),
    )


def floor_gap(dice: Random, good: Good) -> Spoiled | None:
    """Two units of one building with a floor between them."""
    return _torn(
        dice,
        good,
        lambda one, other: one.building_id == other.building_id and abs(one.floor - other.floor) == 2,
    )


def two_buildings(dice: Random, good: Good) -> Spoiled | None:
    """Two units of different buildings."""
    return _torn(dice, good, lambda one, other: one.building_id != other.building_id)


def unknown_unit(dice: Random, good: Good) -> Spoiled | None:
    """A unit that is not there."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, units=(*stay.units, "Z-999")),
        rule="run",
        clause="unknown_unit",
        subjects=(stay.firm_id, "Z-999"),
    )


def no_unit(dice: Random, good: Good) -> Spoiled | None:
    """A firm placed nowhere."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    return moved(good, stay, replace(stay, units=()), rule="run", clause="no_unit", subjects=(stay.firm_id,))


def unit_named_twice(dice: Random, good: Good) -> Spoiled | None:
    """The same unit twice in one run."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, units=(*stay.units, stay.units[0])),
        rule="run",
        clause="unit_twice",
        subjects=(stay.firm_id, stay.units[0]),
    )


def unknown_firm(dice: Random, good: Good) -> Spoiled | None:
    """A firm nobody has heard of."""
    stay = pick(dice, good.stays)
    if stay is None:
        return None
    return moved(
        good,
        stay,
        replace(stay, firm_id="F999"),
        rule="one_home",
        clause="unknown_firm",
        subjects=("F999", *stay.units),
    )


RUNS: tuple[Corruption, ...] = (
    split_run,
    floor_gap,
    two_buildings,
    unknown_unit,
    no_unit,
    unit_named_twice,
    unknown_firm,
)

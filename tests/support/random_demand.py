"""Random firms: some inside already, some promised a place, most still to be placed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Priority, RegPath, Stage, UnitState
from tests.support import make
from tests.support.random_supply import FIRST, Site, Size

TAGS = ("DUST", "CLEAN", "VOC", "FOOD")
KINDS = ("DEV", "BIO", "PACK")
NEEDS = (
    "ground_floor",
    "needs_dock",
    "needs_steam",
    "min_load_kn_m2",
    "min_clear_height_m",
    "min_freight_lift_t",
    "hazard_class",
    "tags",
)
FUSSY = 0.5
"""How often a park's firms ask for each need; all at once would leave no plan to compare."""
INCOMING = (
    Stage.LEAD,
    Stage.VISITED,
    Stage.NEGOTIATING,
    Stage.NEGOTIATING,
    Stage.FRAMEWORK,
    Stage.SIGNED,
    Stage.SIGNED,
    Stage.FITOUT,
)


def firms_for(dice: Random, site: Site, size: Size) -> tuple[Firm, ...]:
    """Return the firms that ask for space on a site, or sit in it."""
    count = dice.randint(*size.firms)
    inside = list(_sitting(dice, site, at_most=count // 2)) if dice.random() < 0.55 else []
    fussy = frozenset(need for need in NEEDS if dice.random() < FUSSY)
    names = [f"F{number + 1:02}" for number in range(len(inside), count)]
    return (*inside, *(_incoming(dice, site, name, fussy=fussy) for name in names))


def a_run(dice: Random, site: Site) -> list[Unit]:
    """Return some consecutive units of one floor, or all of one floor and part of the next."""
    building_id = dice.choice([unit.building_id for unit in site.units])
    there = sorted(site.units_of(building_id), key=lambda unit: (unit.floor, unit.seq))
    first = dice.randrange(len(there))
    run = [there[first]]
    for unit in there[first + 1 :]:
        if dice.random() < (0.4 if unit.floor == run[0].floor else 0.9):
            break
        run.append(unit)
    return run


def _sitting(dice: Random, site: Site, *, at_most: int) -> Iterator[Firm]:
    free = {unit.unit_id for unit in site.units}
    number = 0
    for _ in range(dice.randint(1, max(1, at_most))):
        run = [unit for unit in a_run(dice, site) if unit.unit_id in free]
        run = [unit for unit in run if unit.floor == run[0].floor][:2]
        if not run or (len(run) == 2 and run[1].seq != run[0].seq + 1):
            continue
        free -= {unit.unit_id for unit in run}
        given_m2 = sum(unit.leasable_m2 for unit in run)
        number += 1
        yield make.sitting(
            f"F{number:02}",
            [unit.unit_id for unit in run],
            since=str(FIRST + dice.randint(-8, -1)),
            until=str(FIRST + dice.randint(2, 8)),
            m2=given_m2,
            min_load_kn_m2=Decimal(4),
            min_freight_lift_t=Decimal(0),
            hazard_class=HazardClass.D,
            stage=dice.choice((Stage.FITTED, Stage.PRODUCTION, Stage.ABOVE_SCALE)),
            **_draws(dice),
            **_tags(dice, often=0.15),
        )


def _incoming(dice: Random, site: Site, firm_id: str, *, fussy: frozenset[str]) -> Firm:
    run = a_run(dice, site)
    there = site.units_of(run[0].building_id)
    whole = len(there) <= 6 and dice.random() < 0.18
    if whole:
        run = there
    asked_m2 = sum(unit.leasable_m2 for unit in run) + dice.choice((-100, 0, 0, 100))
    desired = FIRST + dice.choice((-2, 0, 0, 0, 0, 1, 2))
    return make.firm(
        firm_id,
        area_min_m2=max(100, asked_m2 // 2),
        area_req_m2=max(100, asked_m2),
        area_max_m2=max(100, asked_m2 * 2),
        needs_whole_building=whole,
        desired=str(desired),
        latest=str(max(desired, FIRST) + dice.randint(2, 5)),
        stage=Stage.EXITED if dice.random() < 0.03 else dice.choice(INCOMING),
        probability=Decimal(dice.choice(("0.1", "0.3", "0.55", "0.85", "1"))),
        priority=dice.choice(tuple(Priority)),
        archetype=dice.choice(KINDS),
        lease_years=dice.choice((1, 1, 2, 3)),
        parks=(dice.choice(site.parks).park_id,) if dice.random() < 0.25 else (),
        output_10k=Decimal(dice.randrange(300, 5000, 50)) + Decimal("0.5"),
        tax_10k=Decimal(dice.randrange(25, 300)),
        jobs=dice.randint(5, 120),
        reg_path=dice.choice(tuple(RegPath)),
        expansion_option_m2=dice.choice((0, 0, 300, 700, 1200)),
        **_space(dice, fussy),
        **_promise(dice, site, run),
        **_draws(dice),
        **_tags(dice, often=0.7 if "tags" in fussy else 0.1),
    )


def _space(dice: Random, fussy: frozenset[str]) -> dict[str, Any]:
    """What a firm asks of its units; of what its park is not fussy about, hardly anything."""
    asked = {
        "ground_floor": dice.choice((GroundFloor.PREFERRED, GroundFloor.REQUIRED)),
        "needs_dock": dice.random() < 0.35,
        "needs_steam": dice.random() < 0.5,
        "min_load_kn_m2": Decimal(dice.choice(("4", "7.5", "7.5", "10"))),
        "min_clear_height_m": Decimal(dice.choice(("3.3", "4.1", "5.1", "6.9"))),
        "min_freight_lift_t": Decimal(dice.choice((0, 2, 3, 5))),
        "hazard_class": dice.choice((HazardClass.D, HazardClass.C)),
    }
    plain = {"min_freight_lift_t": Decimal(0), "hazard_class": HazardClass.D}
    return {"ground_floor": GroundFloor.NONE, "needs_dock": False, "min_load_kn_m2": Decimal(4)} | {
        need: value if need in fussy else plain[need]
        for need, value in asked.items()
        if need in fussy or need in plain
    }


def _promise(dice: Random, site: Site, run: list[Unit]) -> dict[str, Any]:
    luck = dice.random()
    if luck < 0.025:
        return {"committed_building": dice.choice((run[0], run[0], dice.choice(site.units))).building_id}
    if luck < 0.035:
        return {"committed_units": tuple(unit.unit_id for unit in run)}
    return {}


def _draws(dice: Random) -> dict[str, Any]:
    return {
        "power_kw": Decimal(dice.choice((50, 90, 120, 233))),
        "water_m3d": Decimal(dice.choice(("0", "1.5", "4"))),
        "wastewater_m3d": Decimal(dice.choice(("0", "1.2", "3.1"))),
        "steam_tph": Decimal(dice.choice(("0", "0", "0.25", "0.7"))),
        "hazwaste_tpa": Decimal(dice.choice(("0", "0.4", "2"))),
    }


def _tags(dice: Random, *, often: float) -> dict[str, Any]:
    """Tags drawn independently, so that some firms emit and receive under one rule."""
    return {
        "emits": tuple(tag for tag in TAGS if dice.random() < often / 2),
        "receptors": tuple(tag for tag in TAGS if dice.random() < often),
    }


def moved_in(dice: Random, units: tuple[Unit, ...], firms: tuple[Firm, ...]) -> tuple[Unit, ...]:
    """Mark most units in which a firm sits as being in production."""
    taken = {unit_id for firm in firms for unit_id in firm.sitting_units}
    return tuple(
        replace(unit, state=UnitState.PRODUCTION if dice.random() < 0.8 else UnitState.VACANT)
        if unit.unit_id in taken
        else unit
        for unit in units
    )

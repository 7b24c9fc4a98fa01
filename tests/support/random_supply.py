"""Random parks, buildings, floors and units."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Floor, Park, Phase, Unit
from planner.domain.vocabulary.terms import BuildingKind, HazardClass, UnitState
from tests.support import make

FIRST = make.quarter(make.FIRST)


@dataclass(frozen=True)
class Size:
    """How much there may be of everything."""

    name: str
    buildings: tuple[int, int]
    units: int
    firms: tuple[int, int]
    quarters: tuple[int, int]


LEAST = Size("least", buildings=(1, 2), units=4, firms=(2, 4), quarters=(3, 4))
"""Few enough to try every plan in a fiftieth of a second."""
TINY = Size("tiny", buildings=(1, 2), units=6, firms=(3, 6), quarters=(4, 5))
"""Few enough for brute force."""
MIDDLING = Size("middling", buildings=(2, 3), units=9, firms=(4, 8), quarters=(4, 6))
"""Several buildings that have something to share, solved in a fifth of the time of a small one."""
SMALL = Size("small", buildings=(2, 4), units=16, firms=(6, 14), quarters=(6, 9))
"""A park whose runs and crowds are richer; too many plans to list them."""


@dataclass(frozen=True)
class Site:
    """The supply side of a problem."""

    parks: tuple[Park, ...]
    phases: tuple[Phase, ...]
    buildings: tuple[Building, ...]
    floors: tuple[Floor, ...]
    units: tuple[Unit, ...]

    def units_of(self, building_id: str) -> list[Unit]:
        return [unit for unit in self.units if unit.building_id == building_id]

    def park_of(self, building_id: str) -> Park:
        park_id = next(b.park_id for b in self.buildings if b.building_id == building_id)
        return next(park for park in self.parks if park.park_id == park_id)


def supply(dice: Random, size: Size) -> Site:
    """Return one park or two, with a few small buildings."""
    parks = tuple(_parks(dice, size))
    count = max(dice.randint(*size.buildings), len(parks))
    homes = [parks[i % len(parks)] for i in range(count)]
    buildings = tuple(_building(dice, name, home) for name, home in zip("ABCDEFG", homes, strict=False))
    units: list[Unit] = []
    for building in buildings:
        share = (size.units - len(units)) // (len(buildings) - buildings.index(building))
        units += _units(dice, building, at_most=max(1, share))
    service = (make.building("S", kind=BuildingKind.SERVICE),) if dice.random() < 0.2 else ()
    phases = {(b.park_id, b.phase_id) for b in (*buildings, *service)}
    return Site(
        parks=parks,
        phases=tuple(make.phase(phase_id, park_id) for park_id, phase_id in sorted(phases)),
        buildings=(*buildings, *service),
        floors=tuple(_floors(dice, units)),
        units=tuple(units),
    )


def _parks(dice: Random, size: Size) -> Iterator[Park]:
    length = dice.randint(*size.quarters)
    yield make.park("P", first=str(FIRST), last=str(FIRST + (length - 1)))
    if dice.random() < 0.25:
        first = FIRST + dice.randint(0, 1)
        yield make.park("P2", first=str(first), last=str(first + (length - 1 - dice.randint(1, 2))))


def _building(dice: Random, name: str, home: Park) -> Building:
    return make.building(
        name,
        park_id=home.park_id,
        phase_id=dice.choice("12"),
        handover=str(home.first_quarter + dice.choice((-2, 0, 0, 0, 0, 1))),
        kw=dice.choice((200, 400, 2000, 2000)),
    )


def _units(dice: Random, building: Building, *, at_most: int) -> Iterator[Unit]:
    left = at_most
    steam_floors = dice.choice((1, 1, 3))
    for storey in range(1, 4):
        seq = 0
        for _ in range(min(left, dice.choice((1, 2, 3, 4)))):
            # A seq left out parts a floor in two.
            seq += 2 if dice.random() < 0.1 else 1
            yield _unit(dice, building, storey, seq=seq, has_steam=storey <= steam_floors)
            left -= 1


def _unit(dice: Random, building: Building, storey: int, *, seq: int, has_steam: bool) -> Unit:
    on_ground = storey == 1
    states = (UnitState.VACANT,) * 37 + (UnitState.RESERVED, UnitState.SIGNED, UnitState.PRODUCTION)
    return make.unit(
        f"{building.building_id}-{storey}{seq:02}",
        m2=dice.randrange(300, 1000, 100),
        available=str(_later(dice, building.handover_quarter)),
        load_kn_m2=Decimal(15) if on_ground else Decimal(dice.choice(("6", "7.5"))),
        clear_height_m=Decimal(dice.choice(("5.1", "6.9"))) if on_ground else Decimal("4.1"),
        is_ground=on_ground,
        dock_access=on_ground and dice.random() < 0.6,
        freight_lift_t=Decimal(dice.choice((0, 2, 3))),
        steam_available=has_steam,
        max_hazard_class=dice.choice((HazardClass.D, HazardClass.C, HazardClass.C)),
        list_rent_yuan_m2_month=Decimal(dice.choice(("8", "9.5", "10.25"))),
        state=dice.choice(states),
    )


def _later(dice: Random, quarter: Quarter) -> Quarter:
    return quarter + dice.choice((0,) * 9 + (1, 2))


def _floors(dice: Random, units: list[Unit]) -> Iterator[Floor]:
    for building_id, storey in sorted({(unit.building_id, unit.floor) for unit in units}):
        limit = dice.choice((500, 700, 1100, 8000))
        yield make.floor(building_id, storey, fire_compartment_m2=limit)

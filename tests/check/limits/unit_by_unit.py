"""What a firm needs of its own space."""

from decimal import Decimal

from planner.domain.vocabulary.terms import GroundFloor, HazardClass
from tests.check.limits.limit import Limit, in_room, one
from tests.support import make

UNIT_BY_UNIT = (
    one(
        "area_fit",
        clause="min",
        fits={"area_min_m2": 1000},
        breaks={"area_min_m2": 1001},
        figures=("1001 ㎡", "1000 ㎡"),
    ),
    one(
        "area_fit",
        clause="max",
        fits={"area_max_m2": 1000},
        breaks={"area_max_m2": 999},
        figures=("999 ㎡", "1000 ㎡"),
    ),
    Limit(
        rule="whole_building",
        inside=(
            make.problem(firms=[make.firm(m2=4000, needs_whole_building=True)]),
            in_room(("A-101", "A-102", "A-201", "A-202")),
        ),
        outside=(
            make.problem(firms=[make.firm(m2=3000, needs_whole_building=True)]),
            in_room(("A-101", "A-102", "A-201")),
        ),
        subjects=("F1", "A", "A-202"),
        figures=("4000 ㎡", "3000 ㎡"),
    ),
    one(
        "floor_load",
        fits={"min_load_kn_m2": Decimal("7.5")},
        breaks={"min_load_kn_m2": Decimal("7.51")},
        unit={"load_kn_m2": Decimal("7.50")},
        figures=("7.51 kN/㎡", "7.5 kN/㎡"),
    ),
    one(
        "clear_height",
        fits={"min_clear_height_m": Decimal("6.9")},
        breaks={"min_clear_height_m": Decimal(12)},
        unit={"clear_height_m": Decimal("6.9")},
        figures=("12 m", "6.9 m"),
    ),
    one(
        "ground_floor",
        room="A-201",
        fits={"ground_floor": GroundFloor.PREFERRED},
        breaks={"ground_floor": GroundFloor.REQUIRED},
        figures=("1000 ㎡", "0 ㎡"),
    ),
    one(
        "freight_lift",
        room="A-201",
        fits={"min_freight_lift_t": Decimal(3)},
        breaks={"min_freight_lift_t": Decimal("3.5")},
        figures=("3.5 t", "3 t"),
    ),
    one(
        "dock",
        unit={"dock_access": False},
        fits={"needs_dock": False},
        breaks={"needs_dock": True},
        figures=("1000 ㎡", "0 ㎡"),
    ),
    one(
        "steam_main",
        unit={"steam_available": False},
        fits={"needs_steam": False},
        breaks={"needs_steam": True},
        figures=("1000 ㎡", "0 ㎡"),
    ),
    one(
        "hazard_class",
        fits={"hazard_class": HazardClass.C},
        breaks={"hazard_class": HazardClass.B},
        figures=("乙", "丙"),
    ),
    Limit(
        rule="fire_compartment",
        inside=(
            make.problem(
                units=[make.unit()], floors=(make.floor(fire_compartment_m2=1000),), firms=[make.firm()]
            ),
            in_room(),
        ),
        outside=(
            make.problem(
                units=[make.unit()], floors=(make.floor(fire_compartment_m2=999),), firms=[make.firm()]
            ),
            in_room(),
        ),
        subjects=("F1", "A-101", "A"),
        figures=("1000 ㎡", "999 ㎡"),
    ),
)

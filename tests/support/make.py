"""Builders of small facts: every argument has a harmless default, so a test names what matters."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Cap, Floor, Park, Phase, Unit
from planner.domain.vocabulary.terms import (
    BuildingKind,
    CapScope,
    GroundFloor,
    HazardClass,
    Priority,
    RegPath,
    Resource,
    Stage,
    UnitState,
)
from planner.text import Text
from tests.support.make_kinds import archetype, segregation, synergy

__all__ = [
    "archetype",
    "building",
    "cap",
    "firm",
    "floor",
    "number",
    "park",
    "phase",
    "placement",
    "plan",
    "problem",
    "quarter",
    "segregation",
    "sitting",
    "synergy",
    "unit",
]

FIRST = "2024Q1"
LAST = "2025Q4"


def quarter(text: str | Quarter) -> Quarter:
    return text if isinstance(text, Quarter) else Quarter.parse(text)


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def park(park_id: str = "P", *, first: str = FIRST, last: str = LAST, **changes: Any) -> Park:
    facts: dict[str, Any] = {
        "park_id": park_id,
        "name": Text(f"园区{park_id}", f"Park {park_id}"),
        "land_mu": Decimal(10),
        "gfa_m2": Decimal(10000),
        "investment_10k": Decimal(1000),
        "first_quarter": quarter(first),
        "last_quarter": quarter(last),
        "cut_off": date(2023, 12, 31),
    }
    return Park(**(facts | changes))


def phase(phase_id: str = "1", park_id: str = "P") -> Phase:
    return Phase(phase_id=phase_id, park_id=park_id, name=Text(f"{phase_id}期", f"Phase {phase_id}"))


def building(building_id: str = "A", *, handover: str = FIRST, kw: Any = 1000, **changes: Any) -> Building:
    facts: dict[str, Any] = {
        "building_id": building_id,
        "park_id": "P",
        "phase_id": "1",
        "name": Text(f"{building_id}栋", f"Building {building_id}"),
        "kind": BuildingKind.WORKSHOP,
        "typology": "multi_tenant",
        "gfa_m2": Decimal(5000),
        "footprint_m2": Decimal(2500),
        "roof_plant_m2": Decimal(0),
        "net_to_gross": Decimal("0.9"),
        "transformer_kva": Decimal(1250),
        "usable_kw": number(kw),
        "fire_resistance": "二级",
        "sprinklered": True,
        "max_hazard_class": HazardClass.C,
        "handover_quarter": quarter(handover),
        "height_m": Decimal(12),
        "loading_docks": 2,
        "freight_lifts": "2x3t",
        "site_x_m": Decimal(0),
        "site_y_m": Decimal(0),
        "length_m": Decimal(60),
        "width_m": Decimal(40),
    }
    return Building(**(facts | changes))


def floor(building_id: str = "A", number_: int = 1, **changes: Any) -> Floor:
    facts: dict[str, Any] = {
        "building_id": building_id,
        "floor": number_,
        "plate_m2": Decimal(2500),
        "storey_height_m": Decimal(6),
        "load_kn_m2": Decimal(10),
        "fire_compartment_m2": 8000,
    }
    return Floor(**(facts | changes))


def unit(unit_id: str = "A-101", *, m2: int = 1000, available: str = FIRST, **changes: Any) -> Unit:
    """Return a unit; building, floor and seq are read from an id such as `A-203`."""
    building_id, place = unit_id.rsplit("-", 1)
    storey = int(place[:-2])
    facts: dict[str, Any] = {
        "unit_id": unit_id,
        "building_id": building_id,
        "floor": storey,
        "seq": int(place[-2:]),
        "leasable_m2": m2,
        "load_kn_m2": Decimal(10),
        "clear_height_m": Decimal(5),
        "is_ground": storey == 1,
        "dock_access": storey == 1,
        "freight_lift_t": Decimal(3),
        "steam_available": True,
        "max_hazard_class": HazardClass.C,
        "list_rent_yuan_m2_month": Decimal(10),
        "available_quarter": quarter(available),
        "state": UnitState.VACANT,
    }
    return Unit(**(facts | changes))


def firm(
    firm_id: str = "F1",
    *,
    m2: int = 1000,
    desired: str = FIRST,
    latest: str = LAST,
    **changes: Any,
) -> Firm:
    """Return a firm that asks for `m2` and takes 20 % less or 50 % more."""
    facts: dict[str, Any] = {
        "firm_id": firm_id,
        "name": Text(f"企业{firm_id}", f"Firm {firm_id}"),
        "is_real": False,
        "archetype": "DEV",
        "product": "器械",
        "origin_city": "桂林",
        "stage": Stage.SIGNED,
        "probability": Decimal("0.85"),
        "priority": Priority.B,
        "area_min_m2": m2 * 4 // 5,
        "area_req_m2": m2,
        "area_max_m2": m2 * 3 // 2,
        "needs_whole_building": False,
        "ground_floor": GroundFloor.NONE,
        "needs_dock": False,
        "min_load_kn_m2": Decimal(4),
        "min_clear_height_m": Decimal("3.3"),
        "min_freight_lift_t": Decimal(2),
        "needs_steam": False,
        "cleanroom_class": "none",
        "cleanroom_m2": 0,
        "hazard_class": HazardClass.C,
        "power_kw": Decimal(100),
        "water_m3d": Decimal(2),
        "wastewater_m3d": Decimal("1.5"),
        "steam_tph": Decimal(0),
        "hazwaste_tpa": Decimal(1),
        "invest_10k": Decimal(1000),
        "output_10k": Decimal(2000),
        "tax_10k": Decimal(100),
        "jobs": 20,
        "reg_path": RegPath.FILING,
        "licence_type": "备案",
        "fitout_weeks": 8,
        "licence_weeks": 8,
        "desired_quarter": quarter(desired),
        "latest_quarter": quarter(latest),
        "lease_years": 5,
    }
    return Firm(**(facts | changes))


def sitting(
    firm_id: str, units: Sequence[str], *, since: str = "2022Q1", until: str = "2027Q1", **changes: Any
) -> Firm:
    """Return a firm that sits in `units` until its lease ends (`until` exclusive)."""
    facts: dict[str, Any] = {"stage": Stage.PRODUCTION, "probability": Decimal(1), "desired": since}
    return firm(
        firm_id,
        sitting_units=tuple(units),
        sitting_since=quarter(since),
        lease_end=quarter(until),
        **(facts | changes),
    )


def cap(
    resource: Resource,
    value: Any,
    *,
    subject: str = "P",
    start: str = FIRST,
    diversity: Any = 1,
) -> Cap:
    """Return a cap on park `P`, or on a building if `subject` names one (any other id)."""
    return Cap(
        scope=CapScope.PARK if subject.startswith("P") else CapScope.BUILDING,
        subject_id=subject,
        resource=resource,
        from_quarter=quarter(start),
        value=number(value),
        diversity=number(diversity),
    )


def placement(
    firm_id: str, units: Iterable[str] | str, start: str = FIRST, end: str | None = None
) -> Placement:
    """Return a placement; without `end` the lease runs five years."""
    names = (units,) if isinstance(units, str) else tuple(units)
    begins = quarter(start)
    return Placement(firm_id=firm_id, units=names, start=begins, end=quarter(end) if end else begins + 20)


def plan(*placements: Placement) -> Plan:
    return Plan(placements=placements)


def problem(
    *,
    units: Sequence[Unit] | None = None,
    firms: Sequence[Firm] = (),
    **changes: Any,
) -> Problem:
    """Return a problem on park `P`; buildings, floors and phases follow from the units.

    Without units: building A with two floors of two 1,000 ㎡ units.
    """
    rooms = (
        tuple(units)
        if units is not None
        else tuple(unit(name) for name in ("A-101", "A-102", "A-201", "A-202"))
    )
    names = sorted({room.building_id for room in rooms})
    buildings = tuple(changes.pop("buildings", None) or (building(name) for name in names))
    storeys = sorted({(room.building_id, room.floor) for room in rooms})
    parks = tuple(changes.pop("parks", None) or (park(gfa_m2=sum(b.gfa_m2 for b in buildings)),))
    kinds = sorted({one.archetype for one in firms} | {"DEV"})
    facts: dict[str, Any] = {
        "parks": parks,
        "phases": tuple(
            phase(phase_id, park_id)
            for park_id, phase_id in sorted({(b.park_id, b.phase_id) for b in buildings})
        ),
        "buildings": buildings,
        "floors": tuple(floor(name, storey) for name, storey in storeys),
        "units": rooms,
        "firms": tuple(firms),
        "archetypes": tuple(archetype(kind) for kind in kinds),
    }
    return Problem(**(facts | changes))

"""Which typology serves the demand best on the plots of buildings that are not begun: each is solved for."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from planner.analysis.phasing.handovers import pending
from planner.analysis.phasing.search import PhasingSearch
from planner.domain.edits import AddBuilding, CloseBuilding, Edit, EditConflict, replay
from planner.domain.park.catalogue import Catalogue, Typology
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Floor, Unit
from planner.domain.sweeping.construction import ConstructionPart, ConstructionTable, TypologyChoice
from planner.domain.vocabulary.terms import UnitState
from planner.text import Text

USUAL_QUARTERS = 4
"""Quarters from beginning to handover of a typology that is in no catalogue: an assumption."""
_USABLE = Decimal("0.8")
_COMPARTMENT_M2 = 4000
"""Largest fire compartment of a workshop without sprinklers; twice that with them. Source: GB 50016 §3.3.1, §3.3.3."""
_ABOVE_M = Decimal("1.2")
"""Parapet above the topmost storey."""


def build_quarters(building: Building, catalogue: Catalogue) -> int:
    """Return how many quarters a building takes from beginning to handover."""
    own = catalogue.typology.get(building.typology)
    return own.build_quarters if own else USUAL_QUARTERS


def not_begun(problem: Problem, catalogue: Catalogue) -> tuple[Building, ...]:
    """Return the buildings whose building need not have begun yet to be handed over as planned."""
    return tuple(
        one
        for one in pending(problem)
        if one.handover_quarter + -build_quarters(one, catalogue) >= problem.park[one.park_id].opening_quarter
    )


def build_cost_10k(building: Building, catalogue: Catalogue) -> Decimal | None:
    """Return what a building costs, 万元; None where its typology is in no catalogue."""
    own = catalogue.typology.get(building.typology)
    return None if own is None else _rounded(own.build_10k_per_m2 * building.gfa_m2)


def typology_edits(
    problem: Problem, building_id: str, kind: Typology, catalogue: Catalogue
) -> tuple[Edit, ...]:
    """Return the edits that put another typology on the plot of a building: it is closed, and the new one added.

    It stands on the same footprint, begins when the planned one had to, and takes as long as its own kind does.
    """
    old = problem.building[building_id]
    begin = old.handover_quarter + -build_quarters(old, catalogue)
    new = _building(old, kind, begin + kind.build_quarters)
    return (
        CloseBuilding(building=building_id),
        AddBuilding(building=new, floors=_floors(new, kind), units=_units(new, kind)),
    )


def typology_choices(
    search: PhasingSearch, catalogue: Catalogue, buildings: Collection[str] = ()
) -> Iterator[ConstructionTable]:
    """Return what is known so far of each typology on each plot, again and again with more.

    Parameters
    ----------
    buildings
        Those that are asked about; without any, all that need not have begun yet.
    """
    problem, base = search.problem, search.base
    plots = [one for one in not_begun(problem, catalogue) if not buildings or one.building_id in buildings]
    pairs = [(one, kind) for one in plots for kind in catalogue.typologies if kind.typology != one.typology]
    pairs = [(one, kind) for one, kind in pairs if _fits(problem, one, kind, catalogue)]
    table = ConstructionTable(
        part=ConstructionPart.TYPOLOGIES, plan=base.plan, status=base.status, asked=len(pairs)
    )
    yield table
    if base.plan is None:
        return
    for building, kind in pairs:
        if search.should_stop():
            return
        edits = typology_edits(problem, building.building_id, kind, catalogue)
        new = next(edit.building for edit in edits if isinstance(edit, AddBuilding))
        planned, cost = build_cost_10k(building, catalogue), build_cost_10k(new, catalogue)
        choice = TypologyChoice(
            building_id=building.building_id,
            typology=kind.typology,
            handover=new.handover_quarter,
            more_10k=None if planned is None or cost is None else cost - planned,
            case=search.case(edits),
        )
        table = replace(table, choices=(*table.choices, choice))
        yield table
    yield replace(table, is_complete=not search.should_stop())


def _fits(problem: Problem, building: Building, kind: Typology, catalogue: Catalogue) -> bool:
    """Whether the plot is free for another typology: nobody is promised a room of the planned one."""
    try:
        replay(problem, typology_edits(problem, building.building_id, kind, catalogue))
    except EditConflict:
        return False
    return True


def _building(old: Building, kind: Typology, handover: Quarter) -> Building:
    plates = old.footprint_m2 * len(kind.floors)
    gfa = plates + old.roof_plant_m2
    return replace(
        old,
        building_id=f"{old.building_id}_{kind.typology}",
        name=Text(f"{old.name.zh}（改为{kind.name.zh}）", f"{old.name.en} (as {kind.name.en})"),
        typology=kind.typology,
        gfa_m2=gfa,
        net_to_gross=(plates * kind.floor_efficiency / gfa).quantize(Decimal("0.0001")),
        transformer_kva=kind.transformer_kva,
        usable_kw=kind.transformer_kva * _USABLE,
        sprinklered=kind.sprinklered,
        height_m=sum((floor.storey_height_m for floor in kind.floors), _ABOVE_M),
        loading_docks=kind.loading_docks,
        freight_lifts=kind.freight_lifts,
        handover_quarter=handover,
    )


def _floors(building: Building, kind: Typology) -> tuple[Floor, ...]:
    return tuple(
        Floor(
            building_id=building.building_id,
            floor=floor.floor,
            plate_m2=building.footprint_m2,
            storey_height_m=floor.storey_height_m,
            load_kn_m2=floor.load_kn_m2,
            fire_compartment_m2=_COMPARTMENT_M2 * (2 if building.sprinklered else 1),
        )
        for floor in kind.floors
    )


def _units(building: Building, kind: Typology) -> tuple[Unit, ...]:
    """Return units alike on each floor, as near to the area aimed at as the plate allows."""
    found = []
    for floor in kind.floors:
        let = building.footprint_m2 * kind.floor_efficiency
        count = max(1, int((let / floor.unit_m2).to_integral_value(ROUND_HALF_UP)))
        found += [
            Unit(
                unit_id=f"{building.building_id}-{floor.floor}{seq:02d}",
                building_id=building.building_id,
                floor=floor.floor,
                seq=seq,
                leasable_m2=int(let / count),
                load_kn_m2=floor.load_kn_m2,
                clear_height_m=floor.clear_height_m,
                is_ground=floor.floor == 1,
                dock_access=floor.floor == 1 and kind.loading_docks > 0,
                freight_lift_t=kind.freight_lift_t,
                steam_available=kind.steam_available,
                max_hazard_class=building.max_hazard_class,
                list_rent_yuan_m2_month=floor.list_rent_yuan_m2_month,
                available_quarter=building.handover_quarter,
                state=UnitState.VACANT,
            )
            for seq in range(1, count + 1)
        ]
    return tuple(found)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)

"""Parks, phases, buildings, floors, units and caps belong together."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from planner.domain.park.problem import Problem
from planner.domain.park.site import Building, Park, Unit
from planner.domain.solving.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.resolving import BUILDING, PARK, PHASE, flaw, unknown
from planner.domain.vocabulary.terms import BuildingKind, CapScope
from planner.text import message


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Return what does not fit among the places."""
    for phase in problem.phases:
        yield from unknown(phase, "park_id", phase.park_id, known=problem.park, what=PARK)
    yield from _buildings(problem)
    for floor in problem.floors:
        yield from unknown(floor, "building_id", floor.building_id, known=problem.building, what=BUILDING)
    yield from _units(problem)
    for cap in problem.caps:
        is_park = cap.scope is CapScope.PARK
        known, what = (problem.park, PARK) if is_park else (problem.building, BUILDING)
        yield from unknown(cap, "subject_id", cap.subject_id, known=known, what=what)
    yield from _sums(problem)


def _buildings(problem: Problem) -> Iterator[Flaw]:
    phases = {(phase.park_id, phase.phase_id) for phase in problem.phases}
    for building in problem.buildings:
        yield from unknown(building, "park_id", building.park_id, known=problem.park, what=PARK)
        known = {phase for park, phase in phases if park == building.park_id}
        yield from unknown(building, "phase_id", building.phase_id, known=known, what=PHASE)


def _units(problem: Problem) -> Iterator[Flaw]:
    places = Counter((unit.building_id, unit.floor, unit.seq) for unit in problem.units)
    for unit in problem.units:
        yield from unknown(unit, "building_id", unit.building_id, known=problem.building, what=BUILDING)
        building = problem.building.get(unit.building_id)
        if building is not None:
            yield from _in_building(problem, unit, building)
        if places[unit.building_id, unit.floor, unit.seq] > 1:
            said = message(
                "同一楼层有两个单元的层内序号是 {seq}",
                "two units of the floor have number {seq}",
                seq=unit.seq,
            )
            yield flaw(unit, "seq", said)


def _in_building(problem: Problem, unit: Unit, building: Building) -> Iterator[Flaw]:
    name = building.building_id
    if building.kind is BuildingKind.SERVICE:
        said = message(
            "{name} 是服务用房，不设单元", "{name} is a service building and has no units", name=name
        )
        yield flaw(unit, "building_id", said, name)
    if (name, unit.floor) not in problem.floor:
        said = message(
            "楼层表里没有 {name} 的 {floor} 层",
            "the floors table has no floor {floor} of {name}",
            name=name,
            floor=unit.floor,
        )
        yield flaw(unit, "floor", said, name)


def _sums(problem: Problem) -> Iterator[Flaw]:
    """Sums that should agree: a difference is asked about, not refused."""
    for park in problem.parks:
        total = sum((b.gfa_m2 for b in problem.buildings if b.park_id == park.park_id), Decimal(0))
        if total != park.gfa_m2:
            yield _park_sum(park, total)
    let: Counter[tuple[str, int]] = Counter()
    for unit in problem.units:
        let[unit.building_id, unit.floor] += unit.leasable_m2
    for floor in problem.floors:
        given = let[floor.building_id, floor.floor]
        if given > floor.plate_m2:
            said = message(
                "各单元可租面积合计 {given} ㎡，大于该层面积",
                "its units come to {given} ㎡ of leasable area, more than the floor has",
                given=given,
            )
            yield flaw(floor, "plate_m2", said, severity=Severity.WARNING)


def _park_sum(park: Park, total: Decimal) -> Flaw:
    said = message(
        "各楼栋建筑面积合计 {total} ㎡，与此不符，请核实",
        "its buildings sum to {total} ㎡, which differs; please check",
        total=total,
    )
    return flaw(park, "gfa_m2", said, severity=Severity.WARNING)

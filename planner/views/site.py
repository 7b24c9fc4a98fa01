"""The site plan at one quarter: every building with its place, size and fill level."""

from collections import Counter
from dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Park
from planner.domain.vocabulary.terms import Family
from planner.text import Text
from planner.views.stacking import BuildingStack, stacking_view

_SPACING_M, _COLUMNS = 16.0, 4
_LEAST_M = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuilding:
    """One building; metres from the south-west corner of what is drawn.

    `depth_m` is its size from south to north; `leasable_m2` is 0 for a service building. `phase_number` counts the phases
    of all parks from 1; `families` are the industries inside with their ㎡, the largest first.
    """

    building_id: str
    name: Text
    handover: Quarter
    is_handed_over: bool
    x_m: float
    y_m: float
    length_m: float
    depth_m: float
    leasable_m2: int
    ready_m2: int
    placed_m2: int
    phase: Text
    phase_number: int
    families: tuple[tuple[Family, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkSite:
    """One park. Without usable positions the buildings stand in a grid, by id."""

    park_id: str
    name: Text
    has_positions: bool
    width_m: float
    depth_m: float
    buildings: tuple[SiteBuilding, ...]


def site_view(problem: Problem, plan: Plan, quarter: Quarter) -> tuple[ParkSite, ...]:
    """Return the site plan of every park in `quarter`; parks without buildings are left out."""
    stacks = {
        building.building_id: building
        for park in stacking_view(problem, plan, quarter).parks
        for phase in park.phases
        for building in phase.buildings
    }
    sites = (_site(problem, park, stacks, quarter) for park in problem.parks)
    return tuple(site for site in sites if site.buildings)


def _site(problem: Problem, park: Park, stacks: dict[str, BuildingStack], quarter: Quarter) -> ParkSite:
    members = [b for b in problem.buildings if b.park_id == park.park_id]
    places = [(float(b.site_x_m), float(b.site_y_m)) for b in members]
    has_positions = not _overlap(members, places)
    if not has_positions:
        places = _grid(members)
    west = min((x for x, _ in places), default=0.0)
    south = min((y for _, y in places), default=0.0)
    buildings = tuple(
        _placed(problem, building, (x - west, y - south), stacks.get(building.building_id), quarter=quarter)
        for building, (x, y) in zip(members, places, strict=True)
    )
    return ParkSite(
        park_id=park.park_id,
        name=park.name,
        has_positions=has_positions,
        width_m=max((b.x_m + b.length_m for b in buildings), default=0.0),
        depth_m=max((b.y_m + b.depth_m for b in buildings), default=0.0),
        buildings=buildings,
    )


def _placed(
    problem: Problem,
    building: Building,
    place: tuple[float, float],
    stack: BuildingStack | None,
    *,
    quarter: Quarter,
) -> SiteBuilding:
    keys = [(phase.park_id, phase.phase_id) for phase in problem.phases]
    key = (building.park_id, building.phase_id)
    number = keys.index(key) if key in keys else len(keys)
    name = problem.phases[number].name if key in keys else Text(building.phase_id, building.phase_id)
    return SiteBuilding(
        building_id=building.building_id,
        name=building.name,
        handover=building.handover_quarter,
        is_handed_over=building.handover_quarter <= quarter,
        x_m=place[0],
        y_m=place[1],
        length_m=_length(building),
        depth_m=_depth(building),
        leasable_m2=stack.leasable_m2 if stack else 0,
        ready_m2=stack.ready_m2 if stack else 0,
        placed_m2=stack.placed_m2 if stack else 0,
        phase=name,
        phase_number=number + 1,
        families=_families(stack),
    )


def _families(stack: BuildingStack | None) -> tuple[tuple[Family, int], ...]:
    """Return the industries inside with their ㎡, the largest first."""
    found: Counter[Family] = Counter()
    for floor in stack.floors if stack else ():
        for block in floor.blocks:
            if block.tenant is not None:
                found[block.tenant.family] += block.area_m2
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0].value)))


def _length(building: Building) -> float:
    return max(_LEAST_M, float(building.length_m))


def _depth(building: Building) -> float:
    return max(_LEAST_M, float(building.width_m))


def _overlap(members: list[Building], places: list[tuple[float, float]]) -> bool:
    boxes = [(x, y, x + _length(b), y + _depth(b)) for b, (x, y) in zip(members, places, strict=True)]
    return any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
    )


def _grid(members: list[Building]) -> list[tuple[float, float]]:
    """Stand the buildings in rows of four, the first row in the north."""
    wide = max(map(_length, members), default=0.0) + _SPACING_M
    deep = max(map(_depth, members), default=0.0) + _SPACING_M
    return [((i % _COLUMNS) * wide, -(i // _COLUMNS) * deep) for i in range(len(members))]

"""Run: a firm takes units that hang together.

Purpose
    Keeps a firm in one building, side by side or floor upon floor.
Sets and symbols
    u unit with floor and seq; r run, a set of units of one building.
Definition
    r is (a) units of one floor whose seq are consecutive, or (b) all units of one or more
    adjacent floors, with or without a run of kind (a) on the floor directly above or below.
    A candidate exists only for such an r. No row.
What makes it tight
    Whole runs are the columns, so no run is ever put together from fractions of units.
As a planner would say it
    "Two rooms next to each other, or a whole floor and the rooms over the stairs."
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.instance import Instance, Run
from planner.domain.park.site import Unit


def runs_of(building_id: str, instance: Instance) -> Mapping[int, Run]:
    """Return the legal runs of a building by mask, the smallest masks first."""
    units = instance.problem.units_of[building_id]
    masks = {mask for shape in _shapes(units) for mask in shape}
    return {mask: measured(building_id, mask, instance) for mask in sorted(masks)}


def measured(building_id: str, mask: int, instance: Instance) -> Run:
    """Return the units of a mask as a run, legal or not."""
    instance.clock.tick()
    members = [u for k, u in enumerate(instance.problem.units_of[building_id]) if mask >> k & 1]
    by_floor: dict[int, int] = {}
    for unit in members:
        by_floor[unit.floor] = by_floor.get(unit.floor, 0) + unit.leasable_m2
    return Run(
        building_id=building_id,
        units=tuple(sorted(unit.unit_id for unit in members)),
        unit_rows=tuple(instance.unit_row[unit.unit_id] for unit in members),
        mask=mask,
        area_m2=sum(unit.leasable_m2 for unit in members),
        ground_m2=sum(unit.leasable_m2 for unit in members if unit.is_ground),
        floors=tuple(by_floor.items()),
    )


def mask_of(building_id: str, units: Iterable[str], instance: Instance) -> int:
    """Return the mask of units of a building; units of other buildings raise `KeyError`."""
    position = {u.unit_id: k for k, u in enumerate(instance.problem.units_of[building_id])}
    return sum(1 << position[unit_id] for unit_id in set(units))


def rows_of_units(units: Sequence[Unit]) -> dict[int, list[int]]:
    """Return for each floor the masks of all its consecutive units."""
    places: dict[int, list[tuple[int, int]]] = {}
    for position, unit in enumerate(units):
        places.setdefault(unit.floor, []).append((unit.seq, 1 << position))
    return {floor: list(_consecutive(row)) for floor, row in places.items()}


def _consecutive(row: Sequence[tuple[int, int]]) -> Iterator[int]:
    for begin, (seq, mask) in enumerate(row):
        together = mask
        yield together
        for step, (later, more) in enumerate(row[begin + 1 :], start=1):
            if later != seq + step:
                break
            together |= more
            yield together


def _shapes(units: Sequence[Unit]) -> Iterator[list[int]]:
    parts = rows_of_units(units)
    whole = {floor: sum(1 << k for k, unit in enumerate(units) if unit.floor == floor) for floor in parts}
    yield from parts.values()
    for lowest in whole:
        block, floor = 0, lowest
        while floor in whole:
            block |= whole[floor]
            ends = [*parts.get(lowest - 1, []), *parts.get(floor + 1, [])]
            yield [block, *(block | end for end in ends)]
            floor += 1

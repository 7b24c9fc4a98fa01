"""Every run of units a building offers, whatever its area, small ones first."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit

Run = tuple[Unit, ...]


def runs_of(problem: Problem, building_id: str, *, largest_m2: int) -> Iterator[Run]:
    """Return the runs of a building up to `largest_m2`; single units and the whole building always.

    A run is a row of neighbours on one floor, or whole adjacent floors with, at most, a row
    on the floor directly below or above them.
    """
    floors = _floors(problem, building_id)
    seen: set[frozenset[str]] = set()
    for run in _shapes(floors, largest_m2):
        names = frozenset(unit.unit_id for unit in run)
        if names not in seen:
            seen.add(names)
            yield run


def area_m2(run: Sequence[Unit]) -> int:
    """Leasable ㎡ of a run."""
    return sum(unit.leasable_m2 for unit in run)


def _floors(problem: Problem, building_id: str) -> list[Run]:
    units = problem.units_of[building_id]
    return [
        tuple(unit for unit in units if unit.floor == number)
        for number in sorted({unit.floor for unit in units})
    ]


def _shapes(floors: list[Run], largest_m2: int) -> Iterator[Run]:
    for floor in floors:
        for row in _rows(floor):
            if len(row) == 1 or area_m2(row) <= largest_m2:
                yield row
    for low, high in _blocks(floors):
        block = tuple(unit for floor in floors[low : high + 1] for unit in floor)
        is_whole = low == 0 and high == len(floors) - 1
        if is_whole or area_m2(block) <= largest_m2:
            yield block
        for beside in _neighbours(floors, low, high):
            for row in _rows(floors[beside]):
                if area_m2(block) + area_m2(row) <= largest_m2:
                    yield (*block, *row)


def _blocks(floors: list[Run]) -> Iterator[tuple[int, int]]:
    """Return each stretch of adjacent floors by its first and last place in the list."""
    for low in range(len(floors)):
        yield low, low
        for high in range(low + 1, len(floors)):
            if not _adjacent(floors[high - 1], floors[high]):
                break
            yield low, high


def _neighbours(floors: list[Run], low: int, high: int) -> Iterator[int]:
    if low > 0 and _adjacent(floors[low - 1], floors[low]):
        yield low - 1
    if high + 1 < len(floors) and _adjacent(floors[high], floors[high + 1]):
        yield high + 1


def _adjacent(lower: Run, upper: Run) -> bool:
    return upper[0].floor == lower[0].floor + 1


def _rows(floor: Run) -> Iterator[Run]:
    """Return each row of neighbours of one floor."""
    for first in range(len(floor)):
        for last in range(first, len(floor)):
            row = floor[first : last + 1]
            if all(after.seq == before.seq + 1 for before, after in pairwise(row)):
                yield row

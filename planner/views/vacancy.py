"""Free space in one piece, by size, and when stays end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import ending_of
from planner.domain.vocabulary.terms import Stage
from planner.text import Text
from planner.views.capacity import buildings_in
from planner.views.overview import PhaseShare, share_of
from planner.views.stacking import Block, BuildingStack, FloorStack, StackingView
from planner.views.tenants import tenants_of

SIZES = (700, 1500, 3000)
"""㎡ at which the classes of size begin, beside the smallest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacantPiece:
    """Free space that one firm can take together.

    `is_merged` says that it is more than one run on one floor: whole floors, with a run on the floor
    next to them. `until` is the first quarter in which another firm comes into part of it, None if nobody does.
    """

    building_id: str
    floors: tuple[int, ...]
    units: tuple[str, ...]
    area_m2: int
    until: Quarter | None
    is_merged: bool


def pieces(view: StackingView) -> tuple[VacantPiece, ...]:
    """Return the free runs of each floor, none of which can be longer; the largest first."""
    found = [
        piece
        for building in buildings_in(view)
        for floor in building.floors
        for piece in _runs(building.building_id, floor)
    ]
    return _largest_first(found)


def merged_pieces(view: StackingView) -> tuple[VacantPiece, ...]:
    """Return the largest piece of each building that has a free one, across floors where they join."""
    best = [max(_joined(building), key=_size, default=None) for building in buildings_in(view)]
    return _largest_first([piece for piece in best if piece is not None])


def _largest_first(found: Sequence[VacantPiece]) -> tuple[VacantPiece, ...]:
    return tuple(sorted(found, key=lambda one: (-one.area_m2, one.building_id, one.units)))


def _size(piece: VacantPiece) -> int:
    return piece.area_m2


def _runs(building_id: str, floor: FloorStack) -> Iterator[VacantPiece]:
    run: list[Block] = []
    for block in (*floor.blocks, None):
        if block is not None and share_of(block) is PhaseShare.VACANT:
            run.append(block)
        elif run:
            yield _piece(building_id, ((floor.floor, tuple(run)),))
            run = []


def _piece(building_id: str, parts: Sequence[tuple[int, tuple[Block, ...]]]) -> VacantPiece:
    blocks = [block for _, members in parts for block in members]
    comes = [block.following.start for block in blocks if block.following is not None]
    return VacantPiece(
        building_id=building_id,
        floors=tuple(sorted(number for number, _ in parts)),
        units=tuple(unit for block in blocks for unit in block.units),
        area_m2=sum(block.area_m2 for block in blocks),
        until=min(comes, default=None),
        is_merged=len(parts) > 1,
    )


def _joined(building: BuildingStack) -> Iterator[VacantPiece]:
    """Return every piece that cannot grow: runs, and whole floors with the larger run next to them."""
    name = building.building_id
    floors = {floor.floor: floor for floor in building.floors}
    empty = {
        number
        for number, floor in floors.items()
        if all(share_of(block) is PhaseShare.VACANT for block in floor.blocks)
    }
    for floor in building.floors:
        yield from _runs(name, floor)
    for first in sorted(empty):
        if first - 1 in empty:
            continue
        last = first
        while last + 1 in empty:
            last += 1
        parts = [(number, floors[number].blocks) for number in range(first, last + 1)]
        beside = [
            (piece, number)
            for number in (first - 1, last + 1)
            if number in floors
            for piece in _runs(name, floors[number])
        ]
        if beside:
            extra, number = max(beside, key=lambda one: one[0].area_m2)
            wanted = set(extra.units)
            parts.append((number, tuple(b for b in floors[number].blocks if wanted.issuperset(b.units))))
        yield _piece(name, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeClass:
    """Free space by size: how many rooms, runs on one floor and pieces across floors are of a class."""

    least_m2: int
    most_m2: int | None
    rooms: int
    runs: int
    merged: int


def size_classes(view: StackingView) -> tuple[SizeClass, ...]:
    """Return the classes of size, the smallest first; a piece across floors counts once a building."""
    rooms = [b.area_m2 for b in view.blocks if share_of(b) is PhaseShare.VACANT]
    runs, merged = ([one.area_m2 for one in found] for found in (pieces(view), merged_pieces(view)))
    ends = (*SIZES, None)
    return tuple(
        SizeClass(
            least_m2=least,
            most_m2=most,
            rooms=_between(rooms, least, most),
            runs=_between(runs, least, most),
            merged=_between(merged, least, most),
        )
        for least, most in zip((0, *SIZES), ends, strict=True)
    )


def _between(areas: Sequence[int], least: int, most: int | None) -> int:
    return sum(least <= area and (most is None or area < most) for area in areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class StayEnd:
    """A stay that ends: by a lease in force, or as planned.

    `quarter` is the first one without the firm by the contract; `renew_probability` is None where the
    data have no option to renew, `free_from` is the quarter that the plan counts on.
    """

    quarter: Quarter
    firm_id: str
    firm: Text
    building_id: str
    units: tuple[str, ...]
    area_m2: int
    is_planned: bool
    renew_years: int
    renew_probability: Decimal | None
    free_from: Quarter


def stay_ends(problem: Problem, plan: Plan) -> tuple[StayEnd, ...]:
    """Return every end of a lease in force and of a planned stay, the soonest first."""
    found = [
        StayEnd(
            quarter=lease.lease_end,
            firm_id=firm.firm_id,
            firm=firm.name,
            building_id=problem.unit[units[0]].building_id,
            units=units,
            area_m2=sum(problem.unit[name].leasable_m2 for name in units),
            is_planned=False,
            renew_years=lease.renew_years,
            renew_probability=Decimal(lease.renew_probability) if lease.renew_years else None,
            free_from=ending_of(problem, firm, lease).end,
        )
        for firm in problem.firms
        if firm.stage is not Stage.EXITED
        for lease in firm.contracts
        if lease.lease_end is not None
        and (units := tuple(name for name in lease.units if name in problem.unit))
    ]
    found += [
        StayEnd(
            quarter=tenant.end,
            firm_id=tenant.firm_id,
            firm=tenant.name,
            building_id=tenant.building_id,
            units=tenant.units,
            area_m2=tenant.area_m2,
            is_planned=True,
            renew_years=0,
            renew_probability=None,
            free_from=tenant.end,
        )
        for tenant in tenants_of(problem, plan)
        if not problem.firm[tenant.firm_id].is_sitting and not tenant.stays_on
    ]
    return tuple(sorted(found, key=lambda one: (one.quarter, one.firm_id, one.units)))

"""What there is by quarter, phase, building and floor: let, kept, expected, free; and what each resource has left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.domain.measures import Extent
from planner.domain.measures.kpi import quotient
from planner.domain.measures.kpis.occupancy import probability
from planner.domain.measures.kpis.resource_use import cap_in_force
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Text
from planner.views.occupancy import ALL, phase_subjects
from planner.views.overview import PhaseShare, share_of
from planner.views.stacking import Block, BuildingStack, StackingView, stacking_view
from planner.views.tenants import standing_of
from planner.views.words import Firmness

FLOOR = "floor"
"""The extent of rows of one floor, beside those of `Extent`; its subject is `building/floor`."""
_DRAWN: Mapping[Firmness, PhaseShare] = {
    Firmness.SIGNED: PhaseShare.SIGNED,
    Firmness.RESERVED: PhaseShare.RESERVED,
    Firmness.PENCILLED: PhaseShare.PENCILLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceRow:
    """Leasable ㎡ of one subject in one quarter; the parts add up to all of it.

    `expected_m2` weighs each unit with the highest probability among its firms, sitting ones at 1.
    """

    extent: str
    subject_id: str
    subject: Text
    quarter: Quarter
    leasable_m2: int
    parts: Mapping[PhaseShare, int]
    expected_m2: Decimal

    @property
    def delivered_m2(self) -> int:
        """What is handed over and available."""
        return self.leasable_m2 - self.parts[PhaseShare.NOT_HANDED_OVER]

    @property
    def free_m2(self) -> int:
        """What is delivered, has no firm and is not kept."""
        return self.parts[PhaseShare.VACANT]

    @property
    def taken_m2(self) -> int:
        """What has a firm, signed or not."""
        return sum(self.parts[part] for part in _DRAWN.values())

    @property
    def full_share(self) -> Decimal:
        """The share of all leasable ㎡, handed over or not, that has a firm or is kept."""
        filled = self.taken_m2 + self.parts[PhaseShare.HELD]
        return quotient(filled, self.leasable_m2) or Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """What the firms of one subject draw of one resource in one quarter, in its unit, times the diversity of a cap.

    `cap` and `free` are None where nothing limits it; a floor has its share of each firm by ㎡.
    """

    extent: str
    subject_id: str
    subject: Text
    quarter: Quarter
    resource: Resource
    signed: Decimal
    reserved: Decimal
    pencilled: Decimal
    expected: Decimal
    cap: Decimal | None

    @property
    def used(self) -> Decimal:
        """What all of them draw together."""
        return self.signed + self.reserved + self.pencilled

    @property
    def free(self) -> Decimal | None:
        """What the cap leaves; below 0 where it is exceeded."""
        return None if self.cap is None else self.cap - self.used


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Everything by quarter: all, each park of several, phases, buildings, floors."""

    space: tuple[SpaceRow, ...]
    draws: tuple[DrawRow, ...]
    views: Mapping[Quarter, StackingView]

    def space_of(self, extent: str, subject_id: str = "") -> tuple[SpaceRow, ...]:
        """Return one subject quarter by quarter."""
        return tuple(row for row in self.space if (row.extent, row.subject_id) == (extent, subject_id))

    def space_at(self, extent: str, quarter: Quarter) -> tuple[SpaceRow, ...]:
        """Return every subject of an extent in a quarter."""
        return tuple(row for row in self.space if (row.extent, row.quarter) == (extent, quarter))

    def whole(self, quarter: Quarter) -> SpaceRow:
        """Return all of the land in a quarter, or in the nearest one of the horizon."""
        return min(
            self.space_of(Extent.ALL),
            key=lambda row: (abs(row.quarter - quarter), row.quarter.index),
        )


def capacity(problem: Problem, plan: Plan) -> Capacity:
    """Return what a plan leaves of space and utilities, by quarter and subject."""
    views = {quarter: stacking_view(problem, plan, quarter) for quarter in problem.quarters}
    return Capacity(
        space=tuple(row for view in views.values() for row in _space_rows(problem, view)),
        draws=tuple(_draw_rows(problem, without_unknown(problem, plan))),
        views=views,
    )


def buildings_in(view: StackingView) -> tuple[BuildingStack, ...]:
    """Return the buildings of a view that have units, in drawing order."""
    return tuple(b for park in view.parks for phase in park.phases for b in phase.buildings)


def floor_title(building_id: str, floor: int) -> Text:
    """Name a floor of a building."""
    return Text(f"{building_id} {floor} 层", f"{building_id} floor {floor}")


def subjects_of(problem: Problem) -> tuple[tuple[str, str, Text, frozenset[str]], ...]:
    """Return extent, id, title and buildings of all, of each park of several, and of each phase and building."""
    found: list[tuple[str, str, Text, frozenset[str]]] = [
        (Extent.ALL, "", ALL, frozenset(problem.building)),
    ]
    if len(problem.parks) > 1:
        found += [
            (
                Extent.PARK,
                park.park_id,
                park.name,
                frozenset(b.building_id for b in problem.buildings if b.park_id == park.park_id),
            )
            for park in problem.parks
        ]
    found += [
        (
            Extent.PHASE,
            subject_id,
            title,
            frozenset(b.building_id for b in problem.buildings if f"{b.park_id}/{b.phase_id}" == subject_id),
        )
        for subject_id, title in phase_subjects(problem)
    ]
    found += [
        (Extent.BUILDING, b.building_id, b.name, frozenset((b.building_id,)))
        for b in problem.buildings
        if problem.units_of[b.building_id]
    ]
    return tuple(found)


def _space_rows(problem: Problem, view: StackingView) -> Iterator[SpaceRow]:
    blocks = {
        building.building_id: [block for floor in building.floors for block in floor.blocks]
        for building in buildings_in(view)
    }
    for extent, subject_id, title, buildings in subjects_of(problem):
        own = [block for name, members in blocks.items() if name in buildings for block in members]
        yield _space_row(problem, view.quarter, (extent, subject_id, title), own)
    for building in buildings_in(view):
        for floor in building.floors[::-1]:
            title = floor_title(building.building_id, floor.floor)
            name = f"{building.building_id}/{floor.floor}"
            yield _space_row(problem, view.quarter, (FLOOR, name, title), floor.blocks)


def _space_row(
    problem: Problem, quarter: Quarter, subject: tuple[str, str, Text], blocks: Sequence[Block]
) -> SpaceRow:
    extent, subject_id, title = subject
    parts = dict.fromkeys(PhaseShare, 0)
    for block in blocks:
        parts[share_of(block)] += block.area_m2
    return SpaceRow(
        extent=extent,
        subject_id=subject_id,
        subject=title,
        quarter=quarter,
        leasable_m2=sum(parts.values()),
        parts=parts,
        expected_m2=sum(
            (
                block.area_m2 * max(probability(problem.firm[one.firm_id]) for one in block.tenants)
                for block in blocks
                if block.tenants
            ),
            Decimal(0),
        ),
    )


def _draw_rows(problem: Problem, plan: Plan) -> Iterator[DrawRow]:
    for quarter in problem.quarters:
        present = plan.at(quarter)
        home = {one: problem.unit[one.units[0]].building_id for one in present}
        for extent, subject_id, title, buildings in subjects_of(problem):
            inside = [(one, Fraction(1)) for one in present if home[one] in buildings]
            yield from _draws(problem, quarter, (extent, subject_id, title), inside)
        for (name, number), inside in sorted(_by_floor(problem, present).items()):
            title = floor_title(name, number)
            yield from _draws(problem, quarter, (FLOOR, f"{name}/{number}", title), inside)


def _by_floor(
    problem: Problem, present: Iterable[Placement]
) -> dict[tuple[str, int], list[tuple[Placement, Fraction]]]:
    """Return the placements on each floor, each with the share of its ㎡ that is there."""
    found: dict[tuple[str, int], list[tuple[Placement, Fraction]]] = {}
    for placement in present:
        units = [problem.unit[name] for name in placement.units]
        whole = sum(unit.leasable_m2 for unit in units)
        for key in sorted({(unit.building_id, unit.floor) for unit in units}):
            own = sum(unit.leasable_m2 for unit in units if (unit.building_id, unit.floor) == key)
            found.setdefault(key, []).append((placement, Fraction(own, whole or 1)))
    return found


def _draws(
    problem: Problem,
    quarter: Quarter,
    subject: tuple[str, str, Text],
    inside: Sequence[tuple[Placement, Fraction]],
) -> Iterator[DrawRow]:
    extent, subject_id, title = subject
    for resource in Resource:
        scope, capped = _capped(problem, extent, subject_id)
        cap = (
            cap_in_force(problem, scope, capped, resource=resource, at=quarter) if scope is not None else None
        )
        parts = dict.fromkeys((*_DRAWN.values(), None), Fraction(0))
        for placement, part in inside:
            firm = problem.firm[placement.firm_id]
            drawn = Fraction(firm.draw(resource)) * part * Fraction(cap.diversity if cap else 1)
            parts[_DRAWN[standing_of(problem, firm, placement.units)]] += drawn
            parts[None] += drawn * Fraction(probability(firm))
        if cap is None and not any(parts.values()):
            continue
        yield DrawRow(
            extent=extent,
            subject_id=subject_id,
            subject=title,
            quarter=quarter,
            resource=resource,
            signed=_exact(parts[PhaseShare.SIGNED]),
            reserved=_exact(parts[PhaseShare.RESERVED]),
            pencilled=_exact(parts[PhaseShare.PENCILLED]),
            expected=_exact(parts[None]),
            cap=cap.value if cap else None,
        )


def _capped(problem: Problem, extent: str, subject_id: str) -> tuple[CapScope | None, str]:
    """Return whose caps hold for a subject: a building's, a park's, for all those of the one park there is."""
    if extent == Extent.BUILDING:
        return CapScope.BUILDING, subject_id
    if extent == Extent.PARK:
        return CapScope.PARK, subject_id
    if extent == Extent.ALL and len(problem.parks) == 1:
        return CapScope.PARK, problem.parks[0].park_id
    return None, ""


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)

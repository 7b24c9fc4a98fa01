"""Where each building of the stacking plan stands on the sheet."""

from dataclasses import dataclass

from planner.text import Text
from planner.views.stacking import BuildingStack, ParkStack, StackingView

GUTTER = 24.0
"""Room for the floor numbers left of a building."""
GAP = 18.0
FLOOR_HEIGHT = 36.0
HEAD = 40.0
"""Room for the two lines over a building."""
PHASE_HEAD = 28.0
MARGIN = 12.0
_LEAST_PX_PER_M2, _MOST_PX_PER_M2 = 0.08, 0.2
_NARROWEST = 76.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingPlace:
    """A building with its left edge and its ground line."""

    building: BuildingStack
    x: float
    ground_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePlace:
    """A phase with the y of its heading and its buildings."""

    park: ParkStack
    title: Text
    leasable_m2: int
    let_m2: int
    y: float
    buildings: tuple[BuildingPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All phases; one scale for the whole sheet, so that areas compare."""

    width: float
    height: float
    px_per_m2: float
    phases: tuple[PhasePlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    park: ParkStack
    title: Text
    rows: tuple[tuple[BuildingStack, ...], ...]


def lay_out(view: StackingView, *, width: float, top: float) -> Sheet:
    """Place every building on a sheet of `width`, from `top` down, phases one under the other."""
    sections = [
        _Section(
            park=park,
            title=_title(view, park, phase.name),
            rows=_rows(phase.buildings, width - 2 * MARGIN),
        )
        for park in view.parks
        for phase in park.phases
    ]
    scale = min([_MOST_PX_PER_M2, *(_scale(row, width - 2 * MARGIN) for s in sections for row in s.rows)])
    placed: list[PhasePlace] = []
    y = top
    for section in sections:
        phase, y = _place(section, y, scale)
        placed.append(phase)
    return Sheet(width=width, height=y, px_per_m2=scale, phases=tuple(placed))


def broadest_m2(building: BuildingStack) -> int:
    """Leasable ㎡ of the largest floor."""
    return max(floor.area_m2 for floor in building.floors)


def _title(view: StackingView, park: ParkStack, phase: Text) -> Text:
    if len(view.parks) == 1:
        return phase
    return Text(f"{park.name.zh} · {phase.zh}", f"{park.name.en} · {phase.en}")


def _span(building: BuildingStack, scale: float) -> float:
    return GUTTER + max(broadest_m2(building) * scale, _NARROWEST) + GAP


def _rows(buildings: tuple[BuildingStack, ...], width: float) -> tuple[tuple[BuildingStack, ...], ...]:
    """Break a phase into as few rows as the least scale allows, evenly filled."""
    count = len(_broken(buildings, width + GAP))
    for tightness in range(50, 101):
        rows = _broken(buildings, (width + GAP) * tightness / 100)
        if len(rows) == count:
            return rows
    return _broken(buildings, width + GAP)


def _broken(buildings: tuple[BuildingStack, ...], width: float) -> tuple[tuple[BuildingStack, ...], ...]:
    rows: list[list[BuildingStack]] = [[]]
    used = 0.0
    for building in buildings:
        span = _span(building, _LEAST_PX_PER_M2)
        if rows[-1] and used + span > width:
            rows.append([])
            used = 0.0
        rows[-1].append(building)
        used += span
    return tuple(tuple(row) for row in rows)


def _scale(row: tuple[BuildingStack, ...], width: float) -> float:
    free = width - len(row) * GUTTER - (len(row) - 1) * GAP
    return free / max(1, sum(broadest_m2(building) for building in row))


def _place(section: _Section, y: float, scale: float) -> tuple[PhasePlace, float]:
    places: list[BuildingPlace] = []
    bottom = y + PHASE_HEAD
    for row in section.rows:
        ground = bottom + HEAD + FLOOR_HEIGHT * max(len(b.floors) for b in row)
        x = MARGIN
        for building in row:
            places.append(BuildingPlace(building=building, x=x + GUTTER, ground_y=ground))
            x += _span(building, scale)
        bottom = ground + GAP
    buildings = [building for row in section.rows for building in row]
    phase = PhasePlace(
        park=section.park,
        title=section.title,
        leasable_m2=sum(b.leasable_m2 for b in buildings),
        let_m2=sum(b.let_m2 for b in buildings),
        y=y,
        buildings=tuple(places),
    )
    return phase, bottom

"""Where each building of the stacking plan stands on the sheet."""

from dataclasses import dataclass

from planner.text import Text
from planner.views.stacking import BuildingStack, ParkStack, StackingView

PHASE_HEAD = 28.0
MARGIN = 12.0
_MOST_PX_PER_M2 = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """How close things stand: `gutter` is for the floor numbers left of a building, `head` for the lines over it."""

    floor_height: float = 36.0
    gutter: float = 24.0
    gap: float = 18.0
    head: float = 40.0
    least_px_per_m2: float = 0.08
    narrowest: float = 76.0


ROOMY = Density()
DENSE = tuple(
    Density(floor_height=height, gutter=20.0, gap=9.0, head=36.0, least_px_per_m2=0.05, narrowest=60.0)
    for height in (36.0, 32.0, 28.0, 25.0, 22.0, 20.0, 18.0, 16.0)
)
"""From tall floors to low ones, for a sheet that has to fit a height."""


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
    ready_m2: int
    placed_m2: int
    signed_m2: int
    y: float
    buildings: tuple[BuildingPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackingLayout:
    """All phases; one scale for the whole sheet, so that areas compare."""

    width: float
    height: float
    px_per_m2: float
    phases: tuple[PhasePlace, ...]
    density: Density = ROOMY


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    park: ParkStack
    title: Text
    rows: tuple[tuple[BuildingStack, ...], ...]


def lay_out(view: StackingView, *, width: float, top: float, density: Density = ROOMY) -> StackingLayout:
    """Place every building on a sheet of `width`, from `top` down, phases one under the other."""
    sections = [
        _Section(
            park=park,
            title=_title(view, park, phase.name),
            rows=_rows(phase.buildings, width - 2 * MARGIN, density),
        )
        for park in view.parks
        for phase in park.phases
    ]
    inside = width - 2 * MARGIN
    scale = min([_MOST_PX_PER_M2, *(_scale(row, inside, density) for s in sections for row in s.rows)])
    placed: list[PhasePlace] = []
    y = top
    for section in sections:
        phase, y = _place(section, y, scale, density)
        placed.append(phase)
    return StackingLayout(width=width, height=y, px_per_m2=scale, phases=tuple(placed), density=density)


def broadest_m2(building: BuildingStack) -> int:
    """Leasable ㎡ of the largest floor."""
    return max(floor.area_m2 for floor in building.floors)


def _title(view: StackingView, park: ParkStack, phase: Text) -> Text:
    if len(view.parks) == 1:
        return phase
    return Text(f"{park.name.zh} · {phase.zh}", f"{park.name.en} · {phase.en}")


def _span(building: BuildingStack, scale: float, density: Density) -> float:
    return density.gutter + max(broadest_m2(building) * scale, density.narrowest) + density.gap


def _rows(
    buildings: tuple[BuildingStack, ...], width: float, density: Density
) -> tuple[tuple[BuildingStack, ...], ...]:
    """Break a phase into as few rows as the least scale allows, evenly filled."""
    whole = width + density.gap
    count = len(_broken(buildings, whole, density))
    for tightness in range(50, 101):
        rows = _broken(buildings, whole * tightness / 100, density)
        if len(rows) == count:
            return rows
    return _broken(buildings, whole, density)


def _broken(
    buildings: tuple[BuildingStack, ...], width: float, density: Density
) -> tuple[tuple[BuildingStack, ...], ...]:
    rows: list[list[BuildingStack]] = [[]]
    used = 0.0
    for building in buildings:
        span = _span(building, density.least_px_per_m2, density)
        if rows[-1] and used + span > width:
            rows.append([])
            used = 0.0
        rows[-1].append(building)
        used += span
    return tuple(tuple(row) for row in rows)


def _scale(row: tuple[BuildingStack, ...], width: float, density: Density) -> float:
    free = width - len(row) * density.gutter - (len(row) - 1) * density.gap
    return free / max(1, sum(broadest_m2(building) for building in row))


def _place(section: _Section, y: float, scale: float, density: Density) -> tuple[PhasePlace, float]:
    places: list[BuildingPlace] = []
    bottom = y + PHASE_HEAD
    for row in section.rows:
        ground = bottom + density.head + density.floor_height * max(len(b.floors) for b in row)
        x = MARGIN
        for building in row:
            places.append(BuildingPlace(building=building, x=x + density.gutter, ground_y=ground))
            x += _span(building, scale, density)
        bottom = ground + density.gap
    buildings = [building for row in section.rows for building in row]
    phase = PhasePlace(
        park=section.park,
        title=section.title,
        ready_m2=sum(b.ready_m2 for b in buildings),
        placed_m2=sum(b.placed_m2 for b in buildings),
        signed_m2=sum(b.signed_m2 for b in buildings),
        y=y,
        buildings=tuple(places),
    )
    return phase, bottom

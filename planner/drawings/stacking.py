"""The stacking plan: one bar a floor, ground floor at the bottom, width = area."""

from collections.abc import Collection, Sequence
from xml.etree.ElementTree import Element

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.drawings.blocks import NORMAL, SMALL, Box, Pen, draw_block
from planner.drawings.element import drawing, element, group, line, named, rect, to_svg, words
from planner.drawings.legend import draw_legend
from planner.drawings.lettering import first_that_fits, fitted, text_width
from planner.drawings.mode import Mode, key_of
from planner.drawings.patterns import definitions
from planner.drawings.stacking_layout import (
    DENSE,
    MARGIN,
    ROOMY,
    BuildingPlace,
    PhasePlace,
    StackingLayout,
    broadest_m2,
    lay_out,
)
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.stacking import BuildingStack, FloorStack, StackingView, stacking_view, view_for

NAME = "stacking"
WIDTH = 1060.0
_CAPTION_HEIGHT = 34.0
_FLOOR_LABEL = 24.0
"""What a floor number takes to the left of its building, with some air."""
_TITLE = Text("楼层分布图", "Stacking plan")
_DUE = Text("交付", "handover")
_SUM = Text(
    "已签 {signed} · 含意向 {placed} / 已交付 {all}（{share}）",
    "signed {signed} · with pencilled {placed} of {all} handed over ({share})",
)
_EMPTY = Text("没有可租单元。请先导入厂房与单元表。", "No units to let. Import buildings and units first.")
_FOCUS = (
    ".park-drawing .block{{cursor:pointer}}"
    ".park-drawing .block:focus{{outline:none}}"
    ".park-drawing .building-head[role]{{cursor:pointer;outline:none}}"
    ".park-drawing .building-head[role]:focus-visible .outline,"
    ".park-drawing .building-head[role]:hover .outline,"
    ".park-drawing .block:focus-visible .outline,.park-drawing .block:hover .outline"
    "{{stroke:{accent};stroke-width:2.5;stroke-dasharray:none}}"
)


def stacking_svg(  # noqa: PLR0913  one call draws it all
    problem: Problem,
    plan: Plan,
    *,
    quarter: Quarter,
    lang: Lang,
    mode: Mode = Mode.FAMILY,
    selected: str | None = None,
    building: str | None = None,
    units: Collection[str] = (),
    against: Plan | None = None,
    reader: str | None = None,
    theme: Theme = LIGHT,
    width: float = WIDTH,
    most_height: float | None = None,
) -> str:
    """Draw the stacking plan of every park at `quarter` as SVG text.

    `selected` is the id of a firm to point out, `building` that of a building: empty for none, and
    without it the heads of buildings are not there to be chosen; `units` are framed. Changes are counted against `against`,
    without it against the plan in force; free units say who left them. `reader` is the firm that the drawing is
    for: no other firm is named in it, and nothing is told of how full the park is. `width` is that of the view
    box; the drawing scales to its container. With `most_height` things stand closer, and floors are as tall as
    fits it.
    """
    view = stacking_view(problem, plan, quarter, against=against)
    if reader is not None:
        view = view_for(view, reader)
    pen = Pen(
        name=NAME,
        lang=lang,
        theme=theme,
        mode=mode,
        quarter=quarter,
        selected=selected,
        building=building,
        reader=reader,
        units=frozenset(units),
    )
    sheet, legend = _laid_out(view, pen, width=width, most_height=most_height)
    return to_svg(_drawn(view, sheet, pen, legend=legend))


def _laid_out(
    view: StackingView, pen: Pen, *, width: float, most_height: float | None
) -> tuple[StackingLayout, tuple[Element, float]]:
    """Return the roomiest sheet that fits the height, else the densest, with its legend and where that ends.

    How tall a sheet is, is known before anything stands on it: of a large park one drawing takes a tenth of a second.
    """
    used = frozenset(key_of(t, pen.mode, pen.quarter) for block in view.blocks for t in block.tenants)
    laid = []
    for density in (ROOMY,) if most_height is None else DENSE:
        sheet = lay_out(view, width=width, top=_CAPTION_HEIGHT, density=density)
        legend = draw_legend(pen, used, x=MARGIN, y=sheet.height + 8, width=width - 2 * MARGIN)
        laid.append((sheet, legend))
        if most_height is None or legend[1] + 6 <= most_height:
            break
    return laid[-1]


def _drawn(view: StackingView, sheet: StackingLayout, pen: Pen, *, legend: tuple[Element, float]) -> Element:
    width, (legend_drawing, bottom) = sheet.width, legend
    phases = [_phase(phase, sheet, pen) for phase in sheet.phases]
    if not view.blocks:
        phases = [words(MARGIN, 60, text=_EMPTY.say(pen.lang), size=13, fill=pen.theme.muted)]
    return drawing(
        element("style", text=_FOCUS.format(accent=pen.theme.accent)),
        definitions(NAME, pen.theme, pen.mode.value),
        rect(0, 0, width=width, height=bottom + 6, fill=pen.theme.background),
        _caption(view, sheet, pen),
        *phases,
        legend_drawing,
        width=width,
        height=bottom + 6,
        label=f"{_TITLE.say(pen.lang)} {fmt.quarter(view.quarter)}",
        name=NAME,
    )


def _caption(view: StackingView, sheet: StackingLayout, pen: Pen) -> Element:
    head = f"{_TITLE.say(pen.lang)} · {fmt.quarter(view.quarter)}"
    total = _sum(sheet.phases, pen)
    names = " · ".join(park.name.say(pen.lang) for park in view.parks)
    after = MARGIN + text_width(head, 16) + 16
    room = sheet.width - after - text_width(total, NORMAL) - 2 * MARGIN
    return group(
        named(
            MARGIN,
            22,
            head=head,
            tail=fitted(names, room, NORMAL) if text_width(names, NORMAL) <= 2 * room else "",
            size=16,
            tail_size=NORMAL,
            fill=pen.theme.ink,
        ),
        words(sheet.width - MARGIN, 22, text=total, size=NORMAL, fill=pen.theme.ink, text_anchor="end"),
        class_="caption",
    )


def _sum(phases: Sequence[PhasePlace], pen: Pen) -> str:
    """Say how much is signed and placed of what is handed over in the quarter; nothing to a firm from outside."""
    if pen.reader is not None:
        return ""
    ready, placed = sum(p.ready_m2 for p in phases), sum(p.placed_m2 for p in phases)
    return _SUM.say(pen.lang).format(
        signed=fmt.number(sum(p.signed_m2 for p in phases)),
        placed=fmt.number(placed),
        all=fmt.area(ready),
        share=fmt.percent(placed / ready) if ready else fmt.NONE,
    )


def _phase(phase: PhasePlace, sheet: StackingLayout, pen: Pen) -> Element:
    return group(
        line((MARGIN, phase.y + 2), (sheet.width - MARGIN, phase.y + 2), stroke=pen.theme.faint),
        named(
            MARGIN,
            phase.y + 20,
            head=phase.title.say(pen.lang),
            tail=_sum((phase,), pen),
            size=13,
            tail_size=NORMAL,
            fill=pen.theme.ink,
        ),
        *(_building(place, sheet, pen) for place in phase.buildings),
        class_="phase",
    )


def _building(place: BuildingPlace, sheet: StackingLayout, pen: Pen) -> Element:
    building = place.building
    width = broadest_m2(building) * sheet.px_per_m2
    tall, head = sheet.density.floor_height, sheet.density.head
    top = place.ground_y - tall * len(building.floors)
    return group(
        _head(
            building,
            Box(x=place.x, y=top - head, width=max(width, 60.0), height=head),
            pen,
            beyond=sheet.density.gap + sheet.density.gutter - _FLOOR_LABEL,
        ),
        *(
            _floor(floor, place, top + index * tall, sheet=sheet, pen=pen)
            for index, floor in enumerate(building.floors)
        ),
        line(
            (place.x - 4, place.ground_y + 1),
            (place.x + width + 4, place.ground_y + 1),
            stroke=pen.theme.ink,
            stroke_width=2,
        ),
        class_="building",
        data_building=building.building_id,
    )


def _head(building: BuildingStack, box: Box, pen: Pen, *, beyond: float) -> Element:
    """Draw the two lines over a building; one focusable element where a building can be chosen.

    `beyond` is what is free to the right of it, up to the floor numbers of a taller neighbour.
    """
    lines = _heading(building, box, pen, beyond)
    if pen.building is None:
        return group(*lines, class_="building-head")
    is_chosen = pen.building == building.building_id
    return group(
        rect(
            box.x - 4,
            box.y + 3,
            width=box.width + 4,
            height=box.height - 4,
            rx=3,
            fill=pen.theme.background,
            stroke=pen.theme.accent if is_chosen else "none",
            stroke_width=2,
            class_="outline",
        ),
        *lines,
        class_="building-head",
        role="button",
        tabindex=0,
        aria_label=_sentence(building, pen.lang),
        aria_pressed="true" if is_chosen else "false",
        data_testid=f"building-{building.building_id}",
        data_pick=building.building_id,
    )


def _sentence(building: BuildingStack, lang: Lang) -> str:
    due = f"{_DUE.say(lang)} {fmt.quarter(building.handover)}"
    return f"{building.building_id} {building.name.say(lang)}: {due}"


def _heading(building: BuildingStack, box: Box, pen: Pen, beyond: float) -> tuple[Element, ...]:
    name = fitted(building.name.say(pen.lang), box.width - text_width(building.building_id, 12) - 8, NORMAL)
    due, used = _DUE.say(pen.lang), "" if pen.reader is not None else f" · {_share(building)}"
    meta = first_that_fits(
        (
            f"{due} {fmt.quarter(building.handover)} · {fmt.area(building.leasable_m2)}{used}",
            f"{fmt.quarter(building.handover)} · {fmt.number(building.leasable_m2)}{used}",
            f"{fmt.quarter(building.handover)}{used}",
        ),
        box.width + beyond,
        SMALL,
    )
    return (
        named(
            box.x,
            box.y + 18,
            head=building.building_id,
            tail=name,
            size=12,
            tail_size=NORMAL,
            fill=pen.theme.ink,
        ),
        words(box.x, box.y + 32, text=meta, size=SMALL, fill=pen.theme.muted),
    )


def _share(building: BuildingStack) -> str:
    return fmt.percent(building.placed_m2 / building.ready_m2, 0) if building.ready_m2 else fmt.NONE


def _floor(floor: FloorStack, place: BuildingPlace, y: float, *, sheet: StackingLayout, pen: Pen) -> Element:
    x = place.x
    parts = [
        words(
            x - 6,
            y + sheet.density.floor_height / 2 + 4,
            text=f"{floor.floor}F",
            size=SMALL,
            fill=pen.theme.muted,
            text_anchor="end",
        )
    ]
    for block in floor.blocks:
        width = block.area_m2 * sheet.px_per_m2
        box = Box(x=x, y=y, width=width, height=sheet.density.floor_height)
        parts.append(draw_block(block, box, pen, building_id=place.building.building_id, floor=floor.floor))
        x += width
    return group(*parts, class_="floor", data_floor=floor.floor)

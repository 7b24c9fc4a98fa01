"""The site plan: every building where it stands, filled by what is let, or coloured by phase, industry or risk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from xml.etree.ElementTree import Element

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.risk import Probability
from planner.drawings.element import drawing, element, group, rect, to_svg, words
from planner.drawings.lettering import first_that_fits, fitted, text_width
from planner.drawings.patterns import band, definitions, surface
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.full_risk import FULL_CLASSES, full_class
from planner.views.risk import probability_text
from planner.views.site import ParkSite, SiteBuilding, site_view
from planner.views.stacking import BlockState
from planner.views.words import FAMILIES


class SiteMode(StrEnum):
    """What the colours of the site plan stand for."""

    OCCUPANCY = "occupancy"
    PHASE = "phase"
    FAMILY = "family"
    RISK = "risk"


SITE_MODES: Mapping[SiteMode, Text] = {
    SiteMode.OCCUPANCY: Text("入驻率", "Occupancy"),
    SiteMode.PHASE: Text("分期", "Phase"),
    SiteMode.FAMILY: Text("产业类别", "Industry"),
    SiteMode.RISK: Text("满租概率", "Risk of being full"),
}
NAME = "site"
WIDTH = 760.0
_MARGIN, _CAPTION_HEIGHT, _PARK_HEAD = 12.0, 34.0, 24.0
_TITLE = Text("总平面图", "Site plan")
_NO_POSITIONS = Text("（缺少坐标，按编号排列）", "(no positions given, in order of id)")
_ASSUMED = Text(
    "楼栋位置为示意（规划假设），大小按比例。", "Positions are an assumption; sizes are to scale."
)
_LEGENDS: Mapping[SiteMode, Text] = {
    SiteMode.OCCUPANCY: Text("填充高度 = 含意向入驻率", "Filled height = occupancy, with pencilled"),
    SiteMode.PHASE: Text("颜色 = 分期", "Colour = phase"),
    SiteMode.FAMILY: Text("颜色高度 = 各产业面积", "Coloured height = area of each industry"),
    SiteMode.RISK: Text(
        "颜色与高度 = 该季度满租的未来占比",
        "Colour and height = share of futures in which it is full that quarter",
    ),
}
_BAND = 7.0
_STATE = Text("尚未交付", "Not handed over yet")
_SERVICE = Text("不出租", "Not for lease")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    lang: Lang
    theme: Theme
    quarter: Quarter
    selected: str | None
    mode: SiteMode
    full: Mapping[str, Probability]


def site_svg(  # noqa: PLR0913  one call draws it all
    problem: Problem,
    plan: Plan,
    *,
    quarter: Quarter,
    lang: Lang,
    selected: str | None = None,
    mode: SiteMode = SiteMode.OCCUPANCY,
    theme: Theme = LIGHT,
    width: float = WIDTH,
    full: Mapping[str, Probability] | None = None,
) -> str:
    """Draw the site plan of every park at `quarter` as SVG text, north up.

    `selected` is the id of a building to point out; those with units carry `data-pick`. In every mode the text of a building says
    its occupancy; coloured by risk it says too how likely it is `full` then, by its id.
    """
    pen = _Pen(lang=lang, theme=theme, quarter=quarter, selected=selected, mode=mode, full=full or {})
    y = _CAPTION_HEIGHT
    parks: list[Element] = []
    sites = site_view(problem, plan, quarter)
    for park in sites:
        drawn, y = _park(park, y, width, pen)
        parks.append(drawn)
    legend, y = _legend([one for park in sites for one in park.buildings], y, width, pen)
    head = f"{_TITLE.say(lang)} · {fmt.quarter(quarter)}"
    return to_svg(
        drawing(
            definitions(NAME, theme, mode.value if mode is not SiteMode.OCCUPANCY else "load"),
            rect(0, 0, width=width, height=y + 10, fill=theme.background),
            words(_MARGIN, 22, text=head, size=16, fill=theme.ink, font_weight=700),
            *parks,
            *legend,
            width=width,
            height=y + 10,
            label=head,
            name=NAME,
        )
    )


def _legend(
    buildings: list[SiteBuilding], top: float, width: float, pen: _Pen
) -> tuple[list[Element], float]:
    """Return the legend below `top`, and where it ends."""
    said = f"{_LEGENDS[pen.mode].say(pen.lang)} · {_ASSUMED.say(pen.lang)}"
    made = [
        words(_MARGIN, top + 14, text=fitted(said, width - 2 * _MARGIN, 9.5), size=9.5, fill=pen.theme.muted)
    ]
    titles: dict[str, str] = {}
    for one in buildings:
        if pen.mode is SiteMode.PHASE:
            titles.setdefault(_phase_key(one), one.phase.say(pen.lang))
    if pen.mode is SiteMode.FAMILY:
        used = {family for one in buildings for family, _ in one.families}
        titles = {key.value: title.say(pen.lang) for key, title in FAMILIES.items() if key in used}
    if pen.mode is SiteMode.RISK:
        titles = {key: title.say(pen.lang) for key, title in FULL_CLASSES.items()}
    x, y = _MARGIN, top + 22
    for key, title in titles.items():
        span = 26 + text_width(title, 9.5) + 14
        if x > _MARGIN and x + span > width - _MARGIN:
            x, y = _MARGIN, y + 18
        made += _swatch(key, (x, y), (20, 12), pen)
        made.append(words(x + 26, y + 10, text=title, size=9.5, fill=pen.theme.ink))
        x += span
    return made, y + 14 if titles else top + 14


def _phase_key(building: SiteBuilding) -> str:
    number = str(building.phase_number)
    return number if number in LIGHT.swatches["phase"] else "more"


def _swatch(key: str, corner: tuple[float, float], size: tuple[float, float], pen: _Pen) -> list[Element]:
    """Return a face in the colour of a key, with its pattern at the left: never hue alone."""
    (x, y), (width, height) = corner, size
    face = rect(
        x, y, width=width, height=height, fill=pen.theme.swatch(pen.mode.value, key).fill, class_="level"
    )
    return [
        face,
        band(NAME, pen.theme, swatch=(pen.mode.value, key), box=(x, y, min(_BAND, width), height)),
    ]


def _park(park: ParkSite, top: float, width: float, pen: _Pen) -> tuple[Element, float]:
    scale = (width - 2 * _MARGIN) / max(1.0, park.width_m)
    scale = min(scale, 4.0)
    title = park.name.say(pen.lang)
    if not park.has_positions:
        title += _NO_POSITIONS.say(pen.lang)
    ground = top + _PARK_HEAD
    parts = [words(_MARGIN, top + 14, text=title, size=11, fill=pen.theme.muted)]
    for building in park.buildings:
        x = _MARGIN + building.x_m * scale
        y = ground + (park.depth_m - building.y_m - building.depth_m) * scale
        parts.append(_building(building, (x, y), scale, pen))
    return group(*parts, class_="park", data_park=park.park_id), ground + park.depth_m * scale + 10


def _building(building: SiteBuilding, corner: tuple[float, float], scale: float, pen: _Pen) -> Element:
    x, y = corner
    width, height = building.length_m * scale, building.depth_m * scale
    is_selected = building.building_id == pen.selected
    return group(
        element("title", text="\n".join(_card(building, pen))),
        *_face(building, corner, (width, height), pen),
        rect(
            x,
            y,
            width=width,
            height=height,
            fill="none",
            stroke=pen.theme.accent if is_selected else pen.theme.ink,
            stroke_width=3 if is_selected else 1,
            class_="outline",
        ),
        *_letters(building, corner, (width, height), pen),
        class_="block site-building",
        role="button",
        tabindex=0,
        aria_label=", ".join(_card(building, pen)),
        data_testid=f"site-{building.building_id}",
        data_building=building.building_id,
        **({"data_pick": building.building_id} if building.leasable_m2 else {}),
    )


def _face(
    building: SiteBuilding, corner: tuple[float, float], size: tuple[float, float], pen: _Pen
) -> list[Element]:
    (x, y), (width, height) = corner, size
    theme = pen.theme
    if pen.mode is SiteMode.PHASE:
        return _swatch(_phase_key(building), corner, size, pen)
    if building.leasable_m2 == 0:
        return [rect(x, y, width=width, height=height, fill=theme.surface)]
    state = BlockState.VACANT if building.is_handed_over else BlockState.NOT_HANDED_OVER
    filled = height * building.placed_m2 / max(1, building.ready_m2)
    hatch = surface(NAME, state.value)
    colour = theme.swatch("family", "device").fill
    ground = [
        rect(x, y, width=width, height=height, fill=theme.background),
        rect(x, y, width=width, height=height, fill=hatch),
    ]
    if pen.mode is SiteMode.FAMILY:
        base = y + height
        for family, area in building.families:
            tall = height * area / max(1, building.ready_m2)
            base -= tall
            ground += _swatch(family.value, (x, base), (width, tall), pen)
        return ground
    if pen.mode is SiteMode.RISK:
        share = _full_share(building, pen)
        tall = height * (share or 0.0)
        if share is not None:
            ground += _swatch(full_class(share), (x, y + height - tall), (width, tall), pen)
        return ground
    return [
        *ground,
        rect(x, y + height - filled, width=width, height=filled, fill=colour, class_="level"),
    ]


def _full_share(building: SiteBuilding, pen: _Pen) -> float | None:
    """Return how likely a building is full; None before its handover, and where no future tells of it."""
    known = pen.full.get(building.building_id)
    return known.share if known is not None and building.ready_m2 else None


def _letters(
    building: SiteBuilding, corner: tuple[float, float], size: tuple[float, float], pen: _Pen
) -> list[Element]:
    (x, y), (width, height) = corner, size
    centre = x + width / 2
    lines = [
        (building.building_id, 13, pen.theme.ink, 700),
        (fitted(building.name.say(pen.lang), width - 8, 10), 10, pen.theme.ink, 400),
        (first_that_fits(_level_texts(building, pen), width - 8, 10), 10, pen.theme.ink, 400),
    ]
    shown = [line for line in lines if line[0]][: max(1, int(height // 15))]
    parts: list[Element] = []
    for index, (text, size_, fill, weight) in enumerate(shown):
        base = y + height / 2 + 4 + (index - (len(shown) - 1) / 2) * 14.5
        plate = text_width(text, size_) + 6
        parts += [
            rect(
                centre - plate / 2,
                base - 10.5,
                width=plate,
                height=13.5,
                fill=pen.theme.background,
                opacity=0.72,
            ),
            words(centre, base, text=text, size=size_, fill=fill, text_anchor="middle", font_weight=weight),
        ]
    return parts


def _level_texts(building: SiteBuilding, pen: _Pen) -> tuple[str, ...]:
    if building.leasable_m2 == 0:
        return (_SERVICE.say(pen.lang),)
    if not building.ready_m2:
        due = Text("交付 ", "due ").say(pen.lang) + fmt.quarter(building.handover)
        return (due, fmt.quarter(building.handover))
    if pen.mode is SiteMode.RISK:
        known = pen.full.get(building.building_id)
        told = fmt.NONE if known is None else probability_text(known)
        return (told, told.partition(" ")[0])
    share = fmt.percent(building.placed_m2 / building.ready_m2, 0)
    return (f"{fmt.number(building.placed_m2)} / {fmt.area(building.ready_m2)} · {share}", share)


def _card(building: SiteBuilding, pen: _Pen) -> tuple[str, ...]:
    title = f"{building.building_id} {building.name.say(pen.lang)}"
    state = () if building.is_handed_over else (_STATE.say(pen.lang),)
    inside = tuple(f"{FAMILIES[family].say(pen.lang)} {fmt.area(m2)}" for family, m2 in building.families)
    return (title, building.phase.say(pen.lang), *state, *_levels(building, pen), *inside)


def _levels(building: SiteBuilding, pen: _Pen) -> tuple[str, ...]:
    """Return the occupancy in words, and by risk how likely the building is full."""
    told = _level_texts(building, replace(pen, mode=SiteMode.OCCUPANCY))[0]
    if pen.mode is not SiteMode.RISK or _full_share(building, pen) is None:
        return (told,)
    odds = f"{SITE_MODES[SiteMode.RISK].say(pen.lang)} {_level_texts(building, pen)[0]}"
    return (odds, told)  # a narrow screen lists what comes first

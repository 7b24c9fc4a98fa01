"""The map of firms and units as SVG: for every firm and unit what the plan and the rules say of the two."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.solving.place import PlaceState
from planner.domain.vocabulary.terms import Stage
from planner.drawings.element import drawing, element, group, line, rect, to_svg, words
from planner.drawings.lettering import fitted, text_width
from planner.palette import LIGHT, Theme
from planner.text import Lang, Message, Text, message
from planner.views import format as fmt
from planner.views.places import STATE_TITLES

NAME = "places"
WIDTH = 1000.0
States = Mapping[str, Mapping[str, PlaceState]]
"""By firm, the state of each building and unit that was worked out."""
UNKNOWN = "unknown"
"""The class of a cell that has not been computed."""
_TITLE = Text(
    "企业 × 单元：在此、现可进、可行、不可行", "Firms × units: here now, fits now, possible, blocked"
)
_UNKNOWN = Text("未计算", "Not computed")
_LABELS, _MARGIN, _ROW, _HEAD, _LEAST = 170.0, 10.0, 13.0, 92.0, 11.0
_SIZE, _SMALL = 9.0, 7.5
_KEY_LINE = 18.0


def places_svg(
    problem: Problem,
    plan: Plan,
    states: States,
    *,
    lang: Lang,
    theme: Theme = LIGHT,
    width: float = WIDTH,
) -> str:
    """Draw a row for each firm and a column for each unit, by building.

    Where a firm is, is read off the plan; every other cell that `states` does not have is drawn as not computed.
    """
    units = [unit for one in problem.buildings for unit in problem.units_of[one.building_id]]
    placed = plan.by_firm
    firms = [firm for firm in problem.firms if firm.stage is not Stage.EXITED]
    firms.sort(key=lambda firm: (firm.firm_id not in placed, firm.firm_id))
    cell = max(_LEAST, (width - _LABELS - _MARGIN) / max(1, len(units)))
    width = max(width, _LABELS + _MARGIN + cell * len(units))
    bottom = _HEAD + len(firms) * _ROW
    found = {
        (firm.firm_id, unit.unit_id): _state(firm, unit, plan, states) for firm in firms for unit in units
    }
    missing = sum(state is None for state in found.values())
    last = bottom + 12 + _KEY_LINE
    parts = [
        rect(0, 0, width=width, height=last + 24, fill=theme.background),
        words(_MARGIN, 20, text=_TITLE.say(lang), size=15, fill=theme.ink),
        *_heads(problem, units, (cell, bottom), theme),
        *(
            _row(firm, units, found, (_HEAD + number * _ROW, cell), lang=lang, theme=theme)
            for number, firm in enumerate(firms)
        ),
        _legend(bottom + 12, lang, theme),
    ]
    if missing:
        said = _missing(missing).say(lang)
        parts.append(words(_MARGIN, last + 10, text=said, size=_SIZE, fill=theme.muted))
    return to_svg(drawing(*parts, width=width, height=last + 24, label=_TITLE.say(lang), name=NAME))


def _missing(count: int) -> Message:
    return message(
        "{count} 格未计算：在“为何在此”页填满全图后再下载；图片本身不求解。",
        "{count} cells are not computed: fill the map on the page Why here and download again; a picture solves nothing.",
        count=fmt.number(count),
    )


def _state(firm: Firm, unit: Unit, plan: Plan, states: States) -> PlaceState | None:
    if any(unit.unit_id in placement.units for placement in plan.by_firm.get(firm.firm_id, ())):
        return PlaceState.HERE
    return states.get(firm.firm_id, {}).get(unit.unit_id)


def _heads(
    problem: Problem, units: Sequence[Unit], place: tuple[float, float], theme: Theme
) -> list[Element]:
    cell, bottom = place
    made: list[Element] = []
    before = ""
    for number, unit in enumerate(units):
        x = _LABELS + number * cell
        if unit.building_id != before:
            before = unit.building_id
            room = cell * len(problem.units_of[before])
            made.append(line((x, _HEAD - 54), (x, bottom), stroke=theme.line))
            said = fitted(before, room - 3, _SIZE)
            made.append(words(x + 3, _HEAD - 46, text=said, size=_SIZE, fill=theme.ink, font_weight=700))
        at = f"{x + cell / 2 + 2.5:.1f} {_HEAD - 4:.1f}"
        label = words(0, 0, text=fitted(unit.unit_id, 38, _SMALL), size=_SMALL, fill=theme.muted)
        made.append(group(label, transform=f"translate({at}) rotate(-90)"))
    return made


def _row(
    firm: Firm,
    units: Sequence[Unit],
    found: Mapping[tuple[str, str], PlaceState | None],
    place: tuple[float, float],
    *,
    lang: Lang,
    theme: Theme,
) -> Element:
    y, cell = place
    name = f"{firm.firm_id} {firm.name.say(lang)}"
    return group(
        element("title", text=name),
        words(_MARGIN, y + 9.5, text=fitted(name, _LABELS - 20, _SIZE), size=_SIZE, fill=theme.ink),
        line((_MARGIN, y + _ROW), (_LABELS + cell * len(units), y + _ROW), stroke=theme.faint),
        *(
            _mark(found[firm.firm_id, unit.unit_id], _LABELS + (number + 0.5) * cell, y + _ROW / 2, theme)
            for number, unit in enumerate(units)
        ),
        class_="row",
        data_firm=firm.firm_id,
    )


def _mark(state: PlaceState | None, x: float, y: float, theme: Theme) -> Element:
    """Draw a state at the middle of its cell: its shape tells it as well as its colour."""
    if state is None:
        return element(
            "path", d=f"M{x - 2:.1f} {y:.1f}h4", stroke=theme.line, stroke_width=0.8, class_=UNKNOWN
        )
    if state is PlaceState.HERE:
        return rect(x - 4.5, y - 4.5, width=9.0, height=9.0, fill=theme.accent, class_=state.value)
    looks: dict[str, Any] = {"fill": "none", "stroke_width": 1.3, "class_": state.value}
    if state is PlaceState.FITS:
        return element("circle", cx=x, cy=y, r=3.6, stroke=theme.good, **looks)
    shapes = {
        PlaceState.POSSIBLE: (f"M{x:.1f} {y - 4:.1f}l4 7h-8z", theme.warn),
        PlaceState.BLOCKED: (f"M{x - 2.5:.1f} {y - 2.5:.1f}l5 5m0-5l-5 5", theme.muted),
        PlaceState.OPEN: (f"M{x - 3.5:.1f} {y - 3.5:.1f}h7v7h-7z", theme.bad),
    }
    shape, colour = shapes[state]
    return element("path", d=shape, stroke=colour, **looks)


def _legend(y: float, lang: Lang, theme: Theme) -> Element:
    x, parts = _MARGIN + 6, list[Element]()
    keys: list[tuple[PlaceState | None, Text]] = [*STATE_TITLES.items(), (None, _UNKNOWN)]
    for state, title in keys:
        said = title.say(lang)
        parts += [_mark(state, x, y + 6, theme), words(x + 9, y + 9.5, text=said, size=_SIZE, fill=theme.ink)]
        x += text_width(said, _SIZE) + 34
    return group(*parts, class_="legend")

"""What the colours, hatches and outlines of a drawing mean, in lines that wrap."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from planner.drawings.blocks import BAND, DASHES, SMALL, Pen, draw_lock
from planner.drawings.element import group, rect, words
from planner.drawings.lettering import text_width
from planner.drawings.mode import MODES, legend_of
from planner.drawings.patterns import band, surface
from planner.text import Text
from planner.views.card import STATES
from planner.views.stacking import BlockState
from planner.views.words import STANDINGS

LINE = 20.0
_BOX_WIDTH, _BOX_HEIGHT = 26.0, 12.0
LOCKED = Text("不可调整（在园、承诺或锁定）", "May not move (sitting, committed or pinned)")


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    marks: tuple[Element, ...]


def draw_legend(pen: Pen, used: frozenset[str], *, x: float, y: float, width: float) -> tuple[Element, float]:
    """Draw the legend of the colour keys `used`, the free states and the outlines; return its bottom."""
    entries = [*_colours(pen, used, legend_of(pen.mode)), *_states(pen), *_outlines(pen)]
    head = MODES[pen.mode].say(pen.lang)
    parts = [words(x, y + 10, text=head, size=SMALL, fill=pen.theme.muted, font_weight=700)]
    left, top = x + text_width(head, SMALL) + 12, y
    for entry in entries:
        span = _BOX_WIDTH + 5 + text_width(entry.title, SMALL) + 14
        if left + span > x + width:
            left, top = x, top + LINE
        parts.append(_at(entry, left, top, pen))
        left += span
    return group(*parts, class_="legend", data_testid="legend"), top + LINE


def _at(entry: _Entry, x: float, y: float, pen: Pen) -> Element:
    text = words(_BOX_WIDTH + 5, 10, text=entry.title, size=SMALL, fill=pen.theme.ink)
    return group(*entry.marks, text, transform=f"translate({x:.1f},{y:.1f})")


def _colours(pen: Pen, used: frozenset[str], titles: Mapping[str, Text]) -> list[_Entry]:
    return [
        _Entry(title.say(pen.lang), _colour_marks(pen, key)) for key, title in titles.items() if key in used
    ]


def _colour_marks(pen: Pen, key: str) -> tuple[Element, ...]:
    fill = pen.theme.swatch(pen.mode.value, key).fill
    return (
        rect(0, 0, width=_BOX_WIDTH, height=_BOX_HEIGHT, fill=fill),
        band(pen.name, pen.theme, swatch=(pen.mode.value, key), box=(0, 0, BAND * 2, _BOX_HEIGHT)),
    )


def _states(pen: Pen) -> list[_Entry]:
    others = BlockState.HELD if pen.reader is None else BlockState.TAKEN
    free = (BlockState.VACANT, BlockState.NOT_HANDED_OVER, others)
    return [
        _Entry(
            STATES[state].say(pen.lang),
            (
                rect(
                    0.5,
                    0.5,
                    width=_BOX_WIDTH - 1,
                    height=_BOX_HEIGHT - 1,
                    fill=surface(pen.name, state.value),
                    stroke=pen.theme.line,
                    stroke_width=0.9,
                ),
            ),
        )
        for state in free
    ]


def _outlines(pen: Pen) -> list[_Entry]:
    standings = [
        _Entry(
            title.say(pen.lang),
            (
                rect(
                    0.5,
                    0.5,
                    width=_BOX_WIDTH - 1,
                    height=_BOX_HEIGHT - 1,
                    fill=pen.theme.background,
                    stroke=pen.theme.ink,
                    stroke_width=0.9,
                    stroke_dasharray=DASHES[standing],
                ),
            ),
        )
        for standing, title in STANDINGS.items()
    ]
    lock = draw_lock(_BOX_WIDTH - 11, 1.5, pen.theme.ink)
    return [*standings, _Entry(LOCKED.say(pen.lang), (lock,))]

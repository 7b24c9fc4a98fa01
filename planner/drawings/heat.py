"""The heat map of resources as SVG: what is drawn of each cap in each quarter, as a share, in colour and in figures."""

from xml.etree.ElementTree import Element

from planner.domain.measures import Measures
from planner.domain.park.problem import Problem
from planner.drawings.element import drawing, element, group, rect, to_svg, words
from planner.drawings.lettering import fitted, text_width
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.gauges import Gauge, GaugeReading, gauges
from planner.views.words import RESOURCES

NAME = "heat"
WIDTH = 1000.0
_TITLE = Text("公用工程占用热力图（占上限的比例）", "Heat map of utilities (share of the cap)")
_LABELS, _MARGIN, _ROW, _HEAD = 190.0, 10.0, 19.0, 50.0
_SIZE = 9.5
_STEPS = (0.5, 0.7, 0.8, 0.9, 1.0)
_SHADES = ("#f1f5f9", "#d6e6f2", "#a9cde6", "#6faed6", "#e9b44c", "#c8553d")
"""From ample to over: told apart in grey print too; the last two mark tight and exceeded."""


def heat_svg(
    problem: Problem, measures: Measures, *, lang: Lang, theme: Theme = LIGHT, width: float = WIDTH
) -> str:
    """Draw every resource with a cap, parks first, over the quarters of the horizon."""
    rows = [gauge for gauge in gauges(problem, measures) if gauge.has_cap]
    quarters = problem.quarters
    cell = (width - _LABELS - _MARGIN) / max(1, len(quarters))
    height = _HEAD + len(rows) * _ROW + 14
    heads = [
        words(
            _LABELS + number * cell + cell / 2,
            _HEAD - 8,
            text=fmt.quarter(q),
            size=min(_SIZE, cell / 5),
            fill=theme.muted,
            text_anchor="middle",
        )
        for number, q in enumerate(quarters)
    ]
    return to_svg(
        drawing(
            rect(0, 0, width=width, height=height, fill=theme.background),
            words(_MARGIN, 20, text=_TITLE.say(lang), size=15, fill=theme.ink),
            *heads,
            *(
                _row(gauge, _HEAD + number * _ROW, cell, lang=lang, theme=theme)
                for number, gauge in enumerate(rows)
            ),
            width=width,
            height=height,
            label=_TITLE.say(lang),
            name=NAME,
        )
    )


def _row(gauge: Gauge, y: float, cell: float, *, lang: Lang, theme: Theme) -> Element:
    what, room = RESOURCES[gauge.resource].say(lang), _LABELS - 20
    where = fitted(gauge.place.say(lang), room - text_width(f" {what}", _SIZE), _SIZE)
    first = gauge.readings[0].quarter
    cells = [
        _cell(reading, (_LABELS + (reading.quarter - first) * cell, y), cell, theme)
        for reading in gauge.readings
    ]
    return group(
        element("title", text=f"{gauge.place.say(lang)} {what}"),
        words(
            _MARGIN, y + 13, text=fitted(f"{where} {what}".strip(), room, _SIZE), size=_SIZE, fill=theme.ink
        ),
        *cells,
        class_="row",
    )


def _cell(reading: GaugeReading, corner: tuple[float, float], cell: float, theme: Theme) -> Element:
    x, y = corner
    share = reading.share
    level = 0 if share is None else sum(float(share) > step for step in _STEPS)
    said = fmt.NONE if share is None else fmt.percent(share, 0)
    return group(
        rect(
            x + 1,
            y + 1,
            width=cell - 2,
            height=_ROW - 2,
            fill=_SHADES[level],
            stroke=theme.line,
            stroke_width=0.4,
        ),
        words(
            x + cell / 2,
            y + 13,
            text=said,
            size=min(_SIZE, cell / 4),
            fill="#ffffff" if level == len(_SHADES) - 1 else "#1b2733",
            text_anchor="middle",
        ),
        class_="cell",
    )

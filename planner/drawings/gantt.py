"""The Gantt chart as SVG: a bar for each placement, from waiting to production, along the quarters of the horizon."""

from collections.abc import Sequence
from datetime import date
from xml.etree.ElementTree import Element

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.drawings.element import drawing, element, group, line, rect, to_svg, words
from planner.drawings.lettering import first_that_fits, fitted, text_width
from planner.palette import LIGHT, Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.gantt import STEPS, GanttRow, GanttStep, gantt_rows

NAME = "gantt"
WIDTH = 1000.0
_TITLE = Text("入驻、装修、办证、投产进度", "Start, fit-out, licence and production")
_LABELS, _MARGIN, _ROW, _HEAD = 250.0, 10.0, 15.0, 52.0
_PLACE = 86.0
"""Width of the units of a row."""
_SIZE, _SMALL = 9.5, 8.5


def gantt_svg(problem: Problem, plan: Plan, *, lang: Lang, theme: Theme = LIGHT, width: float = WIDTH) -> str:
    """Draw every placement by building and unit; stretches beyond the horizon are cut at its ends."""
    rows = gantt_rows(problem, plan)
    first, last = problem.quarters[0], problem.quarters[-1]
    scale = _Scale(first.first_day, (last + 1).first_day, left=_LABELS, width=width - _LABELS - _MARGIN)
    height = _HEAD + len(rows) * _ROW + 30
    bottom = _HEAD + len(rows) * _ROW
    return to_svg(
        drawing(
            rect(0, 0, width=width, height=height, fill=theme.background),
            words(_MARGIN, 20, text=_TITLE.say(lang), size=15, fill=theme.ink),
            *_quarters(problem.quarters, scale, bottom, theme),
            *(
                _row(row, _HEAD + number * _ROW, scale, lang=lang, theme=theme)
                for number, row in enumerate(rows)
            ),
            _legend(bottom + 16, lang, theme),
            width=width,
            height=height,
            label=_TITLE.say(lang),
            name=NAME,
        )
    )


class _Scale:
    """Days to x."""

    def __init__(self, first: date, last: date, *, left: float, width: float) -> None:
        self.first, self.last, self.left, self.width = first, last, left, width

    def at(self, day: date) -> float:
        """Return the x of a day, kept within the horizon."""
        inside = min(max(day, self.first), self.last)
        return self.left + (inside - self.first).days / (self.last - self.first).days * self.width


def _quarters(quarters: Sequence[Quarter], scale: _Scale, bottom: float, theme: Theme) -> list[Element]:
    made: list[Element] = []
    step = max(1, -(-len(quarters) // 16))
    for number, quarter in enumerate(quarters):
        x = scale.at(quarter.first_day)
        made.append(line((x, _HEAD - 8), (x, bottom), stroke=theme.faint))
        if number % step == 0:
            made.append(words(x + 2, _HEAD - 12, text=fmt.quarter(quarter), size=_SMALL, fill=theme.muted))
    return made


def _row(row: GanttRow, y: float, scale: _Scale, *, lang: Lang, theme: Theme) -> Element:
    tenant = row.tenant
    place = fitted(first_that_fits(_places(tenant.units), _PLACE, _SIZE) or tenant.units[0], _PLACE, _SIZE)
    name = f"{tenant.firm_id} {tenant.name.say(lang)}"
    bars: list[Element] = []
    for bar in row.bars:
        left, right = scale.at(bar.start), scale.at(bar.end)
        if right <= left:
            continue
        swatch = theme.swatch("step", bar.step.value)
        bars.append(
            rect(
                left,
                y + 2,
                width=right - left,
                height=_ROW - 4,
                fill=swatch.fill if bar.step is GanttStep.PRODUCTION else swatch.hue,
                stroke=swatch.hue,
                stroke_width=0.5,
                class_=f"step-{bar.step.value}",
            )
        )
    return group(
        words(_MARGIN, y + 11, text=place, size=_SIZE, fill=theme.muted),
        words(
            _MARGIN + _PLACE + 4,
            y + 11,
            text=fitted(name, _LABELS - _PLACE - 22, _SIZE),
            size=_SIZE,
            fill=theme.ink,
        ),
        *bars,
        element("title", text=f"{name}: {', '.join(tenant.units)}"),
        class_="row",
        data_firm=tenant.firm_id,
    )


def _places(units: Sequence[str]) -> tuple[str, ...]:
    """Return the units of a row, the fullest way of telling them first; what units of one building share is told once."""
    first, *others = units
    head = f"{first.rpartition('-')[0]}-"
    rest = [one.removeprefix(head) for one in others]
    return ", ".join((first, *rest)), f"{first} +{len(rest)}" if rest else first


def _legend(y: float, lang: Lang, theme: Theme) -> Element:
    parts: list[Element] = []
    x = _LABELS
    for step in GanttStep:
        swatch = theme.swatch("step", step.value)
        fill = swatch.fill if step is GanttStep.PRODUCTION else swatch.hue
        parts.append(rect(x, y - 8, width=16, height=9, fill=fill, stroke=swatch.hue, stroke_width=0.5))
        said = STEPS[step].say(lang)
        parts.append(words(x + 20, y, text=said, size=_SIZE, fill=theme.ink))
        x += 20 + text_width(said, _SIZE) + 18
    return group(*parts, class_="legend")

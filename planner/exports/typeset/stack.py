"""The stacking plan as it stands on a printed page: as large as its letters can be read."""

from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.drawings.mode import Mode
from planner.drawings.stacking import stacking_svg
from planner.text import Lang

WIDTH, MOST_HEIGHT = 640.0, 640.0
"""The view box on a page in portrait: at 180 mm a letter of 9.5 is 7.6 points high."""


def stack_on_page(
    report: Report,
    quarter: Quarter,
    lang: Lang,
    *,
    mode: Mode = Mode.FAMILY,
    against: Plan | None = None,
    selected: str | None = None,
    size: tuple[float, float] = (WIDTH, MOST_HEIGHT),
) -> str:
    """Return the stacking plan as SVG text that fits `size`, width and height of its view box."""
    return stacking_svg(
        report.problem,
        report.plan,
        quarter=quarter,
        lang=lang,
        mode=mode,
        against=against,
        selected=selected,
        width=size[0],
        most_height=size[1],
    )

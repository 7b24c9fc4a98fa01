"""The pictures of a plan, as SVG and PNG without a browser: stack, site plan, Gantt chart, utilities, firms by unit."""

from enum import StrEnum

from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.drawings.framed import framed_svg
from planner.drawings.gantt import gantt_svg
from planner.drawings.heat import heat_svg
from planner.drawings.places import States, places_svg
from planner.drawings.site import WIDTH as SITE_WIDTH
from planner.drawings.site import site_svg
from planner.drawings.stacking import stacking_svg
from planner.exports.typeset.picture import drawing_png
from planner.text import Lang, Text
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.imprint import Imprint

WIDTH = 1000.0


class PictureKind(StrEnum):
    """What a picture shows."""

    STACK = "stack"
    SITE = "site"
    GANTT = "gantt"
    HEAT = "heat"
    PLACES = "places"


PICTURES: dict[PictureKind, Text] = {
    PictureKind.STACK: Text("楼层图", "Stacking plan"),
    PictureKind.SITE: Text("总平面图", "Site plan"),
    PictureKind.GANTT: Text("进度图", "Gantt"),
    PictureKind.HEAT: Text("公用工程热力图", "Heat map of utilities"),
    PictureKind.PLACES: Text("企业与单元全图", "Map of firms and units"),
}
_SITE_ASSUMED = Text("楼栋位置为示意（规划假设）。", "Positions of buildings are an assumption.")


def picture_svg(
    kind: PictureKind,
    report: Report,
    quarter: Quarter,
    lang: Lang,
    *,
    width: float = WIDTH,
    states: States | None = None,
) -> str:
    """Return a picture as SVG text, without its imprint; those of one quarter show `quarter`.

    The narrower the view box, `width`, the larger its letters where the picture fills a page. `states` are what was worked out
    of firms and units; nothing is worked out here.
    """
    problem, plan = report.problem, report.plan
    if kind is PictureKind.STACK:
        return stacking_svg(problem, plan, quarter=quarter, lang=lang, width=width)
    if kind is PictureKind.SITE:
        return site_svg(problem, plan, quarter=quarter, lang=lang, width=min(width, SITE_WIDTH))
    if kind is PictureKind.GANTT:
        return gantt_svg(problem, plan, lang=lang, width=width)
    if kind is PictureKind.PLACES:
        return places_svg(problem, plan, states or {}, lang=lang, width=width)
    return heat_svg(problem, report.measures, lang=lang, width=width)


def with_imprint(svg: str, kind: PictureKind, imprint: Imprint, lang: Lang) -> str:
    """Return a picture with plan, day, facts and assumptions below it."""
    assumed = PLANNING_ASSUMPTION.say(lang)
    if kind is PictureKind.SITE:
        assumed = f"{_SITE_ASSUMED.say(lang)} {assumed}"
    return framed_svg(svg, (imprint.line.say(lang), imprint.foundation.say(lang), assumed))


def svg_bytes(svg: str) -> bytes:
    """Return a picture as the bytes of a file; characters that no file can carry were taken out."""
    return svg.encode("utf-8")


def png_bytes(svg: str, imprint: Imprint) -> bytes:
    """Return a picture as PNG; the same picture gives the same bytes."""
    return drawing_png(svg, imprint.day)

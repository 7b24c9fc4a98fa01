"""A drawing as PNG: made without a browser, with plan, day and what it rests on below it."""

from planner.exports.typeset.parts import part
from planner.exports.typeset.typesetting import PageData, typeset_png
from planner.text import Lang, Text
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.imprint import Imprint

WIDTH_MM = 280


def picture_png(svg: str, title: Text, imprint: Imprint, lang: Lang, *, ppi: float = 200) -> bytes:
    """Return a drawing as PNG; the same drawing gives the same bytes."""
    one = part(
        imprint,
        lang,
        title,
        svg=svg,
        line=f"{title.say(lang)} · {imprint.line.say(lang)}",
        assumed=PLANNING_ASSUMPTION.say(lang),
    )
    return typeset_png(
        PageData(template="picture", day=imprint.day, values={"width": WIDTH_MM, "parts": [one]}), ppi
    )

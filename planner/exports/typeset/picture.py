"""A drawing as PNG, made by the typesetter: no browser is needed, and the same drawing gives the same bytes."""

from datetime import date

from planner.exports.typeset.typesetting import PageData, typeset_png

WIDTH_MM = 280


def drawing_png(svg: str, day: date, *, ppi: float = 200) -> bytes:
    """Return a drawing as PNG, as broad as a sheet of A4 in landscape."""
    values = {"width": WIDTH_MM, "svg": svg, "alt": "-"}
    return typeset_png(PageData(template="picture", day=day, values=values), ppi)

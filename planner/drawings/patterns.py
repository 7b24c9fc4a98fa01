"""Hatches and dots that mark a surface besides its colour."""

from xml.etree.ElementTree import Element

from planner.drawings.element import element, group, rect
from planner.palette import Pattern, Theme

_STROKES: dict[Pattern, tuple[str, ...]] = {
    Pattern.PLAIN: (),
    Pattern.RISING: ("M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",),
    Pattern.FALLING: ("M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2",),
    Pattern.DOTS: ("M2.9,3 h0.2",),
    Pattern.VERTICAL: ("M3,0 v6",),
    Pattern.HORIZONTAL: ("M0,3 h6",),
    Pattern.CROSS: ("M0,6 l6,-6", "M0,0 l6,6"),
    Pattern.GRID: ("M3,0 v6", "M0,3 h6"),
}


def pattern_id(name: str, vocabulary: str, key: str) -> str:
    """Return the id of the pattern of a swatch in the drawing `name`."""
    return f"{name}-{vocabulary}-{key}"


def surface(name: str, kind: str) -> str:
    """Return the hatch of a state (`vacant`, `not_handed_over`, `held`, `taken`), to lie over a plain face."""
    return f"url(#{name}-{kind})"


def band(
    name: str, theme: Theme, *, swatch: tuple[str, str], box: tuple[float, float, float, float]
) -> Element:
    """Make the patterned band of a swatch (vocabulary, key) in a box (x, y, width, height)."""
    x, y, width, height = box
    marked = rect(x, y, width=width, height=height, fill=f"url(#{pattern_id(name, *swatch)})")
    hue = theme.swatch(*swatch).hue
    return group(rect(x, y, width=width, height=height, fill=hue), marked, class_="band")


def definitions(name: str, theme: Theme, vocabulary: str) -> Element:
    """Make the patterns that a drawing refers to: its swatches and the states of rooms."""
    bands = [
        _pattern(
            pattern_id(name, vocabulary, key),
            theme.background,
            pattern=swatch.pattern,
            weight=2.4 if swatch.pattern is Pattern.DOTS else 1.3,
        )
        for key, swatch in theme.swatches[vocabulary].items()
    ]
    return element("defs", *bands, *_states(name, theme))


def _states(name: str, theme: Theme) -> tuple[Element, ...]:
    return (
        _pattern(f"{name}-vacant", theme.faint, pattern=Pattern.RISING, weight=1.6),
        _pattern(f"{name}-not_handed_over", theme.line, pattern=Pattern.DOTS, weight=1.2),
        _pattern(f"{name}-held", theme.line, pattern=Pattern.CROSS, weight=0.6),
        _pattern(f"{name}-taken", theme.line, pattern=Pattern.HORIZONTAL, weight=0.9),
    )


def _pattern(id_: str, colour: str, *, pattern: Pattern, weight: float) -> Element:
    strokes = [
        element("path", d=path, stroke=colour, stroke_width=weight, stroke_linecap="round", fill="none")
        for path in _STROKES[pattern]
    ]
    return element("pattern", *strokes, id=id_, width=6, height=6, patternUnits="userSpaceOnUse")

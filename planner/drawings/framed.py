"""A drawing with what it is of below it: a picture that tells its plan, day and what it rests on wherever it is pasted."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from planner.drawings.element import NAMESPACE, element, to_svg, words
from planner.palette import LIGHT

_LINE, _SIZE, _MARGIN = 14.0, 9.0, 12.0


def framed_svg(svg: str, lines: Sequence[str]) -> str:
    """Return the drawing with lines of text added below; it keeps its scale."""
    ET.register_namespace("", NAMESPACE)
    inner = ET.fromstring(svg)  # noqa: S314  a drawing of ours
    _, _, width, height = (float(part) for part in inner.attrib["viewBox"].split())
    added = _LINE * len(lines) + 8
    inner.attrib["viewBox"] = f"0 0 {width:g} {height + added:g}"
    inner.append(element("rect", x=0, y=height, width=width, height=added, fill=LIGHT.background))
    for number, said in enumerate(lines, start=1):
        inner.append(words(_MARGIN, height + number * _LINE, text=said, size=_SIZE, fill=LIGHT.muted))
    return to_svg(inner)

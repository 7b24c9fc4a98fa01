"""SVG as a tree of elements: text becomes text, never markup."""

import re
from functools import cache
from xml.etree.ElementTree import Element, tostring

NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = (
    "'Park Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Segoe UI', "
    "Arial, sans-serif"
)

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Value = str | int | float


def clean(text: str) -> str:
    """Return `text` without the characters XML cannot carry and without marks that turn direction."""
    if text.isascii() and text.isprintable():  # most attributes of most elements
        return text
    return _BIDI.sub("", _NOT_XML.sub("\ufffd", text))


def element(tag: str, *children: Element, text: Value = "", **attributes: Value) -> Element:
    """Make an element. `_` in attribute names becomes `-`; `class_` and the like lose it."""
    made = Element(tag, {_name(key): _written(value) for key, value in attributes.items()})
    made.text = clean(str(text)) or None
    made.extend(children)
    return made


def group(*children: Element, **attributes: Value) -> Element:
    """Make a `g`."""
    return element("g", *children, **attributes)


def rect(x: float, y: float, *, width: float, height: float, **attributes: Value) -> Element:
    """Make a rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def line(start: tuple[float, float], end: tuple[float, float], **attributes: Value) -> Element:
    """Make a line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def words(x: float, y: float, *, text: str, size: float, fill: str, **attributes: Value) -> Element:
    """Make one line of text, its baseline at `y`."""
    return element("text", text=text, x=x, y=y, font_size=size, fill=fill, **attributes)


def named(
    x: float, y: float, *, head: str, tail: str, size: float, tail_size: float, fill: str, **attributes: Value
) -> Element:
    """Make one line of text: a bold head and a plain tail beside it."""
    made = element("text", x=x, y=y, fill=fill, **attributes)
    made.append(element("tspan", text=head, font_size=size, font_weight=700))
    if tail:
        made.append(element("tspan", text=tail, font_size=tail_size, dx=size / 2))
    return made


def drawing(*children: Element, width: float, height: float, label: str, name: str) -> Element:
    """Make the root: scales to its container, reads well alone."""
    return element(
        "svg",
        element("title", text=label),
        *children,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {_written(width)} {_written(height)}",
        width="100%",
        style=f"max-width:{_written(width * 1.5)}px;height:auto",
        role="group",
        aria_label=clean(label),
        font_family=FONTS,
        class_=f"park-drawing park-drawing-{name}",
        data_testid=f"drawing-{name}",
    )


def to_svg(root: Element) -> str:
    """Write a drawing as text."""
    return tostring(root, encoding="unicode")


@cache
def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _written(value: Value) -> str:
    if isinstance(value, str):
        return clean(value)
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

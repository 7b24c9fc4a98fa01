"""Which characters the fonts of a page can show, and what stands for those that they cannot.

Source: the OpenType specification, table `cmap`, formats 4 and 12.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

FONTS = Path(__file__).resolve().parents[3] / "static"
MISSING = "〓"
"""What printers set where a type is missing."""
_IDEOGRAPH = range(0x20000, 0x32000)
_SPACES = frozenset(map(ord, "\t\n\r"))


def showable(text: str) -> str:
    """Return a text in which every character can be shown.

    A rare ideograph that no font has is told by its code, anything else by the mark for a missing type.
    """
    known = covered()
    return "".join(c if ord(c) in known or ord(c) in _SPACES else _stand_in(ord(c)) for c in text)


@cache
def covered() -> frozenset[int]:
    """Return the code points that one of the fonts has."""
    found: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        for stretch in _stretches(path.read_bytes()):
            found.update(stretch)
    return frozenset(found)


def _stand_in(code: int) -> str:
    return f"[U+{code:X}]" if code in _IDEOGRAPH else MISSING


def _stretches(font: bytes) -> Iterator[range]:
    (tables,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (count,) = unpack_from(">H", font, start + 2)
    for number in range(count):
        _, _, offset = unpack_from(">HHL", font, start + 4 + 8 * number)
        (kind,) = unpack_from(">H", font, start + offset)
        yield from {4: _segments, 12: _groups}[kind](font, start + offset)


def _segments(font: bytes, at: int) -> Iterator[range]:
    (double,) = unpack_from(">H", font, at + 6)
    count = double // 2
    ends = unpack_from(f">{count}H", font, at + 14)
    starts = unpack_from(f">{count}H", font, at + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield range(first, min(last, 0xFFFE) + 1)


def _groups(font: bytes, at: int) -> Iterator[range]:
    (count,) = unpack_from(">L", font, at + 12)
    for number in range(count):
        first, last, _ = unpack_from(">LLL", font, at + 16 + 12 * number)
        yield range(first, last + 1)

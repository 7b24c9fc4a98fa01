"""How wide text is, and how much of it fits; by classes of characters, without a font."""

import unicodedata
from functools import cache, lru_cache

ELLIPSIS = "…"
_NARROW = frozenset("iljtfrI.,:;|!'()[] /-")
_BROAD = frozenset("mwMW@%")


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Return the width of `text` in the unit of `size`, rather too wide than too narrow."""
    return sum(_ems(character) for character in text) * size


def fitted(text: str, width: float, size: float) -> str:
    """Return `text`, cut with … where it does not fit; empty if not even two characters do."""
    if text_width(text, size) <= width:
        return text
    room = width - text_width(ELLIPSIS, size)
    kept = ""
    for character in text:
        room -= _ems(character) * size
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip()}{ELLIPSIS}" if len(kept) >= 2 else ""


def first_that_fits(candidates: tuple[str, ...], width: float, size: float) -> str:
    """Return the first candidate that fits whole; empty if none does."""
    return next((text for text in candidates if text_width(text, size) <= width), "")


@cache
def _ems(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F", "A"}:
        return 1.0
    if character in _NARROW:
        return 0.33
    if character in _BROAD:
        return 0.88
    return 0.63 if character.isupper() else 0.545

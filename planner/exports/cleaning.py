"""Text as a file can carry it: what is taken away is told, never done in silence."""

import re
from dataclasses import dataclass

from planner.text import Text

MOST_CHARACTERS = 32_767
"""Longest text of an Excel cell. Source: Excel specifications and limits."""

_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text that is safe to write, and what was done to it (None: nothing)."""

    text: str
    done: Text | None


def cleaned(text: str, *, most: int | None = None) -> CleanText:
    """Take away characters that files cannot carry, and cut at `most` characters."""
    kept = _NOT_ALLOWED.sub("", text)
    removed = len(text) - len(kept)
    cut = 0 if most is None else max(0, _units(kept) - most)
    if cut and most is not None:
        kept = _cut(kept, most)
    if not removed and not cut:
        return CleanText(kept, None)
    notes_zh = [f"去除 {removed} 个控制字符"] if removed else []
    notes_en = [f"{removed} control characters removed"] if removed else []
    if cut:
        notes_zh.append(f"超出 {most} 字符，截去 {cut} 个")
        notes_en.append(f"longer than {most} characters, {cut} cut off")
    return CleanText(kept, Text(";".join(notes_zh), "; ".join(notes_en)))


def _units(text: str) -> int:
    """Count as Excel does: a character outside the basic plane counts twice."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, most: int) -> str:
    kept = text[:most]
    while _units(kept) > most:
        kept = kept[: -(max(1, (_units(kept) - most) // 2))]
    return kept

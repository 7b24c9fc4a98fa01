"""Keeps text in a CSV from being taken for a formula by a spreadsheet, and undoes it on reading.

An apostrophe is put before text that begins with a formula sign, whatever apostrophes stand before
it, and one is taken away on reading; so every text comes back as it was.
"""

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "\uff20")
_MARK = "'"
_DASH = "-"


def guard(text: str) -> str:
    """Give `text` so that no spreadsheet takes it for a formula."""
    return _MARK + text if _is_risky(text) else text


def undo(text: str) -> str:
    """Give back what `guard` was given; negative numbers and plain dashes were never guarded."""
    if text.startswith(_MARK) and _is_risky(text[1:]):
        return text[1:]
    return text


def _is_risky(text: str) -> bool:
    bare = text.lstrip(_MARK)
    return bare.startswith(_SIGNS) and text != _DASH

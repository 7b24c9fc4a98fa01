"""Full-width forms and look-alikes, folded to the characters they stand for."""

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDS = _FULL_WIDTH | {
    0x3000: " ",
    0x00A0: " ",
    ord("㎡"): "m2",
    ord("㎥"): "m3",
    ord("−"): "-",
}
_POWER = re.compile(r"(?<=[A-Za-z米])[²³]")


def fold(text: str) -> str:
    """Give `text` with full-width forms folded and outer spaces dropped.

    Superscripts are folded after a letter only: `m²` is a unit of measure, `10²` is no number.
    """
    return _POWER.sub(lambda m: "2" if m[0] == "²" else "3", text).translate(_FOLDS).strip()


def spelling(text: str) -> str:
    """Give `text` as headers, words and units are compared: folded, lower case, no spaces."""
    return "".join(fold(text).split()).casefold()

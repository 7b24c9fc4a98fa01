"""How texts are compared: without what cannot be seen, narrow forms for wide ones, no case, no spaces."""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Zero-width characters, soft hyphens, byte-order and bidi marks, fillers, variation selectors, tags."""
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDS = _FULL_WIDTH | {
    ord("㎡"): "m2",
    ord("㎥"): "m3",
    ord("㎏"): "kg",
    ord("㎝"): "cm",
    ord("㎜"): "mm",
    ord("㎾"): "kw",
    ord("￥"): "¥",
    0x2010: "-",
    0x2011: "-",
    ord("−"): "-",
}
_POWER = re.compile(r"(?<=[A-Za-z米])(?:\^?([23])(?![0-9])|([²³]))")


def visible(text: str) -> str:
    """`text` without characters that cannot be seen; spaces of every kind are plain ones."""
    return text if text.isascii() else _SPACE.sub(" ", _UNSEEN.sub("", text))


def fold(text: str) -> str:
    """`text` as seen, full-width forms folded and outer spaces dropped.

    Powers are folded after a letter only: `m²` and `m^2` are units of measure, `10²` is no number.
    """
    return _POWER.sub(_power, visible(text).translate(_FOLDS)).strip()


def spelling(text: str) -> str:
    """`text` as headers, names, words and units are compared: folded, lower case, no spaces."""
    return unicodedata.normalize("NFC", "".join(fold(text).split())).casefold()


def identity(text: str) -> str:
    """`text` as ids are compared: folded, lower case; spaces inside tell ids apart."""
    return unicodedata.normalize("NFC", fold(text)).casefold()


def _power(match: re.Match[str]) -> str:
    return match[1] or ("2" if match[2] == "²" else "3")

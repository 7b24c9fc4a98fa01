"""Words a person types to name or explain something: one line, characters that can be kept."""

import unicodedata

from planner.store.errors import StoreError, StoreFault
from planner.text import message

LONGEST = 500
_NOT_WORDS = frozenset({"Cc", "Cs", "Co", "Cn"})


def one_line(text: str) -> str:
    """Return the text with line breaks and runs of spaces as one space.

    Raises
    ------
    StoreError
        If it holds control characters or is longer than 500 characters.
    """
    line = " ".join(text.split())
    bad = next((one for one in line if unicodedata.category(one) in _NOT_WORDS), None)
    if bad is not None:
        said = message(
            "文字中有无法保存的控制字符（{code}）。请删去后再保存。",
            "The text holds a control character ({code}) that cannot be kept. Delete it and save again.",
            code=f"U+{ord(bad):04X}",
        )
        raise StoreError(StoreFault.REFUSED, said)
    if len(line) > LONGEST:
        said = message(
            "文字有 {found} 个字符，最多 {most} 个。请缩短后再保存。",
            "The text has {found} characters, {most} at most. Shorten it and save again.",
            found=len(line),
            most=LONGEST,
        )
        raise StoreError(StoreFault.REFUSED, said)
    return line

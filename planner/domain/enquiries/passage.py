"""A text made ready for reading: one character stays one character, so that every find has its place."""

import re
from dataclasses import dataclass
from functools import cached_property

_WIDE = {ord("　"): " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_ALIKE = str.maketrans({"㎡": "²", "²": "²", "³": "³", "～": "~", "—": "-", "–": "-", "−": "-"})
_CLAUSE = re.compile(
    r"[，；。！？\n;!?：、]|,(?!\d{3})|(?<![a-z])\.(?=\s)|(?<=[a-z]{3})\.(?=\s+[a-z])|:(?=\s)|…"
)
_SENTENCE = re.compile(r"[。！？\n;!?；]|(?<=[a-z0-9²³]{2})\.(?=\s+[a-z0-9])|…")


@dataclass(frozen=True)
class Passage:
    """A text as it was given, and as it is searched: lower case, half width, each character in its place."""

    given: str

    @cached_property
    def plain(self) -> str:
        """The text to search; as long as the given one."""
        folded = self.given.translate(_KEPT).translate(_ALIKE)
        return "".join(one.lower() if len(one.lower()) == 1 else one for one in folded)

    def words(self, start: int, end: int) -> str:
        """Return a part of the text as it was given."""
        return self.given[start:end].strip()

    def clause(self, start: int, end: int) -> tuple[str, str]:
        """Return what stands before and after a find within its clause."""
        return self._around(_CLAUSE, start, end)

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """Return what stands before and after a find within its sentence."""
        return self._around(_SENTENCE, start, end)

    def _around(self, border: re.Pattern[str], start: int, end: int) -> tuple[str, str]:
        first = max((one.end() for one in border.finditer(self.plain, 0, start)), default=0)
        last = next((one.start() for one in border.finditer(self.plain, end)), len(self.plain))
        return self.plain[first:start], self.plain[end:last]


_KEPT = {code: sign for code, sign in _WIDE.items() if sign not in "!,;:?"}
"""Full width to half width; Chinese punctuation stays what it is."""

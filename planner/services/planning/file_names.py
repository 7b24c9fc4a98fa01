"""What files are called: park, plan, what it is, day and language, in words that every system takes."""

import re
from collections.abc import Sequence

from planner.text import Lang, Text
from planner.views.imprint import Imprint

LANGUAGES = {Lang.ZH: "中文", Lang.EN: "English"}
BOTH = "中文-English"
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_MOST = 40
"""Characters of a park's or a plan's name: file systems take 255 bytes, and a Chinese character has three."""


def file_name(imprint: Imprint, what: Text, suffix: str, langs: Sequence[Lang]) -> str:
    """Return the name of a file in the first of its languages; without languages the file has none."""
    lang = langs[0] if langs else Lang.ZH
    parts = [imprint.park.say(lang), imprint.plan.say(lang), what.say(lang), imprint.day.isoformat()]
    if langs:
        parts.append(LANGUAGES[lang] if len(langs) == 1 else BOTH)
    return "_".join(_safe(part) for part in parts) + suffix


def _safe(name: str) -> str:
    return _NOT_IN_NAMES.sub("-", name).strip("-.")[:_MOST].rstrip("-.") or "-"

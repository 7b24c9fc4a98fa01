"""Names typed by people, shown as typed where Streamlit reads Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$^&=])")
_JOINED = re.compile(r"(?<=[:@])|(?<=www)(?=\\?\.)|(?<=\w)(?=@)")
WORD_JOINER = "\u2060"
"""A character without width: it breaks `:smile:`, `http://` and mail addresses, not the line."""


def show(name: str) -> str:
    """Give `name` so that Markdown shows it as it was typed, on one line.

    Emoji shortcodes and bare addresses are read after escapes are resolved, so those are
    broken with a character that takes no room.
    """
    return _JOINED.sub(WORD_JOINER, _MARKS.sub(r"\\\1", " ".join(name.split())))

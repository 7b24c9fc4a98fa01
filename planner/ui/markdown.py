"""Names typed by people, shown as typed where Streamlit reads Markdown.

That is every label, title, caption, alert, tooltip and expander, and the options of radios, pills
and segments. Options of pick lists, placeholders, tables and our own parts are plain text and
take names as they are; a chart has `planner.charts.frame.label`.
"""

import re

_MARKS = re.compile(r"[\\`*_\[\]<>~$^&|]|^[#+\-=]")
_NUMBERED = re.compile(r"^\d+(?=[.)](?:\s|$))")
_JOINED = re.compile(
    r"(?<=[:@])|(?<=www)(?=\.)|(?<=\w)(?=@)"  # shortcodes, addresses
    r"|(?<=[<>~])(?=\\?[=>-])|(?<=-)(?=\\?[->])"  # arrows, dashes, signs of comparison
)
WORD_JOINER = "\u2060"
"""A character without width: it breaks `:smile:`, `http://`, mail addresses and `->`, not the line."""


def show(name: str) -> str:
    """Return `name` so that Markdown shows it as it was typed, on one line.

    Only what Markdown would take is escaped, since readers of screens hear labels as they are
    handed over. Shortcodes, bare addresses and arrows are read after escapes are resolved, so
    those are broken with a character that takes no room.
    """
    line = " ".join(name.split())
    escaped = _MARKS.sub(lambda mark: f"\\{mark[0]}", _NUMBERED.sub(r"\g<0>\\", line))
    return _JOINED.sub(WORD_JOINER, escaped)

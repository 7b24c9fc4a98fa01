"""Text in a CSV that a spreadsheet leaves as it is: no formula, no date, no rounded number.

A spreadsheet that opens a CSV takes `=1+1` for a formula, `3-5` and `3月5日` for dates, `007`, `1E5`
and the digits of a long code for numbers, and writes them back changed. An apostrophe before such
text keeps it text, whatever apostrophes stand before it, and one is taken away on reading; so
every text comes back as it was. The apostrophe is what spreadsheets themselves put before text.
"""

import re
import unicodedata

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "'"
_DASH = "-"
_UNCHANGED = re.compile(r"(0|[1-9][0-9]{0,10}|(0|[1-9][0-9]{0,4})\.[0-9]{0,4}[1-9])")
"""Numbers that come back from a spreadsheet by the same digits: up to eleven are shown, none at the end is 0."""
_FIGURES = re.compile(r"[0-9\s.,:;/\\%()+\-eE$€£¥]*[0-9][0-9\s.,:;/\\%()+\-eE$€£¥]*")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    rf"[0-9]+\s*[-/ ]?\s*({_MONTHS})[a-z]*\.?(\s*[-/, ]?\s*[0-9]+)?"
    rf"|({_MONTHS})[a-z]*\.?\s*[-/, ]?\s*[0-9]+([-/, ]+[0-9]+)?"
    r"|([0-9]+年)?[0-9]+月([0-9]+[日号])?|[0-9]+年|[0-9]+[时時点][0-9]*分?([0-9]+秒)?"
    r"|[0-9:]+\s*[ap]m?|(上午|下午)[0-9:时時点分]+",
    re.IGNORECASE,
)
_TRUTHS = {"true", "false"}


def guard(text: str) -> str:
    """Return `text` such that a spreadsheet shows it and writes it back unchanged."""
    return _MARK + text if _is_at_risk(text) else text


def undo(text: str) -> str:
    """Return what `guard` was given; a plain dash and a number that comes back by itself have no mark."""
    if text.startswith(_MARK) and _is_at_risk(text[1:]):
        return text[1:]
    return text


def _is_at_risk(text: str) -> bool:
    bare = text.lstrip(_MARK)
    if not bare or text == _DASH or _UNCHANGED.fullmatch(text):
        return False
    folded = unicodedata.normalize("NFKC", bare)
    if bare.startswith(_SIGNS) or folded.startswith(_SIGNS):
        return True
    folded = folded.strip()
    return (
        folded.casefold() in _TRUTHS
        or _FIGURES.fullmatch(folded) is not None
        or _DATE.fullmatch(folded) is not None
    )

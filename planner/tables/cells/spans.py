"""Times that are longer than a day: months, quarters, years, ranges; each as its first and last day."""

import re
from datetime import date, timedelta

from planner.domain.park.quarter import FIRST_YEAR, LAST_YEAR, Quarter

Span = tuple[date, date]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    r"(?P<y>[0-9]{4})(?:年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日?|(?P<mark>[-/.])(?P<m2>[0-9]{1,2})(?P=mark)(?P<d2>[0-9]{1,2}))"
)
_DAY_NAMED = re.compile(
    rf"(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s*{_NAMED}|{_NAMED.replace('name', 'name2')}\s*"
    r"(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?),?\s*(?P<y>[0-9]{4})",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?P<y>[0-9]{4})(?:年(?P<m>[0-9]{1,2})月?份?|[-/.](?P<m2>[0-9]{1,2})|(?P<m3>0[1-9]|1[0-2]))(?P<part>[初底末]|[上中下]旬)?"
)
_MONTH_NAMED = re.compile(rf"{_NAMED},?\s*(?P<y>[0-9]{{4}})", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?P<y>[0-9]{4})(?:\s*[-./年]?\s*[Qq]\s*|\s*年?\s*第?)(?P<q>[1-4一二三四])(?:季度?)?(?P<part>[初底末])?"
)
_YEAR = re.compile(r"(?P<y>[0-9]{4})年?(?P<part>初|底|末|年初|年底|上半年|下半年)?")
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
_BETWEEN = re.compile(r"\s*[起至到~–—-]+\s*")
_AROUND = re.compile(r"(?:截?至|到|自|从|约)?\s*([0-9].*?)(?:之?前|以前|之?后|以后|止|起|左右)?")
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


def span_of(text: str) -> Span | None:
    """The first and last day of what `text` says; None if it says no time, or more than one reading."""
    return _plain(text) or _range(text) or _around(text)


def written_day(text: str) -> date | None:
    """The day that `text` writes with its month by name; None if it does not."""
    match = _DAY_NAMED.fullmatch(text)
    if match is None:
        return None
    month = _MONTHS.index((match["name"] or match["name2"]).lower()) + 1
    return _day(int(match["y"]), month, int(match["d"] or match["d2"]))


def _plain(text: str) -> Span | None:
    if match := _DAY.fullmatch(text):
        day = _day(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
        return None if day is None else (day, day)
    if match := _MONTH.fullmatch(text):
        return _part(_month(int(match["y"]), int(match["m"] or match["m2"] or match["m3"])), match)
    if match := _MONTH_NAMED.fullmatch(text):
        return _month(int(match["y"]), _MONTHS.index(match["name"].lower()) + 1)
    if match := _QUARTER.fullmatch(text):
        number = _CHINESE.get(match["q"]) or int(match["q"])
        return _part(_months(int(match["y"]), number * 3 - 2, number * 3), match)
    if match := _YEAR.fullmatch(text):
        first, last = _HALVES.get(match["part"] or "", (1, 12))
        return _part(_months(int(match["y"]), first, last), match)
    return None


def _part(span: Span | None, match: re.Match[str]) -> Span | None:
    """The beginning of a span, or its end, where only that is meant."""
    said = match["part"] or ""
    if span is None or said in _HALVES or said.endswith("旬"):
        return span
    day = span[0] if said.endswith("初") else span[1]
    return (day, day) if said else span


def _range(text: str) -> Span | None:
    for mark in _BETWEEN.finditer(text):
        before, after = _plain(text[: mark.start()].strip()), _plain(text[mark.end() :].strip())
        if before and after and before[0] <= after[1]:
            return before[0], after[1]
    return None


def _around(text: str) -> Span | None:
    match = _AROUND.fullmatch(text)
    return _plain(match[1].strip()) if match else None


def _month(year: int, month: int) -> Span | None:
    return _months(year, month, month)


def _months(year: int, first: int, last: int) -> Span | None:
    begins, ends = _day(year, first, 1), _day(year, last, 28)
    if begins is None or ends is None:
        return None
    after = ends + timedelta(days=4)
    return begins, after - timedelta(days=after.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def last_day(quarter: Quarter) -> date:
    """The last day of a quarter."""
    return (quarter + 1).first_day - timedelta(days=1)

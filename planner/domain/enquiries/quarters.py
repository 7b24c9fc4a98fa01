"""When a text wants to move in: quarters, months, ends of years, next year, in half a year."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from planner.domain.enquiries.fields import EnquiryField, Mention
from planner.domain.enquiries.passage import Passage
from planner.domain.park.quarter import Quarter, is_in_reach

_ORDER = {sign: n for n, signs in enumerate(("1一", "2二", "3三", "4四"), start=1) for sign in signs}
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_QUARTER = r"(?:q\s?(?P<q>[1-4])|第?(?P<han>[一二三四1-4])季度?|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
_YEAR = r"(?<!\d)(?P<year>20\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}\s*年?的?\s*{_QUARTER}",
        rf"{_QUARTER}\s*(?:of\s+|,\s*|/)?{_YEAR}",
        rf"(?P<next>明年|今年|后年)的?{_QUARTER}",
        rf"{_QUARTER}\s*(?:of\s+)?(?P<coming>next\s+year|this\s+year)",
        rf"{_YEAR}\s*[年./-]\s*(?P<number>1[0-2]|0?[1-9])(?:\s*月|[./-]\d{{1,2}}(?!\d))",
        rf"{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?{_YEAR}",
        rf"{_YEAR}\s*年(?P<end>底|末)|(?:end|close)\s+of\s+(?P<closing>20\d\d)",
        r"(?P<half>半年|六个月|6\s*个月|six\s+months|half\s+a\s+year|一年后|twelve\s+months)",
        rf"(?<![a-z0-9年])(?P<bare>{_QUARTER})(?!\s*[\d])",
    )
)
_OTHER = re.compile(
    r"来访|到访|成立|注册|创建|考察|拜访|设备|机器|营收|产值|founded|established|visit|registered|incorporated|machine|"
    r"equipment|turnover|revenue|letter\s+of|dated"
)


def quarters(passage: Passage, today: date) -> tuple[Mention, ...]:
    """Return the quarters in which a text may want to move in; dates of other things are left out."""
    found: list[tuple[int, int, Quarter]] = []
    for form in _FORMS:
        for match in form.finditer(passage.plain):
            quarter = _read(match, today)
            if quarter is None or any(match.start() < end and start < match.end() for start, end, _ in found):
                continue
            found.append((match.start(), match.end(), quarter))
    return tuple(_meant(passage, found))


def _meant(passage: Passage, found: list[tuple[int, int, Quarter]]) -> Iterator[Mention]:
    for start, end, quarter in sorted(found, key=lambda one: one[0]):
        if not _OTHER.search("".join(passage.clause(start, end))):
            words = passage.words(start, end)
            yield Mention(field=EnquiryField.QUARTER, value=quarter, words=words, start=start)


def _read(match: re.Match[str], today: date) -> Quarter | None:
    parts = {name: text for name, text in match.groupdict().items() if text}
    for name, read in _READERS.items():
        if name in parts:
            year, number = read(parts, today)
            return Quarter(year * 4 + number - 1) if is_in_reach(year) else None
    return None


def _number(parts: dict[str, str]) -> int:
    if "q" in parts:
        return int(parts["q"])
    return _ORDER[parts["han"]] if "han" in parts else _ORDINAL[parts["nth"]]


def _of_month(year: int, month: int) -> tuple[int, int]:
    return year, (month - 1) // 3 + 1


def _later(parts: dict[str, str], today: date) -> tuple[int, int]:
    months = 12 if parts["half"] in {"一年后", "twelve months"} else 6
    return _of_month(today.year + (today.month - 1 + months) // 12, (today.month - 1 + months) % 12 + 1)


def _bare(parts: dict[str, str], today: date) -> tuple[int, int]:
    number, ahead = _number(parts), today + timedelta(days=1)
    return ahead.year + (number < Quarter.of(ahead).number), number


def _year(today: date) -> int:
    """Return the year that is *this year*: that of the day after the last one told, at the end of a year the new one."""
    return (today + timedelta(days=1)).year


_READERS: dict[str, Callable[[dict[str, str], date], tuple[int, int]]] = {
    "half": _later,
    "end": lambda parts, _: (int(parts["year"]), 4),
    "closing": lambda parts, _: (int(parts["closing"]), 4),
    "next": lambda parts, today: (_year(today) + "今明后".index(parts["next"][0]), _number(parts)),
    "coming": lambda parts, today: (_year(today) + parts["coming"].startswith("next"), _number(parts)),
    "month": lambda parts, _: _of_month(int(parts["year"]), _MONTHS.index(parts["month"]) + 1),
    "number": lambda parts, _: _of_month(int(parts["year"]), int(parts["number"])),
    "year": lambda parts, _: (int(parts["year"]), _number(parts)),
    "bare": _bare,
}
"""How each form is read, by the part that tells it from the others."""

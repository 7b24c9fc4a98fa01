"""Quarters and dates, in the spellings people use."""

import re
from datetime import date, timedelta
from decimal import Decimal

from planner.domain.finding import Severity
from planner.domain.quarter import Quarter
from planner.domain.spelling import fold
from planner.tables.cells.verdict import Accepted, Ambiguous, Choice, Refused, Verdict, as_written
from planner.text import Message, Text, message

_QUARTER = re.compile(r"([0-9]{4})\s*[-./年]?\s*[Qq]\s*([1-4])")
_QUARTER_ZH = re.compile(r"([0-9]{4})\s*年?\s*第?([1-4一二三四])季度?")
_MONTH = re.compile(r"([0-9]{4})(?:年([0-9]{1,2})月?|[-/]([0-9]{1,2}))")
_DAY = re.compile(
    r"([0-9]{4})(?:年([0-9]{1,2})月([0-9]{1,2})日?|([-/.])([0-9]{1,2})\4([0-9]{1,2}))(?:[ T]00:00(?::00)?)?"
)
_PACKED_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.0+)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2}|[0-9]{4})")
_YEAR = re.compile(r"([0-9]{4})年?(底|初|中|上半年|下半年|末|年底|年初)?")
_PARTS_OF_YEAR = {
    "初": "1",
    "年初": "1",
    "上半年": "12",
    "下半年": "34",
    "中": "23",
    "底": "4",
    "末": "4",
    "年底": "4",
}
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = 32874
_LAST_SERIAL = 73050


def read_quarter(text: str) -> Verdict:
    """Read a quarter; a month or a day stands for the quarter it lies in, with a note."""
    folded = fold(text)
    if match := _QUARTER.fullmatch(folded) or _QUARTER_ZH.fullmatch(folded):
        number = _CHINESE.get(match[2]) or int(match[2])
        quarter = Quarter.parse(f"{match[1]}Q{number}")
        return Accepted(quarter, None if text.strip() == str(quarter) else _read_as(text, quarter))
    if (month := _MONTH.fullmatch(folded)) and (number := int(month[2] or month[3])) in range(1, 13):
        quarter = Quarter.of(date(int(month[1]), number, 1))
        return Accepted(quarter, _read_as(text, quarter))
    verdict = read_day(text)
    if isinstance(verdict, Refused):
        return verdict if isinstance(verdict, Ambiguous) else _no_quarter(folded)
    quarter = Quarter.of(verdict.value)
    return Accepted(quarter, _read_as(text, quarter), verdict.severity)


def read_day(text: str) -> Verdict:
    """Read a date, year first; the order of day and month is never guessed."""
    folded = fold(text)
    if match := _DAY.fullmatch(folded):
        parts = (match[1], match[2] or match[5], match[3] or match[6])
    elif match := _PACKED_DAY.fullmatch(folded):
        parts = (match[1], match[2], match[3])
    elif match := _SERIAL.fullmatch(folded):
        return _of_serial(int(match[1]), text)
    elif match := _DAY_FIRST.fullmatch(folded):
        return _day_or_month(match)
    else:
        return Refused(message("应为日期，例如 2023-03-31", "a date such as 2023-03-31 is needed"))
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        return Refused(message("没有这一天", "there is no such day"))
    return Accepted(day, None if text.strip() == day.isoformat() else _read_as(text, day))


def _of_serial(serial: int, text: str) -> Verdict:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return Refused(message("应为日期，例如 2023-03-31", "a date such as 2023-03-31 is needed"))
    day = _SERIAL_ZERO + timedelta(days=serial)
    return Accepted(day, _read_as(text, day), Severity.WARNING)


def _read_as(text: str, value: Quarter | date) -> Message:
    return message("“{text}” 读作 {value}", "“{text}” read as {value}", text=text, value=str(value))


def _no_quarter(folded: str) -> Refused:
    if match := _YEAR.fullmatch(folded):
        quarters = _PARTS_OF_YEAR.get(match[2] or "", "1234")
        said = message("是哪个季度?请写成 2024Q3", "which quarter? Write it as 2024Q3")
        return Ambiguous(said, as_written(*(f"{match[1]}Q{number}" for number in quarters)))
    if _is_decimal_month(folded):
        year, month = folded.split(".")
        said = message("是月份还是小数?请写成 2024Q3", "a month or a decimal? Write it as 2024Q3")
        if not 1 <= int(month) <= 12:
            return Refused(said)
        shown = Text(f"{year}年{int(month)}月", f"month {int(month)} of {year}")
        return Ambiguous(said, (Choice(f"{year}-{int(month):02d}", shown),))
    return Refused(message("应为季度，例如 2024Q3", "a quarter such as 2024Q3 is needed"))


def _day_or_month(match: re.Match[str]) -> Refused:
    said = message(
        "日月顺序不明，请写成 2023-03-31", "day or month first? Write it as 2023-03-31, or as 2023Q1"
    )
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    readings = []
    for month, day in ((match[1], match[2]), (match[2], match[1])):
        try:
            readings.append(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return Ambiguous(said, as_written(*readings)) if readings else Refused(said)


def _is_decimal_month(folded: str) -> bool:
    return re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}", folded) is not None and Decimal(folded) > 1900

"""Quarters and dates, in the spellings people use."""

import re
from datetime import date, timedelta
from decimal import Decimal

from planner.domain.park.quarter import FIRST_YEAR, LAST_YEAR, Quarter
from planner.domain.solving.finding import Severity
from planner.domain.vocabulary.spelling import fold
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue, Choice, Verdict, as_written
from planner.tables.cells.spans import span_of, written_day
from planner.text import Message, Text, message

_QUARTER = re.compile(r"([0-9]{4})\s*[-./年]?\s*[Qq]\s*([1-4])")
_QUARTER_ZH = re.compile(r"([0-9]{4})\s*年?\s*第?([1-4一二三四])季度?")
_MONTH = re.compile(r"([0-9]{4})(?:年([0-9]{1,2})月?份?|[-/]([0-9]{1,2}))")
_DAY = re.compile(
    r"([0-9]{4})(?:年([0-9]{1,2})月([0-9]{1,2})日?|([-/.])([0-9]{1,2})\4([0-9]{1,2}))"
    r"(?:[ T]*(?:上午|下午|中午|晚上)?(?:[ T](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"|[ T]24:00(?::00)?|[01]?[0-9][时点](?:[0-5]?[0-9]分)?|2[0-4][时点](?:[0-5]?[0-9]分)?)?)?"
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
_YEARS = message(
    "年份应在 {first} 到 {last} 之间",
    "a year from {first} to {last} is needed",
    first=FIRST_YEAR,
    last=LAST_YEAR,
)
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = 32874
_LAST_SERIAL = 73050


def read_quarter(text: str) -> Verdict:
    """Read a quarter; a month or a day stands for the quarter it lies in, with a note."""
    folded = fold(text)
    if match := _QUARTER.fullmatch(folded) or _QUARTER_ZH.fullmatch(folded):
        number = _CHINESE.get(match[2]) or int(match[2])
        if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return CellFault(_YEARS)
        quarter = Quarter.parse(f"{match[1]}Q{number}")
        return CellValue(quarter, None if text.strip() == str(quarter) else _read_as(text, quarter))
    if (month := _MONTH.fullmatch(folded)) and (number := int(month[2] or month[3])) in range(1, 13):
        if not FIRST_YEAR <= int(month[1]) <= LAST_YEAR:
            return CellFault(_YEARS)
        quarter = Quarter.of(date(int(month[1]), number, 1))
        return CellValue(quarter, _read_as(text, quarter))
    verdict = read_day(text)
    if isinstance(verdict, CellFault):
        return _no_quarter(folded, verdict)
    quarter = Quarter.of(verdict.value)
    return CellValue(quarter, _read_as(text, quarter), verdict.severity)


def read_end(text: str) -> Verdict:
    """Read the first quarter in which something is over; a last day or month is asked about."""
    folded = fold(text)
    verdict = read_quarter(text)
    if isinstance(verdict, CellFault) or _QUARTER.fullmatch(folded) or _QUARTER_ZH.fullmatch(folded):
        return verdict
    quarter: Quarter = verdict.value
    return Ambiguous(
        message(
            "“{text}”在 {quarter}，从哪个季度起空出？",
            "“{text}” lies in {quarter}; from which quarter is it free?",
            text=text,
            quarter=str(quarter),
        ),
        as_written(str(quarter + 1), str(quarter)),
    )


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
    elif (named := written_day(folded)) is not None:
        return CellValue(named, _read_as(text, named))
    else:
        return _no_day(folded)
    return _dated(parts, text)


def _dated(parts: tuple[str, str, str], text: str) -> Verdict:
    if not FIRST_YEAR <= int(parts[0]) <= LAST_YEAR:
        return CellFault(_YEARS)
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        return CellFault(message("没有这一天", "there is no such day"))
    return CellValue(day, None if text.strip() == day.isoformat() else _read_as(text, day))


def _no_day(folded: str) -> CellFault:
    """Ask which day is meant by a month, a year, a range; refuse what says no time."""
    span = span_of(folded)
    if span is None:
        return CellFault(message("应为日期，例如 2023-03-31", "a date such as 2023-03-31 is needed"))
    return Ambiguous(
        message("是哪一天？请选择或写成 2023-03-31", "which day? Choose, or write it as 2023-03-31"),
        as_written(*(day.isoformat() for day in span)),
    )


def _of_serial(serial: int, text: str) -> Verdict:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return CellFault(message("应为日期，例如 2023-03-31", "a date such as 2023-03-31 is needed"))
    day = _SERIAL_ZERO + timedelta(days=serial)
    return CellValue(day, _read_as(text, day), Severity.WARNING)


def _read_as(text: str, value: Quarter | date) -> Message:
    return message("“{text}” 读作 {value}", "“{text}” read as {value}", text=text, value=str(value))


def _no_quarter(folded: str, no_day: CellFault) -> CellFault:
    if match := _YEAR.fullmatch(folded):
        quarters = _PARTS_OF_YEAR.get(match[2] or "", "1234")
        said = message("是哪个季度？请写成 2024Q3", "which quarter? Write it as 2024Q3")
        return Ambiguous(said, as_written(*(f"{match[1]}Q{number}" for number in quarters)))
    if _is_decimal_month(folded):
        return _decimal_month(folded)
    span = span_of(folded)
    if span is not None and span[0].year > FIRST_YEAR:
        said = message("是哪个季度？请写成 2024Q3", "which quarter? Write it as 2024Q3")
        return Ambiguous(said, as_written(*(str(Quarter.of(day)) for day in span)))
    if isinstance(no_day, Ambiguous):
        return no_day
    return CellFault(message("应为季度，例如 2024Q3", "a quarter such as 2024Q3 is needed"))


def _decimal_month(folded: str) -> CellFault:
    """Ask of `2023.1`, which as a number may have been `2023.10`."""
    year, month = folded.split(".")
    said = message("是月份还是小数？请写成 2024Q3", "a month or a decimal? Write it as 2024Q3")
    months = [int(month)] + ([10] if month == "1" else [])
    choices = (
        Choice(f"{year}-{one:02d}", Text(f"{year}年{one}月", f"month {one} of {year}")) for one in months
    )
    return Ambiguous(said, tuple(choices)) if 1 <= int(month) <= 12 else CellFault(said)


def _day_or_month(match: re.Match[str]) -> CellFault:
    said = message(
        "日月顺序不明，请写成 2023-03-31 或 2023Q1",
        "day or month first? Write it as 2023-03-31, or as 2023Q1",
    )
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    readings = []
    for month, day in ((match[1], match[2]), (match[2], match[1])):
        try:
            readings.append(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return Ambiguous(said, as_written(*readings)) if readings else CellFault(said)


def _is_decimal_month(folded: str) -> bool:
    return re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}", folded) is not None and Decimal(folded) > 1900

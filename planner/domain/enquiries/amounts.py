"""Amounts in a text: numbers in figures and words, single or from–to, with their unit of measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.enquiries.passage import Passage

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN = "零一二两三四五六七八九十百千"
_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
)
_WORD = rf"(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})\s+(?:hundred|thousand)"
NUMBER = rf"(?:{_DIGITS}\s*[万亿]?|[{_HAN}]{{2,}}|{_WORD})"

_M2 = r"(?:平方米|平米|平方|平(?![均台衡时整])|²|m²|m2|sq\.?\s?m(?:et(?:re|er)s?)?\.?|sqm|square\s+met(?:re|er)s?)"
_FT2 = r"(?:sq\.?\s?f(?:ee)?t\.?|square\s+f(?:ee|oo)t|ft²|ft2|平方英尺)"
_PER_DAY = r"\s*(?:/|每|per\s+|a\s+)\s*(?:天|日|day|d\b)"
_PER_MONTH = r"\s*(?:/|每|per\s+|a\s+)\s*(?:个?月|month)"
_WATER = r"(?:吨|立方米?|方|m³|m3|t(?:onnes?|ons?)?|cubic\s+met(?:re|er)s?)"
_PER_HOUR = r"(?:\s*(?:/|每|per\s+|an\s+)\s*(?:小时|时|hours?|hr|h\b))"
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("load", rf"(?:k\s?n\s*/\s*(?:{_M2})|kpa|千牛/\s*{_M2})", "1"),
    ("load", rf"(?:吨|t(?:onnes?)?)\s*(?:/|每|per)\s*(?:{_M2})", "10"),
    ("load", rf"(?:公斤|千克|kg)\s*(?:/|每|per)\s*(?:{_M2})", "0.01"),
    ("load", r"(?:psf|lb\s*/\s*(?:ft²|ft2|sq\.?\s?ft))", "0.0478803"),
    ("steam", rf"(?:吨|t(?:onnes?|ons?)?(?:\s+of\s+steam)?){_PER_HOUR}|tph", "1"),
    ("steam", rf"(?:公斤|千克|kg){_PER_HOUR}", "0.001"),
    ("water", rf"{_WATER}{_PER_DAY}", "1"),
    ("water", rf"{_WATER}{_PER_MONTH}", "1/30"),
    ("daily", r"(?:吨|立方米?|方(?!米))", "1"),
    ("power", r"(?:个?千瓦(?!时)|kilowatts?|kw(?!h))", "1"),
    ("power", r"(?:兆瓦(?!时)|mw(?!h))", "1000"),
    ("power", r"(?:kva|千伏安)", "0.8"),
    ("area", _M2, "1"),
    ("area", _FT2, "0.09290304"),
    ("area", r"(?:亩|mu\b)", "666.6667"),
    ("area", r"(?:公顷|hectares?|ha\b)", "10000"),
    ("length", r"(?:米|m(?![a-z0-9²³/])|met(?:re|er)s?\b)", "1"),
    ("length", r"(?:ft\b|feet|英尺)", "0.3048"),
)
"""Measure, its spellings, and the factor to the unit of the field (kN/㎡, t/h, m³/d, kW, ㎡, m).

A transformer of so many kVA carries 0.8 as many kW, as the tables of buildings have it.
"""
_UNIT = "|".join(f"(?P<u{n}>{spelling})" for n, (_, spelling, _) in enumerate(_UNITS))
_ANY_UNIT = "|".join(f"(?:{spelling})" for _, spelling, _ in _UNITS)
_AMOUNT = re.compile(
    rf"(?<![\d.,a-z])(?P<low>{NUMBER})\s*(?:(?:{_ANY_UNIT})?\s*(?:-|~|至|到|\bto\b|\band\b)\s*(?P<high>{NUMBER})\s*)?"
    rf"(?:{_UNIT})"
)


@dataclass(frozen=True)
class Amount:
    """A number with a unit: `low` and `high` in the unit of the measure, equal where one number stands."""

    measure: str
    low: Decimal
    high: Decimal
    start: int
    end: int


def amounts(passage: Passage) -> Iterator[Amount]:
    """Return every amount of a text in order."""
    for found in _AMOUNT.finditer(passage.plain):
        number = next(n for n in range(len(_UNITS)) if found[f"u{n}"] is not None)
        measure, _, factor = _UNITS[number]
        low, high = number_of(found["low"]), number_of(found["high"] or found["low"])
        yield Amount(measure, _times(low, factor), _times(high, factor), found.start(), found.end())


def number_of(written: str) -> Decimal:
    """Return the number that figures, Chinese or English words write: `1,800`, `0.08万`, `一千五百`, `fifteen hundred`."""
    text = written.strip().replace(",", "")
    if text[0].isdigit():
        size = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(text[-1], Decimal(1))
        return Decimal(text.rstrip("万亿").strip()) * size
    if text[0] in _HAN:
        return Decimal(_han(text))
    small, large = text.split()
    return Decimal(_SMALL.index(small) * (100 if large == "hundred" else 1000))


def _han(text: str) -> int:
    total, digit = 0, 0
    for sign in text:
        if sign in "十百千":
            total += (digit or 1) * 10 ** ("十百千".index(sign) + 1)
            digit = 0
        else:
            digit = 2 if sign == "两" else "零一二三四五六七八九".index(sign)
    return total + digit


def _times(number: Decimal, factor: str) -> Decimal:
    over, _, under = factor.partition("/")
    return number * Decimal(over) / Decimal(under or 1)

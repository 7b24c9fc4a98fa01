"""How numbers, quarters and dates are written: the one place for screens and files."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang, Text, money

Number = int | float | Decimal | Fraction


_MEASURED = re.compile(r"(?<![\w.,-])\d{4,}(?=(?:\.\d+)? (?:㎡|kW|m³/d|t/h|t/a|万元|10k yuan))")
"""Four digits or more before a unit; never a year, a quarter or part of a code."""

NONE = "—"
"""Shown where there is no value."""


def rounded(value: Number, places: int = 0) -> Decimal:
    """Return `value` rounded half up to `places` decimals, however long; infinity and NaN stay."""
    exact = _decimal(value)
    if not exact.is_finite():
        return exact
    with localcontext() as context:
        context.prec = max(context.prec, exact.adjusted() + places + 2)
        return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: Number | None, places: int = 0) -> str:
    """Write a number with thousands separators: `75,210`, `-1,234.5`."""
    if value is None:
        return NONE
    told = rounded(value, places)
    return f"{told or abs(told):,f}"


def span(value: Number, bound: Number | None, *, is_proven: bool) -> str:
    """Write a value that is proven, or what the best one lies between: `1,200 … 1,250 *`, `1,200 … ? *`."""
    if is_proven:
        return number(value)
    if bound is None:
        return f"{number(value)} … ? *"
    if bound == value:
        return f"{number(value)} *"
    low, high = (value, bound) if bound > value else (bound, value)
    return f"{number(low)} … {number(high)} *"


def interval(low: Number, high: Number, places: int = 0) -> str:
    """Write the ends of an interval: `11–13`, below zero `-13 … -11`, so that no sign is taken for the dash."""
    return f"{number(low, places)}{'–' if low >= 0 else ' … '}{number(high, places)}"


def short_number(value: Number, most_places: int = 2) -> str:
    """Write a number with as many decimals as it has, at most `most_places`: `6.4`, `480`."""
    text = number(value, most_places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def area(value: Number | None) -> str:
    """Write an area in whole square metres: `1,870 ㎡`."""
    return NONE if value is None else f"{number(value)} ㎡"


def money_10k(value: Number | None, lang: Lang) -> str:
    """Write an amount of 万元: `2,820 万元`, `28.2 million yuan`."""
    return money_text(value).say(lang)


def money_text(value: Number | None) -> Text:
    """Write an amount of 万元 in both languages, to stand in a sentence."""
    return Text(NONE, NONE) if value is None else money(rounded(value, 1))


def amount(value: Number | None, resource: Resource) -> str:
    """Write a draw or a cap with its unit: `6.4 t/h`."""
    return NONE if value is None else f"{short_number(value)} {RESOURCE_UNITS[resource]}"


def percent(share: Number | None, places: int = 1) -> str:
    """Write a fraction as per cent: 0.963 → `96.3%`."""
    return NONE if share is None else f"{number(_decimal(share) * 100, places)}%"


def gap(fraction: float | None) -> str:
    """Write a solver's gap: exactly 0 as `0%`, a small one never as zero: 0.00002 → `<0.01%`."""
    if fraction is None:
        return NONE
    if fraction == 0:
        return "0%"
    return "<0.01%" if fraction < 0.0001 else percent(fraction, 2)


def seconds(value: float) -> str:
    """Write a duration: `12.3 s`."""
    return f"{number(value, 1)} s"


def grouped(sentence: str) -> str:
    """Return a sentence with thousands separators in its amounts: `2700 ㎡` → `2,700 ㎡`."""
    return _MEASURED.sub(lambda found: f"{int(found[0]):,}", sentence)


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters: where some are left out, an ellipsis says so."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def quarter(value: Quarter | None) -> str:
    """Write a quarter: `2024Q3`."""
    return NONE if value is None else str(value)


def period(start: Quarter, end: Quarter) -> str:
    """Write the quarters from `start` to the one before `end`: `2024Q1–2028Q4`."""
    return f"{start}–{end.previous}"


def day(value: date | None) -> str:
    """Write a day: `2024-07-01`."""
    return NONE if value is None else value.isoformat()


def month(value: date) -> str:
    """Write a month: `2024-07`."""
    return f"{value:%Y-%m}"


def moment(value: datetime) -> str:
    """Write a point in time in the zone of this machine, to the minute."""
    return f"{value.astimezone():%Y-%m-%d %H:%M}"


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)

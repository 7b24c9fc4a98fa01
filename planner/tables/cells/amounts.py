"""Whole numbers and decimals, with the units and marks people write around them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.finding import Severity
from planner.tables.cells.folding import fold, spelling
from planner.tables.cells.verdict import Accepted, Ambiguous, Refused, Verdict, as_written
from planner.tables.columns.quantity import Quantity
from planner.text import Message, message, plain

_ONE = Decimal(1)
_MOST_DIGITS = 15
_LONGEST = 100
_NUMBER = re.compile(
    r"(?P<about>大约|约为|约|大概|近|~|≈|about|approx\.?)?\s*"
    r"(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*"
    r"(?P<more>余|多)?\s*"
    r"(?P<unit>(?!左右|上下)[^0-9.,].*?)?\s*"
    r"(?P<roughly>左右|上下)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_ENDS = re.compile(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?)[^0-9.]*[-~–—至到]\s*(?P<high>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^0-9.,]*)"
)
_RANGE = re.compile(r"[0-9]\D*[-~–—至到]\s*[0-9]")


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal
    is_plain: bool
    is_rough: bool


def read_decimal(text: str, *, of: Quantity | None, decimals: int, factor: Decimal | None = None) -> Verdict:
    """Read a decimal; `factor` is that of the unit in the header, for numbers without their own."""
    amount = _amount(text, of=of, factor=factor)
    if isinstance(amount, Refused):
        return amount
    if -int(amount.value.as_tuple().exponent) > decimals:
        return Refused(
            message("最多 {most} 位小数", "at most {most} decimals are kept exactly", most=decimals)
        )
    if len(amount.value.as_tuple().digits) > _MOST_DIGITS:
        return Refused(message("数字过长", "the number is too long"))
    return _accepted(text, amount.value, amount)


def read_whole(text: str, *, of: Quantity | None, factor: Decimal | None = None) -> Verdict:
    """Read a whole number; `3.0` is one, `3.5` is not."""
    amount = _amount(text, of=of, factor=factor)
    if isinstance(amount, Refused):
        return amount
    if amount.value != amount.value.to_integral_value():
        return Refused(message("应为整数", "a whole number is needed"))
    if len(amount.value.as_tuple().digits) > _MOST_DIGITS:
        return Refused(message("数字过长", "the number is too long"))
    return _accepted(text, int(amount.value), amount)


def _accepted(text: str, value: Decimal | int, amount: _Amount) -> Accepted:
    shown = plain(Decimal(value))
    if amount.is_rough:
        return Accepted(
            value,
            message(
                "约数，按 {value} 读取，请核实",
                "an approximate figure, read as {value}: please check",
                value=shown,
            ),
            Severity.WARNING,
        )
    if not amount.is_plain:
        return Accepted(
            value, message("“{text}” 读作 {value}", "“{text}” read as {value}", text=text, value=shown)
        )
    return Accepted(value)


def _amount(text: str, *, of: Quantity | None, factor: Decimal | None) -> _Amount | Refused:
    folded = fold(text) if len(text) <= _LONGEST else ""
    if _RANGE.search(folded.lstrip("~-")):
        return _range(folded)
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return Refused(_number_wanted(of))
    if "," in match["number"] and _GROUPED.fullmatch(match["number"]) is None:
        return _comma(folded, match["number"])
    if of is not None and of.asks and factor is None and not match["unit"]:
        said = message("没有写单位，是哪一种?", "no unit is given; which is it?")
        return Ambiguous(said, as_written(*(f"{match['number']}{unit}" for unit in of.asks)))
    own = _factor(match["unit"] or "", of=of, default=factor or _ONE)
    if own is None:
        return Refused(_number_wanted(of))
    value = Decimal(match["number"].replace(",", "")) * own
    return _Amount(
        value=Decimal(plain(value)) + 0,
        is_plain=text.strip() == match["number"] and "," not in text,
        is_rough=bool(match["about"] or match["more"] or match["roughly"]),
    )


def _range(folded: str) -> Refused:
    """Ask for one end of a range, or its middle."""
    said = message("这是一个范围，请只填一个数", "this is a range; give one number")
    ends = _ENDS.fullmatch(folded)
    if ends is None:
        return Refused(said)
    low, high = Decimal(ends["low"]), Decimal(ends["high"])
    middle = ((low + high) / 2).quantize(_ONE if low == low.to_integral_value() else Decimal("0.1"))
    unit = ends["unit"] or ""
    return Ambiguous(said, as_written(*(f"{plain(one)}{unit}" for one in (low, middle, high))))


def _comma(folded: str, number: str) -> Refused:
    said = message(
        "逗号是千分位还是小数点?请改写",
        "is the comma a thousands separator or a decimal point? Write it without",
    )
    if number.count(",") != 1 or "." in number:
        return Refused(said)
    readings = (number.replace(",", "."), number.replace(",", ""))
    return Ambiguous(said, as_written(*(folded.replace(number, reading) for reading in readings)))


def _factor(unit: str, *, of: Quantity | None, default: Decimal) -> Decimal | None:
    if not unit:
        return default
    return None if of is None else of.factors.get(spelling(unit))


def _number_wanted(of: Quantity | None) -> Message:
    if of is None:
        return message("应为数字", "a number is needed")
    return message("应为数字，单位 {unit}", "a number in {unit} is needed", unit=of.shown)

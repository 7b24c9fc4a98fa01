"""Whole numbers and decimals, with the units and marks people write around them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.domain.solving.finding import Severity
from planner.domain.vocabulary.spelling import fold
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue, Choice, Verdict, as_written
from planner.tables.columns.quantity import ONE, Quantity, StatedUnit
from planner.text import Message, Text, message, plain

_MOST_DIGITS = 15
_LONGEST = 100
_LONGEST_UNIT = 12
_NUMBER = re.compile(
    r"(?P<about>大约|约为|约|大概|近|~|≈|about|approx\.?)?\s*"
    r"(?P<money>¥|rmb|cny|人民币)?\s*"
    r"(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:e[+-][0-9]{1,2})?)\s*"
    r"(?P<more>余|多)?\s*"
    r"(?P<unit>(?!左右|上下)[^0-9.,].*?)?\s*"
    r"(?P<roughly>左右|上下)?",
    re.IGNORECASE,
)
_THIN = re.compile("(?<=[0-9])[\u00a0\u2000-\u200a\u202f\u205f](?=[0-9]{3}(?![0-9]))")
"""Spaces that part thousands, as typesetters write them; a plain space may part two numbers."""
_PARTED = re.compile(r"([+-]?[0-9]{1,3}(?: [0-9]{3})+)([^0-9]*)")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_ENDS = re.compile(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?)[^0-9.]*[-~–—至到]\s*(?P<high>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^0-9.,]*)"
)
_RANGE = re.compile(r"[0-9]\D*[-~–—至到]\s*[0-9]")


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Fraction
    is_plain: bool
    is_rough: bool
    is_converted: bool


def read_decimal(
    text: str, *, of: Quantity | None, decimals: int, stated: StatedUnit | None = None
) -> Verdict:
    """Read a decimal; `stated` is the unit in the header, for numbers without their own.

    What a unit turns into more decimals than are kept is rounded, and said.
    """
    amount = _amount(text, of=of, decimals=decimals, stated=stated)
    if isinstance(amount, CellFault):
        return amount
    value, is_exact = _decimal(amount.value, decimals)
    if not is_exact and not amount.is_converted:
        return CellFault(
            message("最多 {most} 位小数", "at most {most} decimals are kept exactly", most=decimals)
        )
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return CellFault(message("数字过长", "the number is too long"))
    return _rounded(text, value) if not is_exact else _accepted(text, value, amount)


def read_whole(text: str, *, of: Quantity | None, stated: StatedUnit | None = None) -> Verdict:
    """Read a whole number; `3.0` is one, `3.5` is not. A unit that cannot give one is rounded, and said."""
    amount = _amount(text, of=of, decimals=0, stated=stated)
    if isinstance(amount, CellFault):
        return amount
    value, is_exact = _decimal(amount.value, 0)
    if not is_exact and (not amount.is_converted or _ends(amount.value)):
        return CellFault(message("应为整数", "a whole number is needed"))
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return CellFault(message("数字过长", "the number is too long"))
    return _rounded(text, int(value)) if not is_exact else _accepted(text, int(value), amount)


def _decimal(value: Fraction, decimals: int) -> tuple[Decimal, bool]:
    """The value with so many decimals, and whether that is all of it."""
    step = 10**decimals
    kept = Fraction(round(value * step), step)
    return Decimal(plain(Decimal(kept.numerator) / Decimal(kept.denominator))) + 0, kept == value


def _ends(value: Fraction) -> bool:
    """Whether the value has an end when it is written as a decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _rounded(text: str, value: Decimal | int) -> CellValue:
    said = message(
        "“{text}” 换算后四舍五入为 {value}",
        "“{text}” is converted and rounded to {value}",
        text=text,
        value=plain(Decimal(value)),
    )
    return CellValue(value, said, Severity.WARNING)


def _accepted(text: str, value: Decimal | int, amount: _Amount) -> CellValue:
    shown = plain(Decimal(value))
    if amount.is_rough:
        return CellValue(
            value,
            message(
                "约数，按 {value} 读取，请核实",
                "an approximate figure, read as {value}: please check",
                value=shown,
            ),
            Severity.WARNING,
        )
    if not amount.is_plain:
        return CellValue(
            value, message("“{text}” 读作 {value}", "“{text}” read as {value}", text=text, value=shown)
        )
    return CellValue(value)


def _amount(
    text: str, *, of: Quantity | None, decimals: int, stated: StatedUnit | None
) -> _Amount | CellFault:
    folded = fold(_THIN.sub("", text)) if len(text) <= _LONGEST else ""
    if _RANGE.search(folded.lstrip("~-")):
        return _range(folded)
    if (parted := _PARTED.fullmatch(folded)) is not None:
        said = message("空格是千分位吗？", "does the space separate thousands?")
        return Ambiguous(said, as_written(parted[1].replace(" ", "") + parted[2]))
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return CellFault(_number_wanted(of))
    if "," in match["number"] and _GROUPED.fullmatch(match["number"]) is None:
        return _comma(folded, match["number"])
    factor = _factor(match, of=of, decimals=decimals, stated=stated)
    if isinstance(factor, CellFault):
        return factor
    return _Amount(
        value=_value(match) * factor,
        is_plain=text.strip() == match["number"] and "," not in text and "e" not in text.lower(),
        is_rough=bool(match["about"] or match["more"] or match["roughly"]),
        is_converted=factor != ONE,
    )


def _value(match: re.Match[str]) -> Fraction:
    return Fraction(Decimal(match["number"].replace(",", "")))


def _factor(
    match: re.Match[str], *, of: Quantity | None, decimals: int, stated: StatedUnit | None
) -> Fraction | CellFault:
    """The factor of the unit beside a number, else of its header; a refusal where that stays open."""
    unit = match["unit"] or ""
    if of is None:
        return ONE if not unit and not match["money"] else CellFault(_number_wanted(of))
    if not unit and match["money"] and stated is None:
        return _yuan(match, of, decimals)
    if not unit:
        return _bare(match["number"], of, stated)
    if (known := of.factor(unit)) is not None:
        return known
    if stated is not None and stated.includes(unit):
        return stated.factor
    return _open(match, unit, of, decimals) if of.senses(unit) else _unknown(match["number"], unit, of)


def _bare(number: str, of: Quantity, stated: StatedUnit | None) -> Fraction | CellFault:
    if of.asks and stated is None:
        said = message("没有写单位，是哪一种？", "no unit is given; which is it?")
        return Ambiguous(said, as_written(*(f"{number}{unit}" for unit in of.asks if of.factor(unit))))
    return ONE if stated is None else stated.factor


def _yuan(match: re.Match[str], of: Quantity, decimals: int) -> Fraction | CellFault:
    """Ask what an amount with a money sign and no unit is in."""
    if of.factor("元") is not None:
        said = message("是元还是{unit}？", "yuan, or {unit}?", unit=of.shown)
        return Ambiguous(said, as_written(f"{match['number']}元", f"{match['number']}{of.shown.zh}"))
    return _open(match, "元", of, decimals) if of.senses("元") else CellFault(_number_wanted(of))


def _open(match: re.Match[str], unit: str, of: Quantity, decimals: int) -> CellFault:
    """Ask in which sense a unit is meant that says too little."""
    said = message(
        "单位“{unit}”没有说全，按哪一种？", "the unit “{unit}” says too little; which is it?", unit=unit
    )
    senses = of.senses(unit)
    values = (_decimal(_value(match) * sense.factor, decimals)[0] for sense in senses)
    choices = (_sensed(value, of, sense.means) for value, sense in zip(values, senses, strict=True))
    return Ambiguous(said, tuple(choices))


def _sensed(value: Decimal, of: Quantity, means: Text) -> Choice:
    zh, en = (f"{plain(value)} {unit}" for unit in (of.shown.zh, of.shown.en))
    return Choice(f"{plain(value)}{of.shown.zh}", Text(f"{zh}（{means.zh}）", f"{en} ({means.en})"))


def _unknown(number: str, unit: str, of: Quantity) -> CellFault:
    """Ask what a unit means that nobody knows; what is no unit at all is refused."""
    if len(unit) > _LONGEST_UNIT or re.search(
        r"[0-9_!?]|[^\w/·%²³㎡㎥]", unit.replace("m2", "").replace("m3", "")
    ):
        return CellFault(_number_wanted(of))
    said = message(
        "不认识的单位“{unit}”，应为 {wanted}",
        "unknown unit “{unit}”; {wanted} is needed",
        unit=unit,
        wanted=of.shown,
    )
    return Ambiguous(said, as_written(*(f"{number}{offered}" for offered in of.offers if of.factor(offered))))


def _range(folded: str) -> CellFault:
    """Ask for one end of a range, or its middle."""
    said = message("这是一个范围，请只填一个数", "this is a range; give one number")
    ends = _ENDS.fullmatch(folded)
    if ends is None:
        return CellFault(said)
    low, high = Decimal(ends["low"]), Decimal(ends["high"])
    middle = ((low + high) / 2).quantize(Decimal(1) if low == low.to_integral_value() else Decimal("0.1"))
    unit = ends["unit"] or ""
    return Ambiguous(said, as_written(*(f"{plain(one)}{unit}" for one in (low, middle, high))))


def _comma(folded: str, number: str) -> CellFault:
    said = message(
        "逗号是千分位还是小数点？请改写",
        "is the comma a thousands separator or a decimal point? Write it without",
    )
    if number.count(",") != 1 or "." in number:
        return CellFault(said)
    readings = (number.replace(",", "."), number.replace(",", ""))
    return Ambiguous(said, as_written(*(folded.replace(number, reading) for reading in readings)))


def _number_wanted(of: Quantity | None) -> Message:
    if of is None:
        return message("应为数字", "a number is needed")
    return message("应为数字，单位 {unit}", "a number in {unit} is needed", unit=of.shown)

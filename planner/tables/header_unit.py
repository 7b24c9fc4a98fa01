"""The unit of measure in a header: in brackets, after a slash, or with no mark; known, asked about, or none."""

import re
from dataclasses import dataclass
from fractions import Fraction

from planner.domain.vocabulary.spelling import spelling
from planner.tables.cells.cell_result import Choice
from planner.tables.columns.column import Column
from planner.tables.columns.quantity import ONE, Quantity, StatedUnit, unit_of
from planner.text import Lang, Message, Text, message

_BRACKETS = str.maketrans("[]{}<>【】\u3014\u3015《》「」〈〉", "()" * 8)
_BRACKETED = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_MARKED = re.compile(r"[/:,;|_—-]+")
_FACTOR = re.compile(r"(.*?)[×x*]([0-9]+(?:\.[0-9]+)?)(?:[/÷]([0-9]+))?")
_LIKE_A_UNIT = re.compile(r"[^0-9]*([元币吨亩]|公顷|英尺|平方|立方|m2|m3|kw|kva|kg)")
_NO_UNIT = re.compile(
    r"(必填|选填|可选|可空|预计|预估|估算|估计|约|计划|拟|实际|现状|合计|总计|累计|满产|达产后?|投产后|[年月日]?均|平均|峰值|"
    r"最大|最小|最高|最低|期望|意向|每年|年|整数|数字|全年|一年|20[0-9]{2}年?度?|截至.*|[不]?含.*|[例如注见填按].*|"
    r"optional|planned|est\.?|estimated|approx\.?|required|gross|net|max\.?|min\.?|e\.g\..*|actual|total|peak|average|"
    r"a ?year|annual|[/~])+"
)
"""Words in a header's brackets that name no unit."""
_PERIODS = {"年": "/a", "月": "/月", "季": "/季", "日": "/d", "天": "/d"}
_TIMES = frozenset((*_PERIODS.values(), "/h"))


@dataclass(frozen=True, kw_only=True)
class UnclearUnit:
    """A unit in a header that says too little or that nobody knows; `choices` are headers that would do."""

    unit: str
    said: Message
    choices: tuple[Choice, ...]


UnitFound = StatedUnit | UnclearUnit | None


def unit_in(header: str, column: Column, *, answered: str = "", beside: str = "") -> UnitFound:
    """The unit that a header states for `column`; `answered` is what a person said it is instead.

    `beside` is the unit that the sheet names elsewhere, for headers that name none.
    """
    quantity = column.quantity
    if quantity is None:
        return None
    said = brackets_folded(answered or header)
    if said in {spelling(column.key), *(brackets_folded(column.header(lang)) for lang in Lang)}:
        return StatedUnit(unit=quantity.shown.zh, factor=ONE)
    name = max((one for one in names_of(column) if one in said), key=len, default="")
    before, _, after = said.partition(name) if name else ("", "", said)
    period = _period(before, name, _BRACKETED.sub("", after)) if name else ""
    pieces = _pieces(after, quantity, is_all=bool(answered) and not name)
    if not pieces:
        return _from_words(beside, period, column, quantity)
    units = [_judged(one, period, column, quantity) for one in pieces]
    unclear = next((one for one in units if isinstance(one, UnclearUnit)), None)
    if unclear is not None:
        return unclear
    stated = [one for one in units if isinstance(one, StatedUnit)]
    if len({one.factor for one in stated}) > 1:
        return _unknown(" / ".join(pieces), column, quantity)
    return stated[0]


def _from_words(beside: str, period: str, column: Column, quantity: Quantity) -> UnitFound:
    """The unit of a header that names a time at most: `月产值`."""
    if beside:
        return _judged(beside, period, column, quantity)
    own = "/".join(part for part in unit_of(quantity.shown.zh).split("/") if f"/{part}" not in _TIMES)
    judged = _judged(own, period, column, quantity) if period and not quantity.asks else None
    return None if isinstance(judged, StatedUnit) and judged.factor == ONE else judged


def unstated(column: Column, quantity: Quantity) -> UnclearUnit:
    """What to ask of a column whose numbers may be in several units, and whose header names none."""
    said = message("没有写单位，是哪一种？", "no unit is given; which is it?")
    choices = tuple(_in_unit(column, unit) for unit in quantity.asks)
    return UnclearUnit(unit="", said=said, choices=choices)


def brackets_folded(header: str) -> str:
    """A header as it is compared, brackets of every kind round, stars and colons at its end dropped."""
    return spelling(header).translate(_BRACKETS).rstrip("*:")


def names_of(column: Column) -> tuple[str, ...]:
    """Every header of a column without its unit, as they are compared."""
    return tuple(spelling(one) for one in (column.title.zh, column.title.en, *column.aliases))


def is_unit(text: str, quantity: Quantity) -> bool:
    """Whether text with nothing around it is a unit of the quantity, though perhaps an open one."""
    return quantity.factor(text) is not None or bool(quantity.senses(text))


def _pieces(after: str, quantity: Quantity, *, is_all: bool) -> list[str]:
    """What may be units behind a header's name: in brackets, behind a mark, or bare if it looks like one."""
    inside = [
        piece
        for one in _BRACKETED.findall(after)
        for piece in ((one,) if is_unit(one, quantity) else re.split("[,;、]", one))
    ]
    outside = _BRACKETED.sub("", after)
    mark = _MARKED.match(outside)
    bare = outside[mark.end() :] if mark else outside
    if is_all or mark or is_unit(bare, quantity) or _LIKE_A_UNIT.fullmatch(bare):
        inside += [bare]
    return [piece for piece in inside if piece and not _NO_UNIT.fullmatch(piece)]


def _period(before: str, name: str, after: str) -> str:
    """The time that a header's words give a unit without one: `月用水量（吨）`."""
    for place in (before[-1:], name[:1], after[:1], before[-2:-1] if before.endswith("均") else ""):
        if place in _PERIODS:
            return _PERIODS[place]
    return ""


def _judged(unit: str, period: str, column: Column, quantity: Quantity) -> StatedUnit | UnclearUnit:
    factor = _FACTOR.fullmatch(unit)
    if factor is not None:
        times = Fraction(factor[2]) / Fraction(factor[3] or 1)
        return StatedUnit(unit=factor[1], factor=times)
    one = unit
    if period and not _is_timed(unit) and any(map(_is_timed, (*quantity.factors, *quantity.open))):
        one = f"{unit_of(unit)}{period}"
    known = quantity.factor(one)
    if known is not None:
        return StatedUnit(unit=one, factor=known)
    if quantity.senses(one):
        return _open(one, column, quantity)
    return _unknown(unit, column, quantity)


def _is_timed(unit: str) -> bool:
    return any(f"/{part}" in _TIMES for part in unit_of(unit).split("/")[1:])


def _open(unit: str, column: Column, quantity: Quantity) -> UnclearUnit:
    said = message(
        "单位“{unit}”要换算成 {wanted}，按哪一种？",
        "“{unit}” must be converted to {wanted}; in which sense?",
        unit=_shown(unit),
        wanted=quantity.shown,
    )
    choices = tuple(
        Choice(
            f"{column.title.zh}({_shown(unit)}×{sense.factor})",
            Text(f"{sense.means.zh}：× {sense.factor}", f"{sense.means.en}: × {sense.factor}"),
        )
        for sense in quantity.senses(unit)
    )
    return UnclearUnit(unit=unit, said=said, choices=(*choices, *_offered(column, quantity)))


def _unknown(unit: str, column: Column, quantity: Quantity) -> UnclearUnit:
    said = message(
        "不认识的单位“{unit}”，应为 {wanted}",
        "unknown unit “{unit}”; {wanted} is needed",
        unit=_shown(unit),
        wanted=quantity.shown,
    )
    return UnclearUnit(unit=unit, said=said, choices=_offered(column, quantity))


def _offered(column: Column, quantity: Quantity) -> tuple[Choice, ...]:
    """The units that a column's numbers may be in after all."""
    return tuple(_in_unit(column, unit) for unit in quantity.offers)


def _in_unit(column: Column, unit: str) -> Choice:
    return Choice(f"{column.title.zh}({unit})", Text(f"数字的单位是 {unit}", f"the numbers are in {unit}"))


def _shown(unit: str) -> str:
    return unit.replace("m2", "㎡").replace("m3", "m³")

"""Units of measure that a cell or a header may carry: known with their factor, open, or not known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from planner.domain.vocabulary.spelling import spelling
from planner.text import Text

ONE = Fraction(1)

_SAME = tuple(
    (re.compile(pattern), same)
    for pattern, same in (
        (r"^(计量|金额|计价|面积)?单位:?", ""),
        (r"人民币|rmb|cny|¥", ""),
        (r"10kyuan", "万元"),
        (r"yuan", "元"),
        (r"平方公尺|平方米|平方|平米|(?<!\w)平(?!\w)|(?<=万)平|sq\.?m(eters?|\.)?|m\^2", "m2"),
        (r"立方公尺|立方米|立方|m\^3", "m3"),
        (r"吨|tonnes?|tons?", "t"),
        (r"千克|公斤", "kg"),
        (r"千瓦", "kw"),
        (r"兆瓦", "mw"),
        (r"千伏安", "kva"),
        (r"升", "l"),
        (r"[()]", ""),
        (r"每|per(?!s|c)|[·•*⋅]|(?<=[a-z0-9元米人])\.(?=[a-z年月日天时])", "/"),
        (r"(?<=[元2])a(?=month|year|day)", "/"),
        (r"/*(天|日|days?|d)$|/+(天|日|days?|d)(?=/)", "/d"),
        (r"/*(个?月|months?|mon|mo)$|/+(个?月|months?|mon|mo)(?=/)", "/月"),
        (r"/*(季度?|quarters?)$", "/季"),
        (r"/+(年|years?|yr|y|a)(?=$|/)|(?<=[元tk])年$", "/a"),
        (r"/+(小时|时|hours?|hr|h)(?=$|/)|(?<=\w)小时$", "/h"),
        (r"/+", "/"),
    )
)
"""Spellings of one and the same unit, tried in this order."""


def unit_of(text: str) -> str:
    """`text` as units are compared: one spelling for each unit, whatever stands below a slash in order."""
    said = spelling(text)
    for pattern, same in _SAME:
        said = pattern.sub(same, said)
    above, *below = said.strip("/").split("/")
    return "/".join((above, *sorted(below)))


@dataclass(frozen=True, kw_only=True)
class StatedUnit:
    """The unit that a header states for the numbers below it, and its factor."""

    unit: str
    factor: Fraction

    def includes(self, unit: str) -> bool:
        """Whether `unit` says a part of this unit: `元` under a header in `元/㎡·月`."""
        said, whole = unit_of(unit).split("/"), unit_of(self.unit).split("/")
        return said[0] == whole[0] and set(said) <= set(whole)


@dataclass(frozen=True, kw_only=True)
class UnitMeaning:
    """One sense of a unit that leaves something open: its factor, and what is taken for granted then."""

    factor: Fraction
    means: Text


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A unit of measure: how it is shown, and the spellings that people append to a number.

    `factors` maps a spelling (as `unit_of` gives it) to the factor that turns such a number into the
    unit of the column; `open` maps a unit that says too little to its senses. With `adds_up` the
    whole is the sum of its parts.
    """

    shown: Text
    factors: Mapping[str, Fraction]
    open: Mapping[str, tuple[UnitMeaning, ...]] = field(default_factory=dict)
    offers: tuple[str, ...] = ()
    """Units that are offered where nobody knows the one that was written."""
    asks: tuple[str, ...] = ()
    """Units that a bare number may be in, if it cannot be taken for granted which."""
    adds_up: bool = False

    def factor(self, unit: str) -> Fraction | None:
        """The factor of a unit as written; None if it is open or not known."""
        if spelling(unit) in {spelling(self.shown.zh), spelling(self.shown.en)}:
            return ONE
        return self.factors.get(unit_of(unit))

    def senses(self, unit: str) -> tuple[UnitMeaning, ...]:
        """The senses of a unit that says too little; none if it is known, or nothing is known of it."""
        return self.open.get(unit_of(unit), ())

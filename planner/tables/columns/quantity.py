"""Units of measure that a cell or a header may carry, and their factors."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A unit of measure: how it is shown, and the spellings that people append to a number.

    `factors` maps a spelling (full-width forms already folded, lower case, no spaces) to the
    factor that turns such a number into the unit of the column.
    """

    shown: Text
    factors: Mapping[str, Decimal]
    asks: tuple[str, ...] = ()
    """Units that a bare number may be in, if it cannot be taken for granted which."""


def _quantity(zh: str, en: str, same: str, **others: str) -> Quantity:
    """Give a quantity; `others` maps a factor such as `x10000` or `d10000` to spellings."""
    factors = {spelling: Decimal(1) for spelling in same.split()}
    for power, spellings in others.items():
        number = Decimal(power[1:])
        factor = number if power[0] == "x" else 1 / number
        factors |= dict.fromkeys(spellings.split(), factor)
    return Quantity(shown=Text(zh, en), factors=factors)


AREA = _quantity("㎡", "㎡", "m2 sqm 平方米 平米 平 方", x10000="万m2 万平方米 万平米 万平 万方 万")
MU = _quantity("亩", "mu", "亩 mu")
MONEY = _quantity(
    "万元",
    "10k yuan",
    "万元 万 10kyuan 10k 万元/年 万元ayear 10kyuanayear",
    x10000="亿元 亿",
    d10000="元 yuan",
)
LENGTH = _quantity("m", "m", "m 米")
LOAD = _quantity("kN/㎡", "kN/㎡", "kn/m2 kpa 千牛/平方米 kn/平方米")
MASS = _quantity("t", "t", "t 吨")
POWER = _quantity("kW", "kW", "kw 千瓦", x1000="mw 兆瓦")
APPARENT_POWER = _quantity("kVA", "kVA", "kva 千伏安")
FLOW = _quantity("m³/d", "m³/d", "m3/d m3/天 m3/日 t/d 吨/天 吨/日 方/天 立方米/天 立方米/日")
STEAM = _quantity("t/h", "t/h", "t/h 吨/小时 吨/时")
YEARLY_MASS = _quantity("t/a", "t/a", "t/a 吨/年 t/年")
PERSONS = _quantity("人", "persons", "人 名 persons")
WEEKS = _quantity("周", "weeks", "周 weeks wk")
YEARS = _quantity("年", "years", "年 years")
FLOORS = _quantity("层", "floor", "层 楼 f 层楼")
RENT = _quantity(
    "元/㎡·月",
    "yuan/㎡·month",
    "元/m2·月 元/m2.月 元/m2/月 元/平方米·月 元/平米·月 元/m2 元/平方米 元/平米 yuan/m2amonth yuan/m2 元",
)
SHARE = _quantity("0–1", "0–1", "", d100="%")
PERCENT = _quantity("%", "%", "%")
POINTS = _quantity("点", "points", "点 分 points")
COUNT = _quantity("个", "count", "个")
POWER_DENSITY = _quantity("W/㎡", "W/㎡", "w/m2")
WATER_DENSITY = _quantity("m³/d·千㎡", "m³/d per 1,000 ㎡", "")
STEAM_DENSITY = _quantity("t/h·千㎡", "t/h per 1,000 ㎡", "")
WASTE_DENSITY = _quantity("t/a·千㎡", "t/a per 1,000 ㎡", "")
MONEY_DENSITY = _quantity("万元/㎡", "10k yuan/㎡", "万元/m2")
JOB_DENSITY = _quantity("人/千㎡", "persons per 1,000 ㎡", "")

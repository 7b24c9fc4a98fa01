"""What is measured in our columns, and every unit people write for it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planner.tables.columns.units_of_measure import ONE, Quantity, StatedUnit, UnitMeaning, unit_of
from planner.text import Text

__all__ = ["ONE", "Quantity", "StatedUnit", "UnitMeaning", "unit_of"]

_MONTH, _YEAR = Fraction(365, 12), 365


def _quantity(
    zh: str,
    en: str,
    units: Mapping[str, Fraction | int | str],
    *,
    offers: str = "",
    adds_up: bool = False,
    open_: Mapping[str, tuple[UnitMeaning, ...]] | None = None,
) -> Quantity:
    """A quantity; `units` maps spellings, separated by spaces, to their factor."""
    return Quantity(
        shown=Text(zh, en),
        factors={unit_of(one): Fraction(factor) for said, factor in units.items() for one in said.split()},
        open={unit_of(unit): senses for unit, senses in (open_ or {}).items()},
        offers=tuple(offers.split()) or (zh,),
        adds_up=adds_up,
    )


def _sense(factor: Fraction | int | str, zh: str, en: str) -> UnitMeaning:
    return UnitMeaning(factor=Fraction(factor), means=Text(zh, en))


def _a_day(per: str) -> tuple[UnitMeaning, ...]:
    """Senses of an amount of `per` in a column of amounts a day."""
    calendar, working = {"月": (_MONTH, 22), "a": (Fraction(_YEAR), 250)}[per]
    zh, en = {"月": ("一个月", "month"), "a": ("一年", "year")}[per]
    shown = {"月": "365/12", "a": str(_YEAR)}[per]
    return (
        _sense(1 / calendar, f"{zh} {shown} 天", f"{shown} days a {en}"),
        _sense(Fraction(1, working), f"{zh} {working} 个工作日", f"{working} working days a {en}"),
    )


def _hours(whole: Fraction | int, per_day: int, zh: str, en: str) -> UnitMeaning:
    return _sense(1 / (Fraction(whole) * per_day), f"{zh}每天 {per_day} 小时", f"{en}{per_day} hours a day")


AREA = _quantity(
    "㎡",
    "㎡",
    {
        "m2 sqm 平方米 平米 平 方": 1,
        "万m2 万方 万": 10_000,
        "千m2": 1000,
        "亩 mu": "2000/3",
        "公顷 ha": 10_000,
    },
    offers="㎡ 亩",
    adds_up=True,
)
MU = _quantity(
    "亩", "mu", {"亩 mu": 1, "m2": "3/2000", "万m2": 15, "公顷 ha": 15}, offers="亩 ㎡", adds_up=True
)


def _money(*, a_year: bool) -> Quantity:
    sizes: dict[str, Fraction | int | str] = {
        "元": "1/10000",
        "千元": "1/10",
        "万元 万 10k": 1,
        "百万元 百万": 100,
        "千万元 千万": 1000,
    }
    sizes |= {"亿元 亿": 10_000}
    times = {"": 1, "/a": 1, "/季": 4, "/月": 12} if a_year else {"": 1}

    def units() -> Iterator[tuple[str, Fraction]]:
        for said, factor in sizes.items():
            for time, times_a_year in times.items():
                yield " ".join(f"{one}{time}" for one in said.split()), Fraction(factor) * times_a_year

    return _quantity("万元", "10k yuan", dict(units()), offers="万元 元 亿元", adds_up=True)


MONEY = _money(a_year=False)
MONEY_A_YEAR = _money(a_year=True)
LENGTH = _quantity("m", "m", {"m 米": 1, "cm 厘米": "1/100", "mm 毫米": "1/1000"}, offers="m cm mm")
_PLANNED_LOAD = _sense("1/100", "100 kg/㎡ 按 1 kN/㎡", "100 kg/㎡ taken as 1 kN/㎡")
LOAD = _quantity(
    "kN/㎡",
    "kN/㎡",
    {"kn/m2 kpa 千牛/m2": 1},
    offers="kN/㎡",
    open_={
        "kg/m2": (_PLANNED_LOAD,),
        "t/m2": (_sense(10, "1 t/㎡ 按 10 kN/㎡", "1 t/㎡ taken as 10 kN/㎡"),),
    },
)
MASS = _quantity("t", "t", {"t": 1, "kg": "1/1000"}, offers="t kg")
POWER = _quantity(
    "kW",
    "kW",
    {"kw": 1, "mw": 1000, "万kw": 10_000, "w 瓦": "1/1000"},
    offers="kW MW",
    adds_up=True,
    open_={
        "kva": (
            _sense("9/10", "功率因数 0.9", "a power factor of 0.9"),
            _sense(1, "功率因数 1", "a power factor of 1"),
        )
    },
)
APPARENT_POWER = _quantity("kVA", "kVA", {"kva": 1, "mva": 1000, "万kva": 10_000}, offers="kVA MVA")
_FLOWS = ("m3", "t", "方")
FLOW = _quantity(
    "m³/d",
    "m³/d",
    {" ".join(f"{one}/d" for one in _FLOWS): 1, "l/d": "1/1000"},
    offers="m³/d",
    adds_up=True,
    open_={
        **{
            one: (
                _sense(1, "每天", "a day"),
                _sense(1 / _MONTH, "每月（365/12 天）", "a month of 365/12 days"),
            )
            for one in _FLOWS
        },
        **{f"{one}/月": _a_day("月") for one in _FLOWS},
        **{f"{one}/a": _a_day("a") for one in _FLOWS},
        **{
            f"{one}/h": tuple(
                _sense(hours, f"每天 {hours} 小时", f"{hours} hours a day") for hours in (24, 16, 8)
            )
            for one in _FLOWS
        },
    },
)
STEAM = _quantity(
    "t/h",
    "t/h",
    {"t/h": 1, "kg/h": "1/1000"},
    offers="t/h",
    adds_up=True,
    open_={
        "t": (_sense(1, "每小时", "an hour"), _sense("1/24", "每天 24 小时合计", "a day of 24 hours")),
        "t/d": (_hours(1, 24, "", ""), _hours(1, 8, "", "")),
        "t/月": (
            _hours(_MONTH, 24, "一个月 365/12 天、", "365/12 days a month, "),
            _hours(22, 8, "一个月 22 天、", "22 days a month, "),
        ),
        "t/a": (
            _hours(365, 24, "一年 365 天、", "365 days a year, "),
            _hours(250, 8, "一年 250 天、", "250 days a year, "),
        ),
    },
)
YEARLY_MASS = _quantity(
    "t/a",
    "t/a",
    {"t/a": 1, "kg/a": "1/1000", "t/月": 12, "kg/月": "12/1000", "t/季": 4, "kg/季": "4/1000"},
    offers="t/a t/月",
    adds_up=True,
    open_={
        "t": (_sense(1, "每年", "a year"), _sense(12, "每月", "a month")),
        "kg": (_sense("1/1000", "每年", "a year"), _sense("12/1000", "每月", "a month")),
        "t/d": (
            _sense(365, "一年 365 天", "365 days a year"),
            _sense(250, "一年 250 天", "250 days a year"),
        ),
    },
)
PERSONS = _quantity("人", "persons", {"人 名 persons person people": 1, "万人": 10_000}, adds_up=True)
WEEKS = _quantity(
    "周",
    "weeks",
    {"周 weeks week wk wks": 1, "d": "1/7"},
    offers="周",
    open_={
        "月": (_sense(4, "一个月 4 周", "4 weeks a month"), _sense("13/3", "一年 52 周", "52 weeks a year"))
    },
)
YEARS = _quantity("年", "years", {"年 years year": 1, "月": "1/12"}, offers="年")
FLOORS = _quantity("层", "floor", {"层 楼 f 层楼": 1})
_DAILY = (
    _sense(_MONTH, "每天，一个月 365/12 天", "a day, 365/12 days a month"),
    _sense(30, "每天，一个月 30 天", "a day, 30 days a month"),
)
RENT = _quantity(
    "元/㎡·月",
    "yuan/㎡·month",
    {"元/m2/月": 1, "元/m2/a": "1/12", "元/m2/季": "1/3"},
    offers="元/㎡·月",
    open_={
        "元/m2/d": _DAILY,
        "元/m2": (_sense(1, "每月", "a month"), *_DAILY),
        "元": (_sense(1, "每平方米每月", "per ㎡ and month"),),
        "元/月": (_sense(1, "每平方米", "per ㎡"),),
        "元/d": tuple(
            _sense(one.factor, f"每平方米{one.means.zh}", f"per ㎡, {one.means.en}") for one in _DAILY
        ),
    },
)
SHARE = _quantity("0–1", "0–1", {"%": "1/100", "‰": "1/1000", "0-1 0~1": 1}, offers="%")
PERCENT = _quantity("%", "%", {"%": 1, "‰": "1/10"}, offers="%")
POINTS = _quantity("点", "points", {"点 分 points": 1})
COUNT = _quantity("个", "count", {"个 台 座 部": 1})
POWER_DENSITY = _quantity("W/㎡", "W/㎡", {"w/m2": 1, "kw/m2": 1000}, offers="W/㎡")
WATER_DENSITY = _quantity("m³/d·千㎡", "m³/d per 1,000 ㎡", {})
STEAM_DENSITY = _quantity("t/h·千㎡", "t/h per 1,000 ㎡", {})
WASTE_DENSITY = _quantity("t/a·千㎡", "t/a per 1,000 ㎡", {})
MONEY_DENSITY = _quantity("万元/㎡", "10k yuan/㎡", {"万元/m2": 1, "元/m2": "1/10000", "万元/亩": "3/2000"})
JOB_DENSITY = _quantity("人/千㎡", "persons per 1,000 ㎡", {})

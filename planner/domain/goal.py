"""The catalogue of goals, and the presets that arrange them in tiers."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from pydantic.dataclasses import dataclass

from planner.domain.keys import GoalKey
from planner.domain.record import STRICT, Exact
from planner.text import Text


class GoalMode(StrEnum):
    """How tiers combine: one after the other, or added up with weights."""

    RANKED = "ranked"
    WEIGHTED = "weighted"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Goal:
    """A quantity a plan is judged by: a whole number ≥ 0 in its own unit."""

    key: GoalKey
    title: Text
    unit: Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Term:
    """One goal in a tier; a negative rate makes it a cost."""

    goal: str
    rate: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Tier:
    """A sum of terms, maximised; `carries_value` is false for mere tidiness.

    `weight` is used in weighted mode only.
    """

    key: str
    title: Text
    terms: tuple[Term, ...]
    carries_value: bool = True
    weight: Exact = Decimal(1)


def _goal(key: GoalKey, zh: str, en: str, *, unit_zh: str, unit_en: str) -> Goal:
    return Goal(key=key, title=Text(zh, en), unit=Text(unit_zh, unit_en))


GOALS: tuple[Goal, ...] = (
    _goal(GoalKey.SIGNED_FIRMS, "已签企业落位数", "Signed firms placed", unit_zh="家", unit_en="firms"),
    _goal(GoalKey.EXPECTED_VALUE, "期望价值", "Expected value", unit_zh="点", unit_en="points"),
    _goal(GoalKey.SYNERGY, "产业协同", "Synergy", unit_zh="点", unit_en="points"),
    _goal(GoalKey.SOFT_SEGREGATION, "软隔离扣分", "Soft segregation", unit_zh="点", unit_en="points"),
    _goal(GoalKey.CHANGES, "相对基准的变动", "Changes against the base", unit_zh="家", unit_en="firms"),
    _goal(
        GoalKey.RELOCATIONS, "相对基准的换址", "Relocations against the base", unit_zh="家", unit_en="firms"
    ),
    _goal(GoalKey.WAITING, "等待", "Waiting", unit_zh="家·季", unit_en="firm-quarters"),
    _goal(GoalKey.EXCESS_AREA, "超出意向的面积", "Area beyond the request", unit_zh="㎡", unit_en="㎡"),
    _goal(
        GoalKey.GROUND_MISSED,
        "未满足的首层偏好",
        "Preferred ground floors missed",
        unit_zh="家",
        unit_en="firms",
    ),
    _goal(GoalKey.ORDER, "固定次序", "Fixed order", unit_zh="序", unit_en="rank"),
    _goal(GoalKey.FIRMS, "落位企业数", "Firms placed", unit_zh="家", unit_en="firms"),
    _goal(GoalKey.FIRMS_FRAMEWORK, "框架协议企业落位数", "Framework firms", unit_zh="家", unit_en="firms"),
    _goal(GoalKey.FIRMS_NEGOTIATING, "在谈企业落位数", "Negotiating firms", unit_zh="家", unit_en="firms"),
    _goal(GoalKey.FIRMS_VISITED, "已考察企业落位数", "Visited firms", unit_zh="家", unit_en="firms"),
    _goal(GoalKey.FIRMS_LEAD, "线索企业落位数", "Lead firms", unit_zh="家", unit_en="firms"),
    _goal(
        GoalKey.PRIORITY_AREA,
        "优先级面积",
        "Priority-weighted area",
        unit_zh="点·㎡",
        unit_en="point·㎡",
    ),
    _goal(GoalKey.TAX, "年纳税额", "Tax", unit_zh="万元/年", unit_en="10k yuan a year"),
    _goal(GoalKey.OUTPUT, "年产值", "Output", unit_zh="万元/年", unit_en="10k yuan a year"),
    _goal(GoalKey.JOBS, "就业", "Jobs", unit_zh="人", unit_en="persons"),
    _goal(GoalKey.RENT, "挂牌月租金", "List rent a month", unit_zh="元/月", unit_en="yuan a month"),
    _goal(GoalKey.PHASE1_AREA, "首期入驻面积", "Area let in the first phase", unit_zh="㎡", unit_en="㎡"),
)
"""Every goal, in reading order. Each is told twice: models/objective and domain/measures."""


def _tier(key: str, zh: str, en: str, terms: dict[GoalKey, int], *, carries_value: bool = True) -> Tier:
    return Tier(
        key=key,
        title=Text(zh, en),
        terms=tuple(Term(goal=goal, rate=rate) for goal, rate in terms.items()),
        carries_value=carries_value,
    )


SIGNED_GOAL = GoalKey.SIGNED_FIRMS
_SIGNED = _tier("signed", "已签企业", "Signed firms", {SIGNED_GOAL: 1})
_VALUE = _tier(
    "value",
    "期望价值",
    "Expected value",
    {GoalKey.EXPECTED_VALUE: 1, GoalKey.SYNERGY: 4, GoalKey.SOFT_SEGREGATION: -4},
)
TIDINESS: tuple[Tier, ...] = (
    _tier(GoalKey.CHANGES, "最少变动", "Fewest changes", {GoalKey.CHANGES: -1}, carries_value=False),
    _tier(GoalKey.WAITING, "最少等待", "Least waiting", {GoalKey.WAITING: -1}, carries_value=False),
    _tier("excess", "最少超配", "Least excess area", {GoalKey.EXCESS_AREA: -1}, carries_value=False),
    _tier("ground", "首层偏好", "Ground floors", {GoalKey.GROUND_MISSED: -1}, carries_value=False),
    _tier(GoalKey.ORDER, "固定次序", "Fixed order", {GoalKey.ORDER: -1}, carries_value=False),
)


LEAST_CHANGE: tuple[Tier, ...] = (
    TIDINESS[0],
    _tier(
        GoalKey.RELOCATIONS, "最少换址", "Fewest relocations", {GoalKey.RELOCATIONS: -1}, carries_value=False
    ),
)
"""What comes first among equal plans when a plan is compared with another: who moves, and where to."""


def with_least_change(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Return the tiers with least change before every other tidiness."""
    first = {tier.key for tier in LEAST_CHANGE}
    valued = tuple(tier for tier in tiers if tier.carries_value)
    tidy = tuple(tier for tier in tiers if not tier.carries_value and tier.key not in first)
    return (*valued, *LEAST_CHANGE, *tidy)


def may_drop_signed(tiers: tuple[Tier, ...], mode: GoalMode) -> bool:
    """Whether a plan may leave a signed firm out for the sake of another goal."""
    valued = [tier for tier in tiers if tier.carries_value]
    if not valued or (mode is GoalMode.WEIGHTED and len(valued) > 1):
        return True
    return [term.goal for term in valued[0].terms] != [SIGNED_GOAL] or valued[0].terms[0].rate <= 0


def with_signed_first(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Return the tiers with signed firms before all others."""
    return (_SIGNED, *(tier for tier in tiers if tier.key != _SIGNED.key))


def _alone(key: str, goal: GoalKey) -> tuple[Tier, ...]:
    title = next(g.title for g in GOALS if g.key == goal)
    return (_tier(key, title.zh, title.en, {goal: 1}), *TIDINESS)


def _after_signed(key: str, goal: GoalKey) -> tuple[Tier, ...]:
    return (_SIGNED, *_alone(key, goal))


PRESETS: Mapping[str, tuple[Tier, ...]] = MappingProxyType(
    {
        "default": (_SIGNED, _VALUE, *TIDINESS),
        "by_stage": (
            _SIGNED,
            _tier("framework", "框架协议企业", "Framework firms", {GoalKey.FIRMS_FRAMEWORK: 1}),
            _tier("negotiating", "在谈企业", "Negotiating firms", {GoalKey.FIRMS_NEGOTIATING: 1}),
            _tier("visited", "已考察企业", "Visited firms", {GoalKey.FIRMS_VISITED: 1}),
            _tier("lead", "线索企业", "Lead firms", {GoalKey.FIRMS_LEAD: 1}),
            *TIDINESS,
        ),
        "tax": _after_signed("tax", GoalKey.TAX),
        "jobs": _after_signed("jobs", GoalKey.JOBS),
        "output": _after_signed("output", GoalKey.OUTPUT),
        "most_firms": _alone("most_firms", GoalKey.FIRMS),
        "priority_area": _alone("priority_area", GoalKey.PRIORITY_AREA),
        "phase1_first": (
            _SIGNED,
            _tier("phase1", "首期优先", "First phase first", {GoalKey.PHASE1_AREA: 1}),
            _VALUE,
            *TIDINESS,
        ),
        "rent": _after_signed("rent", GoalKey.RENT),
    }
)
"""The tiers of each preset, highest first."""

PRESET_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "default": Text("默认（签约优先，再看期望价值）", "Default (signed first, then expected value)"),
        "by_stage": Text("按签约阶段逐级", "Stage by stage"),
        "tax": Text("税收最多", "Most tax"),
        "jobs": Text("就业最多", "Most jobs"),
        "output": Text("产值最多", "Most output"),
        "most_firms": Text("企业最多", "Most firms"),
        "priority_area": Text("优先级面积最多", "Priority area"),
        "phase1_first": Text("一期先满", "First phase first"),
        "rent": Text("租金最多", "Most rent"),
    }
)

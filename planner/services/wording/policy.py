"""Rows, fields and values of the policy in words, as the history and a comparison tell them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.domain.goal import GOALS, PRESET_TITLES, PRESETS, Term
from planner.domain.rule import RULES
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.thresholds import threshold_title
from planner.domain.vocabulary.titles import title_of
from planner.text import Text

_ROWS: Mapping[str, Text] = MappingProxyType(
    {
        "settings": Text("设置", "settings"),
        "rates": Text("期望价值的系数", "rates of expected value"),
        "entry": Text("准入", "entry terms"),
        "tier": Text("层级", "tier"),
        "threshold": Text("门槛", "threshold"),
        "switch": Text("开关", "switch"),
        "waiver": Text("豁免", "waiver"),
        "pin": Text("锁定", "pin"),
        "forbid": Text("禁入", "bar"),
        "hold": Text("预留", "hold"),
        "reserve": Text("保留", "reserve"),
    }
)
_FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "preset": Text("目标", "goal"),
        "mode": Text("合并方式", "how tiers combine"),
        "speculative_hold_quarters": Text("意向企业等待上限（季）", "hold on speculative firms (quarters)"),
        "expansion_quarters": Text("扩租选择权保留（季）", "expansion option kept open (quarters)"),
        "on": Text("启用", "on"),
        "value": Text("值", "value"),
        "firm_id": Text("企业", "firm"),
        "building_id": Text("楼栋", "building"),
        "start": Text("自季度", "from"),
        "until": Text("到季度", "until"),
        "park_id": Text("园区", "park"),
        "terms": Text("组成", "made of"),
    }
)
_RULES: Mapping[str, Text] = MappingProxyType({rule.key: rule.title for rule in RULES})
_GOALS: Mapping[str, Text] = MappingProxyType({goal.key: goal.title for goal in GOALS})
_TIERS = MappingProxyType({tier.key: tier.title for tiers in PRESETS.values() for tier in tiers})


def policy_row(key: Sequence[str]) -> Text:
    """Return what a row of the policy is called; a tier of the park's own by its key, firms and units by their ids."""
    what, *rest = key
    titles: Mapping[str, Mapping[str, Text]] = {"tier": _TIERS, "switch": _RULES, "waiver": _RULES}
    parts = [_ROWS.get(what, Text(what, what))]
    if what == "threshold":
        parts += [threshold_title(one) for one in rest]
    elif what in titles and rest:
        first, *others = rest
        parts += [titles[what].get(first, Text(first, first)), *map(clause_title, others)]
    else:
        parts += [Text(one, one) for one in rest]
    return joined([part for part in parts if part.zh])


def policy_field(field: str) -> Text:
    """Return what a field of the policy is called within a sentence."""
    if field in _FIELDS:
        return _FIELDS[field]
    title = title_of(field)
    return Text(title.zh, title.en[:1].lower() + title.en[1:])


def policy_value(field: str, value: Any) -> Text | None:
    """Return a value that only the policy has, in words: a preset, the terms of a tier; None for any other."""
    if field == "preset":
        return PRESET_TITLES.get(value)
    if field == "terms" and value:
        return joined([_term(one) for one in value], comma=True)
    return None


def _term(term: Term) -> Text:
    goal = _GOALS.get(term.goal, Text(term.goal, term.goal))
    return Text(f"{term.rate} × {goal.zh}", f"{term.rate} × {goal.en}")


def joined(parts: Sequence[Text], *, comma: bool = False) -> Text:
    """Return parts one after the other, with a space between or, for longer ones, a comma."""
    zh, en = ("、", ", ") if comma else (" ", " ")
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))

"""What clauses of rules are called: words of ours, resources, rows of a table, and one of these with a quarter."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.domain.keys import GoalKey
from planner.domain.vocabulary.terms import Resource
from planner.domain.vocabulary.words import word
from planner.text import Text

_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "min": Text("下限", "least"),
        "max": Text("上限", "most"),
        "tax_per_mu": Text("亩均税收", "tax per mu"),
        "output_per_mu": Text("亩均产值", "output per mu"),
        "min_area": Text("最小面积", "least area"),
        "reg_path": Text("办证路径", "registration path"),
        "units": Text("单元", "units"),
        "ground_share": Text("首层比例", "share of the ground floor"),
        "sitting": Text("在园", "sitting"),
        "pin": Text("锁定", "pinned"),
        "forbid": Text("禁入", "forbidden"),
        "hold": Text("预留", "held"),
        "park": Text("园区", "park"),
        "exited": Text("已退出", "exited"),
        "unknown_firm": Text("未知企业", "unknown firm"),
        "no_unit": Text("没有单元", "no unit"),
        "unknown_unit": Text("未知单元", "unknown unit"),
        "unit_twice": Text("单元重复", "unit named twice"),
        "fingerprint": Text("数据指纹", "fingerprint"),
        GoalKey.CHANGES: Text("变动", "changes"),
        "objective": Text("目标值", "objective"),
        "bound": Text("上界", "bound"),
        "status": Text("状态", "status"),
        "tiers": Text("目标层级", "tiers"),
        "weighted": Text("加权", "weighted"),
        **{resource.value: word(resource) for resource in Resource},
    }
)


def clause_title(clause: str | None) -> Text:
    """Return what a clause, or several with commas between, is called; the id of a table row is its own title."""
    parts = [_one(part) for part in (clause or "").split(", ") if part]
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _one(clause: str) -> Text:
    name, _, quarter = clause.partition("@")
    title = _TITLES.get(name, Text(name, name))
    return Text(f"{title.zh} {quarter}", f"{title.en} {quarter}") if quarter else title

"""Texts of conflicts and repairs: firms that cannot all be placed, and what it would take."""

from planner.domain.sweeping.repair import KeepScope
from planner.text import Text

HEAD = Text("放不下：要怎样才行", "It does not fit: what would it take?")
FIRMS = Text("要同时安排的企业", "Firms to be placed together")
KEEP = Text("其他企业", "Other firms")
KEEPS: dict[KeepScope, Text] = {
    KeepScope.PLACED: Text("都要保住位置（可换址）", "all keep a place (may move)"),
    KeepScope.SIGNED: Text("已签的要有位置", "the signed have a place"),
    KeepScope.NONE: Text("可以让位", "may be left out"),
}
START = Text("查找修复", "Find repairs")
GROUPS = Text("冲突组（{count} 组）", "Conflicting groups ({count})")
GROUPS_OR_MORE = Text("冲突组（{count} 组以上）", "Conflicting groups ({count} or more)")
BETWEEN = Text("；", "; ")
OFFERS = Text("已证明可行的修复（按代价点排序）", "Repairs proven to work, least effort first")
EFFORT = Text("{points} 点", "{points} points")
STEP = Text("按每步 {step} {unit}，再少一步就不行", "in steps of {step} {unit}; one step less does not do")
SEARCHING = Text("还在查找……", "Still looking …")
NOTHING = Text("没有找到修复。", "No repair was found.")
EFFORT_SAYS = Text(
    "代价点是规划假设，只用来排序：面积、用量、上限每改 1 % 计 1 点。",
    "Points of effort are a planning assumption and only put repairs in order: 1 for each per cent of an area, a draw or a "
    "cap, and so on.",
)
MAKE = Text("做成情景", "Make a scenario")
NAME = Text("修复：{what}", "Repair: {what}")

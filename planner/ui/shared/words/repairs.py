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
    "代价点是规划假设，只用来排序：如面积、用量或上限每改 1% 计 1 点。",
    "Points of effort are a planning assumption and only put repairs in order: for instance 1 point for "
    "each per cent of an area, a draw or a cap.",
)
MAKE = Text("做成情景", "Make a scenario")
MADE = Text("已做成情景“{name}”，正在求解。", "The scenario “{name}” was made and is being solved.")
TO_SCENARIO = Text("看情景", "See the scenario")
CONTRADICT = Text(
    "这些承诺和锁定不能同时成立。查出每一组矛盾和能走通的改法：",
    "These commitments and pins cannot all hold. Find every contradiction, and the changes that settle them:",
)
SETTLE = Text("查找全部矛盾与改法", "Find all contradictions and what settles them")
ADOPT = Text("照此修改，接着算", "Do this and go on")
ADOPTED = Text("已按“{what}”修改，正在重新计算。", "Changed: {what}. It is being worked out again.")
KEPT_ALONG = Text("（连同草稿中未保存的改动）", " (with what the draft held)")

NAME = Text("修复：{what}", "Repair: {what}")

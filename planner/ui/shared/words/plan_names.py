"""Texts of which the names of plans are made."""

from planner.text import Text

PLAN = Text("方案 {number} · {what}", "Plan {number} · {what}")
NEW_PLAN = Text("新方案 · {what}", "New plan · {what}")
SHIPPED = Text("随程序附带", "Shipped")
REPLANNED = Text("少变动重排", "Re-planned")
FACTS = Text("第 {number} 版数据", "facts version {number}")
PLACED = Text("{line} · {placed} 家", "{line} · {placed} firms")
"""A plan in a list, with how many firms it places."""

RENAME = Text("改名", "Rename")
NAME = Text("方案 {number} 的名称", "Name of plan {number}")
NAME_SAYS = Text("留空则按来历称呼。编号不变。", "Left empty, it is called by what it is. The number stays.")
SAVE_NAME = Text("保存名称", "Save the name")
RENAMED = Text("方案 {number} 现名“{name}”。", "Plan {number} is now called “{name}”.")
UNNAMED = Text("方案 {number} 不再有自取的名称。", "Plan {number} has no name of its own any more.")

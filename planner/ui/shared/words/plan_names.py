"""What plans are called."""

from planner.text import Text

PLAN = Text("方案 {number} · {what}", "Plan {number} · {what}")
NEW_PLAN = Text("新方案 · {what}", "New plan · {what}")
SHIPPED = Text("随程序附带", "Shipped")
REPLANNED = Text("少变动重排", "Re-planned")
FACTS = Text("第 {number} 版数据", "facts version {number}")
PLACED = Text("{line} · {placed} 家", "{line} · {placed} firms")
"""A plan in a list, with how many firms it places."""

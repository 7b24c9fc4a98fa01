"""Texts of the list of firms without a place."""

from planner.text import Text

INTRO = Text(
    "共 {count} 家未落位。“园区内无合适之处”：任何单元都不满足，无论谁先来；"
    "“合适之处已被占用”：能放下，但位置或资源归了其他企业。点一家企业看详情。",
    "{count} firms have no place. “Nowhere fits”: no unit would do, whoever else comes; "
    "“The space is taken”: it could be placed, but others hold the space or the resource. Click a firm for its card.",
)
FIRM = Text("企业", "Firm")
WHY = Text("原因与规则", "Kind and rule")
NEED = Text("需要", "Needs")
HAVE = Text("最好条件", "Best available")
HOLDERS = Text("占用者", "Held by")
TEXT = Text("说明", "Reason")
FIGURES = Text("数字", "Figures")
MISSING = Text("差多少", "Missing")
FREES = Text("何时空出", "Frees")

"""What is said of a re-plan on more than one page."""

from planner.text import Text

SECOND_SAYS = Text(
    "上面的方案变动最少。如果愿意多动几家，可以另求价值最高的方案，两者并列，由您选择。",
    "The plan above changes few firms. If more may move, the plan of most value can be found beside it; the choice is "
    "yours.",
)
SECOND_START = Text("求不限变动的最优方案", "Find the best plan, whoever moves")
WAS, NOW = Text("原方案", "Plan before"), Text("重排后", "Re-planned")
LAND_FREE = Text("可放，无阻碍，自 {start} 起", "free, from {start}")
LAND_MOVES = Text("可放，自 {start} 起，要让路：{firms}", "possible from {start}; in the way: {firms}")
LAND_FIXED = Text("已安顿或锁定、不为它让路：{firms}", "settled or pinned, not giving way: {firms}")

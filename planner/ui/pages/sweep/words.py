"""What the page of sweeps and frontiers says."""

from planner.text import Text

INTRO = Text(
    "在后台逐格求解，先出结果的先显示；可以离开或刷新本页，也可以取消。",
    "Cells are solved in the background and shown as they come; leave or refresh the page, or cancel.",
)
TABS: dict[str, Text] = {
    "sweep": Text("批量推演", "Sweep"),
    "frontier": Text("两个目标的取舍", "Two goals"),
    "near": Text("近优方案", "Near plans"),
}
TAB = Text("查看", "View")
START = Text("开始推演", "Start the sweep")
AXIS = Text("第 {at} 个因素", "Input {at}")
NO_AXIS = Text("不用", "none")
VALUES = Text("取值（逗号分隔）", "Values, with commas between")
BAD_VALUES = Text(
    "取值应是用逗号分隔的数字，例如 0, 1, 2", "Give numbers with commas between, such as 0, 1, 2"
)
WHOLE_VALUES = Text(
    "这个因素只取整数（季）；读到 {text}。", "This input takes whole numbers (quarters); found {text}."
)
SECONDS = Text("每格时间上限（秒）", "Time limit of a cell (s)")
COUNT = Text("共 {count} 格，至多约 {seconds} 秒", "Cells: {count}; at most about {seconds} s")
TOO_MANY = Text(
    "共 {count} 格，最多 {most} 格。请少取几个值。", "{count} cells; at most {most}. Take fewer values."
)
MISFIT = Text("有取值不适用于当前方案：", "Some values do not fit the plan on show:")
BREAKS = Text("临界点", "Breakpoints")
NO_BREAKS = Text("在这些取值之间，方案没有改变。", "The plan does not change between these values.")
TABLE = Text("逐格结果", "Cell by cell")
STATUS = Text("状态", "Status")
PLACED = Text("落位", "Placed")
NOTE = Text("备注", "Note")
MAY_DIFFER = Text("受时限影响，重算可能不同", "ended by the clock; may differ")
NOT_CONCLUDED = Text(
    "没有证明、因此不下结论的相邻取值：{count} 对。",
    "Pairs of neighbouring values that are not proven, so that nothing is concluded of them: {count}.",
)
FIXED = Text("第三个因素取", "Third input at")
FIRST = Text("第一目标", "First goal")
SECOND = Text("第二目标", "Second goal")
POINTS = Text("最多点数", "Points at most")
FRONTIER_START = Text("求前沿", "Find the frontier")
FRONTIER_SAYS = Text(
    "已签企业尽量全部落位的前提下，两个目标怎样取舍：已证明的点，没有别的方案两项都不差。",
    "With as many signed firms placed as can be: what more of one goal costs in the other. No plan beats a proven "
    "point in both.",
)
PRICES = Text("每一步的代价", "What each step costs")
COMPLETE = Text("前沿完整：没有别的点。", "The frontier is complete: there is no other point.")
INCOMPLETE = Text("前沿可能还有别的点。", "There may be further points.")
FRONTIER_STAR = Text(
    "带 * 的没有证明：最优值在“找到的 … 上界”之间，“?”表示上界未知。",
    "What carries * is not proven: the best value lies between the two numbers, a ? stands for a bound not known.",
)
LOWER_BOUNDS_OPEN = Text(
    "已签企业落位数是否已达最多，没有证明。",
    "That no plan places more signed firms was not proven.",
)
PROVEN = Text("已证明", "proven")
OPEN = Text("未证明", "not proven")
PROOF = Text("证明", "Proof")
NEAR_SAYS = Text(
    "与正在查看的方案价值相差不超过给定比例、彼此差异尽量大的方案。",
    "Plans whose value is within the given share of that of the plan on show, as different from each other as can be.",
)
WITHIN = Text("价值最多低（%）", "Value at most lower by (%)")
NEAR_COUNT = Text("方案个数", "How many")
NEAR_START = Text("寻找近优方案", "Find near plans")
NEAR = Text("近优方案 {at}", "Near plan {at}")
DISTANCE = Text("不同处（家）", "Firms elsewhere")
VALUE = Text("末级价值", "Value of the last tier")
FARTHEST = Text("最远", "farthest")
CHECK = Text("独立检查", "Check")
PASSED = Text("通过", "passed")
BROKEN = Text("{count} 处违反规则", "rules broken: {count}")
SEE_NEAR = Text("与正在查看的方案对比", "Held against the plan on show")
NO_PLAN = Text("先求解一个方案，再做推演。", "Make a plan first, then sweep.")

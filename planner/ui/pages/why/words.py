"""What the page about places says."""

from planner.text import Text

INTRO = Text(
    "选一家企业和一处：当前方案为何把它放在这里，为何不放在那里，放过去要付什么代价。答复由独立检查核对。",
    "Choose a firm and a place: why the plan on show has it here and not there, and what it would cost to have it there. "
    "The figures are those of the independent checker.",
)
NO_PLAN = Text(
    "没有方案可问。请先到“求解与方案”页求解。",
    "There is no plan to ask about. First make one on the page “Make a plan”.",
)
SAMPLES = Text("例如：", "For instance:")
SAMPLE = Text("{firm} 为何不在 {place}？", "Why is {firm} not in {place}?")
FIRM = Text("企业", "Firm")
BUILDING = Text("楼栋", "Building")
UNIT = Text("单元", "Unit")
WHOLE = Text("整栋任何一处", "anywhere in the building")
SETS = Text(
    "放宽其中任一组，就能进；少放宽一条都不行",
    "Any one of these sets lifted lets it in; one clause less does not",
)
SET = Text("第 {number} 组", "Set {number}")
NEED = Text("需要", "Needs")
BEST = Text("可得", "Available")
RULE = Text("规则", "Rule")
SAID = Text("说明", "In words")
OPENS = Text("放宽后可进", "Lets it in if lifted")
FIXED = Text("无法放宽", "Nothing can lift this")
PRICE = Text("代价，逐项目标（与当前方案比）", "Price, goal by goal (against the plan on show)")
GOAL = Text("目标", "Goal")
LOSES = Text("损失", "Loses")
PROVEN = Text("已证明", "proven")
INTERVAL = Text("区间，尚未证明", "an interval, not proven yet")
OUT = Text("失去位置的企业", "Firms that lose their place")
MOVED = Text("换位的企业", "Firms that move")
CHANGES = Text("变动家数", "How many change")
JOINED = Text("补入的企业", "Firms that come in")
PROVE = Text("求解，证明代价", "Solve to prove the price")
MAP = Text("全图：每家企业 × 每栋楼", "The whole map: every firm × every building")
MAP_UNITS = Text("按单元", "By unit")
FILL = Text("填满全图", "Fill the map")
MAP_SAYS = Text(
    "选企业或位置后自动开始：先填所选企业，再填已落位企业，最后其余；可离开本页，结果会保留。点一格，上面就是答复；"
    "实心的三角和圆圈，代价已经求证，指上去可见。",
    "It begins by itself once you choose a firm or a place: that firm first, then firms with a place, then the others; leave "
    "the page if you like, the result is kept. Click a cell and the answer is above; of a filled triangle or circle the "
    "price is proven, point at it to see it.",
)
MAP_ALT = Text(
    "企业与位置的状态图；下有同内容的表格", "Map of firms and places by state; a table of the same is below"
)
TABLE = Text("同内容的表格", "The same as a table")

"""What the page of capacity says."""

from planner.text import Text

INTRO = Text(
    "现在这份方案里，每季、每期、每栋、每层还有多少面积和公用工程，按数据逐项算出，不必求解。",
    "What this plan leaves of space and utilities by quarter, phase, building and floor: worked out from the facts, "
    "without a solve.",
)
NO_PLAN = Text("没有可以计算的方案。请先求解。", "There is no plan to work from. Make one first.")
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "space": Text("面积", "Space"),
    "places": Text("楼栋楼层", "Buildings"),
    "utilities": Text("公用工程", "Utilities"),
    "vacancy": Text("空置", "Vacancy"),
    "ends": Text("到期", "Ends"),
    "homeless": Text("无着落", "No place"),
    "more": Text("还能来几家", "More firms"),
}
QUESTIONS: dict[str, Text] = {
    "space": Text(
        "每个季度还有多少面积？何时满？", "How much space is free in each quarter, and when is the park full?"
    ),
    "places": Text("哪栋、哪层还有空？", "Which building and floor has room?"),
    "utilities": Text("哪项资源先用完？", "Which resource fills first?"),
    "vacancy": Text("空置的能连成多大？", "How large is the free space in one piece?"),
    "ends": Text("租约和入驻何时到期？", "When do leases and stays end?"),
    "homeless": Text("哪些需求没有着落，为什么？", "Which demand has no place, and why?"),
}
SAYS: dict[str, Text] = {
    "space": Text(
        "已签、预留、意向、暂留空、空置相加即已交付面积；期望按落地概率折算，在园企业计 1。按首层比例的保留不计入暂留空。",
        "Signed, reserved, pencilled, held free and vacant add up to what is handed over; expected weighs by probability, "
        "sitting firms at 1. A reserve told as a share of the ground floor is not counted as held.",
    ),
    "places": Text(
        "所选季度的已交付面积；选一栋可看各层。",
        "What is handed over in the chosen quarter; choose a building to see its floors.",
    ),
    "utilities": Text(
        "每季用量占上限的比例；面积按全部可租㎡计。达到 90% 算紧张，先紧张的在上。",
        "Share of the cap that is used in each quarter; of space, of all leasable ㎡. From 90% it is tight; what is tight first "
        "stands on top.",
    ),
    "vacancy": Text(
        "同层连续：一层上相邻的空置单元；跨层合并：整层空置的相邻楼层，加上紧邻一层的一段。“到”是下一家企业进来的季度。",
        "A run is free rooms side by side on a floor; across floors, whole free floors that adjoin and a run on the floor "
        "next to them. Until: the quarter in which the next firm comes in.",
    ),
    "ends": Text(
        "现有租约按合同，方案中的入驻按租期；虚线是规划期最后一季。续租概率只在数据有选择权时给出。",
        "Leases in force by contract, planned stays by their years; the dashed line is the last quarter of the horizon. A "
        "probability of renewal is told only where the data have an option.",
    ),
    "homeless": Text(
        "按这份方案未落位的企业和首要原因。",
        "Firms without a place in this plan, each with its first reason.",
    ),
}
TABLE = Text("全部数字", "All figures")
SUBJECT, FLOORS = Text("看哪一部分", "Of what"), Text("看哪一层级", "Look at")
ALL_BUILDINGS = Text("全部楼栋", "all buildings")
QUARTER, WHERE, WHAT = Text("季度", "Quarter"), Text("位置", "Where"), Text("资源", "Resource")
LEASABLE, DELIVERED, EXPECTED = (
    Text("可租㎡", "Leasable ㎡"),
    Text("已交付㎡", "Handed over ㎡"),
    Text("期望㎡", "Expected ㎡"),
)
FULLEST, TIGHT = Text("最高", "Peak"), Text("自何季紧张", "Tight from")
DRAW_HEADS = (
    QUARTER,
    WHERE,
    WHAT,
    Text("已签", "Signed"),
    Text("预留", "Reserved"),
    Text("意向", "Pencilled"),
    Text("期望", "Expected"),
    Text("上限", "Cap"),
    Text("剩余", "Left"),
)
PIECE_HEADS = (WHERE, Text("楼层", "Floors"), Text("单元", "Units"), Text("㎡", "㎡"), Text("到", "Until"))
END_HEADS = (
    Text("到期", "Ends"),
    Text("企业", "Firm"),
    Text("单元", "Units"),
    Text("㎡", "㎡"),
    Text("依据", "By"),
    Text("续租", "Renewal"),
)
HOMELESS_HEADS = (
    Text("企业", "Firm"),
    Text("类别", "Kind"),
    Text("意向㎡", "Asked ㎡"),
    Text("概率", "Probability"),
    Text("首要原因", "First reason"),
)
BY_LEASE, BY_PLAN = Text("租约", "lease"), Text("方案", "plan")
NO_OPTION = Text("数据中没有", "not in the data")
OPTION = Text("{years} 年，概率 {chance}", "years: {years}, at {chance}")
PARK = Text("全园", "the park")
NO_KINDS = Text(
    "园区没有企业类型表，无法计算。", "The park has no table of archetypes, so nothing can be counted."
)
MORE_SAYS = Text(
    "逐项求解并证明：再来多少家才够目标；每类企业（按其最小常见面积）现在和每次交付后还能再放几家，以及挡住下一家的原因。在后台进行，可离开、刷新或取消。",
    "Each count is solved for and proven: how "
    "many more firms a target takes; how many more of each kind, at its least usual area, "
    "fit now and from each handover on, and what is in the way of the next. It goes on in the background; leave or refresh the "
    "page, or cancel.",
)
ADDED = Text("为达目标再来的企业", "Firm added to reach the target")
AREA = Text("每家㎡", "㎡ each")
TARGET = Text("目标家数", "Target, firms")
ONE, OTHER = Text("两类取舍：一类", "Two kinds: one"), Text("另一类", "The other")
MAY_MOVE = Text("方案中的企业可以换位", "Firms of the plan may move")
MIX = Text("再计一组（几类一起来，最多三类）", "Also count a mix (kinds that come together, at most three)")
MIX_COUNT = Text("{kind}，家数", "{kind}, firms of it")
PICK = Text("打开某个数背后的方案", "Plan behind a count")
MAKE = Text("做成情景", "Make a scenario")
MAKE_SAYS = Text(
    "情景把这些企业加进来，各自落在计数时的单元；现方案中的企业尽量不动。",
    "The scenario adds these firms, each in the rooms it had when it was counted; of the plan on show as few firms change as "
    "have to.",
)
NAME = Text("再来 {count}：{what}（{quarter}）", "{count} more: {what} ({quarter})")
OFFER = Text("{quarter}：{count}，{what}", "{quarter}: {count}, {what}")
COUNT = Text("开始计数", "Count")
Q_TARGET = Text("{target} 家够得到吗，差什么？", "Are {target} firms within reach, and what stops it?")
Q_PAIR = Text("两类企业怎样取舍？", "How does one kind trade against another?")
Q_COUNTS = Text("每类企业还能再放几家？", "How many more firms of each kind fit?")
FIT_HEADS = (
    Text("企业", "Firm"),
    Text("自", "From"),
    Text("还能放", "Fit"),
    Text("挡住下一家的", "In the way of the next"),
)

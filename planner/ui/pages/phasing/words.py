"""What the page of phasing says."""

from planner.text import Text

INTRO = Text(
    "每栋楼最晚何时交付才不损失，推迟一季损失多少、失去谁：逐季求解，在后台进行，可离开、刷新或取消。",
    "How late each building may be handed over without loss, what each quarter after that costs and whom it loses: every "
    "quarter is solved for in the background; leave or refresh the page, or cancel.",
)
NO_PLAN = Text("没有可以对照的方案。请先求解。", "There is no plan to compare with. Make one first.")
ALL_READY = Text("所有楼栋都已交付。", "Every building is handed over.")
BUILDINGS = Text("楼栋（不选即全部未交付的）", "Buildings (none chosen: all still to be handed over)")
QUARTERS = Text("至少看推迟几季", "Quarters of delay, at least")
START = Text("逐季求解", "Solve quarter by quarter")
Q_DELAY = Text("每栋楼晚到哪一季就有损失？", "From which quarter on does a late handover lose something?")
SAYS = Text(
    "绿色：已证明不损失；黄色：已证明损失价值；红色：还失去企业（“−”后为编号或家数）；"
    "数为最后一层有变化的目标的增减，* 为未证明。"
    "晚交付可能反而让意向企业进来：房间空等的时间更短。",
    "Green: proven to lose nothing; yellow: proven to lose value; red: firms too (which, or how many, after −). The figure is "
    "the change of the last tier of goals that changes; * is not proven. A later handover may even let a firm in that is not "
    "signed: the rooms stand empty for less long.",
)
MAP_SAYS = Text(
    "绿色：已证明有增益；红色：已证明有损失；灰色：已证明没有变化；无色：未证明或没有求解。"
    "数为最后一层有变化的目标的增减，* 为未证明；“−”后为失去的企业的编号或家数。",
    "Green: proven to gain; red: proven to lose; grey: proven to change nothing; no colour: not proven, or not solved for. "
    "The figure is the change of the last tier of goals that changes, * is not proven; after − the firm that is lost, "
    "or how many are.",
)
CASES_DONE = Text("已求解 {done} / {all}", "{done} of {all} solved for")
TABLE = Text("全部数字", "All figures")
HEADS = (
    Text("楼栋", "Building"),
    Text("计划交付", "Planned"),
    Text("改为", "Handed over"),
    Text("目标增减", "Change of goals"),
    Text("企业", "Firms"),
    Text("证明", "Proof"),
)
LATEST_HEADS = (
    Text("楼栋", "Building"),
    Text("计划交付", "Planned"),
    Text("最晚不损失", "Latest without loss"),
    Text("再晚一季", "A quarter after that"),
)
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "handovers": Text("交付", "Handovers"),
    "order": Text("建设顺序", "Order of building"),
    "typologies": Text("厂房类型", "Typologies"),
    "upgrades": Text("公用工程增容", "Upgrades of utilities"),
}
Q_PART: dict[str, Text] = {
    "order": Text(
        "同时只能建几栋时，先建哪栋？", "Which building first, when only so many can be built at once?"
    ),
    "typologies": Text(
        "尚未开工的地块，建哪类厂房最能满足需求？",
        "Which typology serves the demand best on plots that are not begun?",
    ),
    "upgrades": Text(
        "哪项公用工程要增容，最晚何时？", "Which utility has to be raised, and by when at the latest?"
    ),
}
PART_SAYS: dict[str, Text] = {
    "order": Text(
        "造价和工期取自类型目录，是规划假设，可在此修改。各栋按顺序开工：有空位、钱够就开工，开工即付。每种日程都求解；被上界或相同日程排除的不必再解。",
        "Costs and times are those of the catalogue of typologies, planning assumptions, and can be changed here. Buildings are "
        "begun in order, each as soon as a place is free and the money is there, and paid when begun. Every schedule is solved "
        "for except those that a bound or an equal schedule rules out.",
    ),
    "typologies": Text(
        "只看此刻还不必开工的楼栋：占地不变，照目录换类型、分单元，工期按该类型；逐一求解。目录（造价、工期、层高、荷载、单元）是规划假设。",
        "Only buildings that need not have begun yet: the same footprint, floors and units as in the catalogue, the time that "
        "kind takes; each is solved for. The catalogue (cost, time, heights, loads, units) is a planning assumption.",
    ),
    "upgrades": Text(
        "费用和供货期取自增容目录，是规划假设。逐步、逐季求解：一步值多少，最晚何时投用、何时下单。",
        "Cost and lead time are those of the catalogue of upgrades, planning assumptions. Solved for step by step and quarter by "
        "quarter: what a step is worth, by when at the latest it has to be in use, and when to order it.",
    ),
}
CATALOGUE_FAULTS = Text(
    "数据文件夹中的 catalogue 目录有 {count} 处错误，不能使用，也不以自带目录代替。请照下表改正后刷新；移走该文件夹则用自带的。",
    "Faults in the folder catalogue of the data folder: {count}. It cannot be used, and the catalogue as shipped does not "
    "stand in for it. Correct them as told below and refresh the page, or move the folder away to use the one as shipped.",
)
PART_START = Text("求解", "Solve")
AT_ONCE = Text("同时建几栋", "Built at once")
BUDGET = Text("每季资金（万元，0 不限）", "Money a quarter (10k yuan, 0: no limit)")
JOB_HEADS = (
    Text("楼栋", "Building"),
    Text("造价（万元，假设）", "Cost (10k yuan, assumed)"),
    Text("工期（季，假设）", "Quarters (assumed)"),
)
JOBS = Text("排序的楼栋", "Buildings to be put in order")
TOO_MANY = Text("最多排 {most} 栋，请少选几栋。", "At most {most} buildings are put in order; choose fewer.")
NO_JOBS = Text(
    "没有哪栋楼现在开工还赶得上计划交付；请在上面选楼栋。",
    "No building could still be begun in time as planned; choose some above.",
)
NO_PLOTS = Text("所有楼栋都已开工或已交付。", "Every building has begun or is handed over.")
SEQUENCE_HEADS = (
    Text("顺序与交付", "Order and handovers"),
    Text("与现方案比", "Against the plan"),
    Text("证明", "Proof"),
)
CHOICE_HEADS = (
    Text("楼栋", "Building"),
    Text("改为", "As"),
    Text("交付", "Handed over"),
    Text("造价增减（万元，假设）", "Change of cost (10k yuan, assumed)"),
    Text("与现方案比", "Against the plan"),
    Text("证明", "Proof"),
)
UPGRADE_HEADS = (
    Text("增容", "Upgrade"),
    Text("费用（万元，假设）", "Cost (10k yuan, assumed)"),
    Text("供货（季，假设）", "Lead time (quarters, assumed)"),
    Text("最早投用", "Earliest in use"),
    Text("值多少", "Worth"),
    Text("最晚", "Latest"),
)
PICK = Text("做成情景的一项", "One for a scenario")
Q_DRAG = Text("改动交付季度会怎样？", "What if handovers are changed?")
DRAG_SAYS = Text(
    "拖动标记，或选中后用左右键（Esc 回到计划，End 为期内不交付）；虚线是计划。放下后即刻求解：损失多少、失去谁。",
    "Drag a mark, or focus it and use the arrow keys (Escape: back to plan; End: not within the horizon); the dashed line is the "
    "plan. Where it is put down, what is lost and whom is solved for at once.",
)
HANDLE = Text("{name} 的交付季度", "handover of {name}")
PLANNED = Text("计划交付", "planned handover")
AFTER = Text("{last} 后", "after {last}")
BACK = Text("回到计划", "Back to plan")
OPEN = Text("限制内没有算出。", "It was not found out within the limits.")
SO_FAR = Text(
    "目前的方案至少有这么多，失去谁要等求解完；还在求解……",
    "The best plan found so far comes to at least this; whom it loses is told when the solve is over. Still solving …",
)
FEWER = Text("正在找变动最少的方案……", "Looking for the plan of fewest changes …")
CHOOSE = Text("做成情景的交付", "Handover for a scenario")
MAKE = Text("做成情景", "Make a scenario")
NAME = Text("交付：{what}", "Handover: {what}")

"""What the page of phasing says."""

from planner.text import Text

INTRO = Text(
    "每栋楼最晚何时交付才不损失，推迟一季损失多少、失去谁：逐季求解，在后台进行，可离开、刷新或取消。",
    "How late each building may be handed over without loss, what each quarter after that costs and whom it loses: every "
    "quarter is solved for in the background; leave or refresh the page, or cancel.",
)
NO_PLAN = Text("没有可以对照的方案。请先求解。", "There is no plan to hold against. Make one first.")
ALL_READY = Text("所有楼栋都已交付。", "Every building is handed over.")
BUILDINGS = Text("楼栋（不选即全部未交付的）", "Buildings (none chosen: all still to be handed over)")
QUARTERS = Text("至少看推迟几季", "Quarters of delay, at least")
START = Text("逐季求解", "Solve quarter by quarter")
Q_DELAY = Text("每栋楼晚到哪一季就有损失？", "From which quarter on does a late handover lose something?")
SAYS = Text(
    "绿色：已证明不损失；黄色：已证明损失价值；红色：还失去企业（“−”后为编号）；数为最后一层有变化的目标的增减，* 为未证明。"
    "晚交付可能反而让意向企业进来：房间空等的时间更短。",
    "Green: proven to lose nothing; yellow: proven to lose value; red: firms too (ids after −). The figure is the change of the "
    "last tier of goals that changes; * is not proven. A later handover may even let a firm in that is not signed: the rooms "
    "stand empty for less long.",
)
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
CHOOSE = Text("做成情景的交付", "Handover for a scenario")
MAKE = Text("做成情景", "Make a scenario")
NAME = Text("交付：{what}", "Handover: {what}")

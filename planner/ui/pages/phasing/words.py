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
    "绿色：已证明不损失；黄色：已证明损失价值；红色：还失去企业（“−”后为编号或家数）；"
    "数为最后一层有变化的目标的增减，* 为未证明。"
    "晚交付可能反而让意向企业进来：房间空等的时间更短。",
    "Green: proven to lose nothing; yellow: proven to lose value; red: firms too (which, or how many, after −). The figure is "
    "the change of the last tier of goals that changes; * is not proven. A later handover may even let a firm in that is not "
    "signed: the rooms stand empty for less long.",
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
Q_DRAG = Text("移动交付会怎样？", "What comes of other handovers?")
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
FEWER = Text("正在找变动最少的方案……", "Looking for the plan of fewest changes …")
CHOOSE = Text("做成情景的交付", "Handover for a scenario")
MAKE = Text("做成情景", "Make a scenario")
NAME = Text("交付：{what}", "Handover: {what}")

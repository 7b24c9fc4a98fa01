"""What the page of the park says."""

from planner.text import Text

SITE = Text("总平面（示意）", "Site plan (illustrative)")
BUILDING = Text("楼栋", "Building")
PHASE = Text("分期", "Phase")
LEASABLE = Text("可租（㎡）", "Leasable (㎡)")
READY = Text("已交付（㎡）", "Handed over (㎡)")
LET = Text("落位（㎡）", "Placed (㎡)")
SHARE = Text("入驻率", "Occupancy")
INDUSTRIES = Text("产业（㎡）", "Industries (㎡)")
PHASES = Text("分期", "Phases")
BUILDINGS = Text("楼栋", "Buildings")
FLOORS = Text("楼层", "Floors")
UNITS = Text("单元", "Units")
CAPS = Text("公用工程上限", "Utility caps")
ALL_SOURCES = Text("全部来源（{count} 条）", "Every source ({count})")
SUM_UNITS = Text(
    "{units} 个单元，可租 {leasable}；{buildings} 栋，建筑面积 {gross}",
    "{units} units, {leasable} leasable; {buildings} buildings, {gross} gross",
)
NO_FUTURES = Text(
    "还没有推演过未来。到“风险推演”页推演一次，这里就按每栋楼满租的可能性上色。",
    "No futures have been played yet. Play them on the page Risk, and each building is coloured by how likely it is to be full.",
)
NO_PLAN = Text(
    "还没有方案。请先到“求解与方案”页求解。",
    "There is no plan yet. First make one on the page “Make a plan”.",
)
TO_RISK = Text("去“风险推演”", "Play the futures on Risk")

"""What the page of the park says."""

from planner.text import Text

SITE = Text("总平面（示意）", "Site plan (illustrative)")
BUILDING = Text("楼栋", "Building")
PHASE = Text("分期", "Phase")
LEASABLE = Text("可租（㎡）", "Leasable (㎡)")
READY = Text("已交付（㎡）", "Ready (㎡)")
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

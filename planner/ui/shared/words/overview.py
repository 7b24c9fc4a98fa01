"""What figures of a quarter are called, wherever they are shown."""

from planner.text import Text

QUARTER = Text("季度", "Quarter")
COLOUR = Text("颜色", "Colour by")

PLACED = Text("落位企业", "Firms placed")
OF_FIRMS = Text("共 {all}，未落位 {left}", "of {all}, {left} without a place")
SIGNED = Text("已签入驻率", "Occupancy, signed")
EXPECTED = Text("期望入驻率", "Occupancy, expected")
PENCILLED = Text("含意向入驻率", "Occupancy, with pencilled")
IN_QUARTER = Text("{title} · {quarter}", "{title} · {quarter}")
OCCUPANCY = Text("入驻率 · {quarter}", "Occupancy · {quarter}")
THREE = Text(
    "已签 {signed} · 期望 {expected} · 含意向 {pencilled}",
    "signed {signed} · expected {expected} · with pencilled {pencilled}",
)
THREE_M2 = Text(
    "{signed} · {expected} · {pencilled} / 已交付 {all}",
    "{signed} · {expected} · {pencilled} of {all} handed over",
)
CURRENT = Text("季度（{quarter} 是当前季度）", "Quarter ({quarter}, the current one)")
NOT_CURRENT = Text("季度（当前季度是 {now}）", "Quarter (now it is {now})")
OUTSIDE = Text("季度（当前季度 {now} 不在规划期内）", "Quarter (now, {now}, is outside the plan)")
M2_OF = Text("{m2} / {all}", "{m2} of {all}")
TAX = Text("年纳税额（万元）", "Tax, 10k yuan a year")
OUTPUT = Text("年产值（万元）", "Output, 10k yuan a year")
JOBS = Text("就业（人）", "Jobs")
WITHOUT = Text("不含杉源 {value}", "{value} without Shanyuan")
WITHOUT_REAL = Text("不含整体项目企业 {value}", "{value} without whole-project firms")

RESOURCES_AT = Text("{quarter} 面积与公用工程", "Area and utilities in {quarter}")
UTILITIES_AT = Text("公用工程 · {quarter}", "Utilities · {quarter}")
AREA_LET = Text("含意向入驻率", "Occupancy, with pencilled")
NO_CAP = Text("未设上限", "no cap")
PEAK = Text("最满 {quarter}：{share}", "fullest {quarter}: {share}")

UNPLACED_NONE = Text("所有企业都已落位。", "Every firm has a place.")
REQUEST = Text("{area} · {stage}", "{area} · {stage}")

TABLE_TWIN = Text("以表格查看", "Show as a table")

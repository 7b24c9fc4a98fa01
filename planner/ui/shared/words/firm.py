"""Texts of the card of one firm."""

from planner.text import Text

HEAD = Text("{id} {name}", "{id} {name}")
CLOSE = Text("关闭", "Close")
UNPLACED = Text("未落位", "No place")
NOT_HERE = Text("{quarter} 不在园", "Not inside in {quarter}")
WAITED = Text("等待 {count} 季", "Waited {count} quarters")
PLACE = Text("位置", "Place")
AREA = Text("分得面积", "Area given")
ASKED = Text("意向面积", "Area asked for")
ASKED_RANGE = Text("{asked}（{least}–{most}）", "{asked} ({least}–{most})")
START = Text("入驻", "Start")
FITOUT = Text("装修完成", "Fit-out done")
LICENCE = Text("办证完成", "Licensed")
PRODUCTION = Text("投产", "Production")
LEAVES = Text("租至", "Lease to the end of")
WINDOW = Text("期望 / 最迟", "Wished / latest")
WINDOW_IS = Text("{desired} / {latest}", "{desired} / {latest}")
KIND = Text("类型", "Kind")
PRODUCT = Text("产品", "Product")
ORIGIN = Text("来源", "From")
STAGE = Text("阶段", "Stage")
PROBABILITY = Text("签约概率", "Probability")
HAZARD = Text("火灾危险性", "Hazard class")
DRAWS = Text("公用工程用量", "Draws")
ECONOMY = Text("投资 · 产值 · 税收", "Invests · output · tax")
JOBS = Text("岗位", "Jobs")
MARGIN = Text("{available}（需 {need}，余量 {slack}）", "{available} (needs {need}, margin {slack})")
NEEDS = Text("场地需要", "Needs")
NEEDS_IS = Text(
    "荷载 ≥ {load} kN/㎡ · 净高 ≥ {height} m · 货梯 ≥ {lift} t",
    "load ≥ {load} kN/㎡ · height ≥ {height} m · lift ≥ {lift} t",
)
REASONS = Text("为什么没有安排", "Why it has no place")
NO_REASON = Text("没有可列出的原因。", "No reason is listed.")
REAL = Text("数字为其整个项目", "Figures are for its whole project")
HOLDERS = Text("占用者：{firms}", "Held by {firms}")

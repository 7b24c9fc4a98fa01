"""What the page of rules says."""

from planner.text import Text

RULE = Text("规则", "Rule")
RULE_SAYS = Text("内容", "What it says")
RULE_SOURCE = Text("依据", "Source")
RULE_STATE = Text("状态", "State")
RULE_ON = Text("启用", "on")
RULE_OFF = Text("未启用", "off")
RULE_ALWAYS = Text("始终有效", "always")
SEGREGATION = Text("隔离规则", "Segregation")
SYNERGIES = Text("产业协同", "Synergies")
SWITCHES = Text("开关", "Switches")
SWITCHES_NONE = Text("没有改动默认开关。", "No switch differs from its default.")
CLAUSE = Text("条款", "Clause")
WAIVERS = Text("豁免", "Waivers")
WAIVERS_NONE = Text("没有豁免。", "There are no waivers.")
FIRMS = Text("企业", "Firms")
REASON = Text("理由", "Reason")
PLACES = Text("锁定、预留与保留", "Pins, holds and reserves")
PLACES_NONE = Text("没有锁定、预留或保留。", "There are no pins, holds or reserves.")
KIND = Text("种类", "Kind")
WHAT = Text("对象", "What")
UNTIL = Text("到", "Until")
PIN = Text("锁定", "Pin")
FORBID = Text("禁入", "Forbid")
HOLD = Text("预留", "Hold")
RESERVE = Text("保留", "Reserve")
GROUND_SHARE = Text("首层 {share}", "{share} of the ground floor")
FROM_QUARTER = Text("自 {quarter}", "from {quarter}")
POLICY = Text("目标、系数与门槛", "Goals, rates and thresholds")
SETTING = Text("设置", "Setting")
VALUE = Text("值", "Value")
PRESET = Text("默认目标", "Goal")
MODE = Text("合并方式", "Tiers combine")
HOLD_QUARTERS = Text("意向企业等待上限（季）", "Hold on speculative firms (quarters)")
EXPANSION_QUARTERS = Text("扩租选择权保留（季）", "Expansion option kept open (quarters)")
ENTRY_TAX = Text("准入：亩均税收（万元）", "Entry: tax per mu (10k yuan)")
ENTRY_OUTPUT = Text("准入：亩均产值（万元）", "Entry: output per mu (10k yuan)")
ENTRY_AREA = Text("准入：最小面积（㎡）", "Entry: least area (㎡)")
ENTRY_PATHS = Text("准入：办证路径", "Entry: registration paths")
ANY = Text("不限", "any")
RULE_SOURCES: dict[str, Text] = {
    "logic": Text("逻辑", "logic"),
    "park practice": Text("园区惯例", "park practice"),
    "allocation ledger": Text("分配台账", "allocation ledger"),
    "needs sheet": Text("企业需求表", "needs sheet"),
    "needs sheet; GMP 2010 Art. 46": Text("企业需求表；GMP 2010 第 46 条", "needs sheet; GMP 2010 Art. 46"),
    "GB 50016 §3.1.1, Table 3.3.1": Text("GB 50016 §3.1.1、表 3.3.1", "GB 50016 §3.1.1, Table 3.3.1"),
    "GB 50016 Table 3.3.1, §3.3.3": Text("GB 50016 表 3.3.1、§3.3.3", "GB 50016 Table 3.3.1, §3.3.3"),
    "park infrastructure": Text("园区基础设施", "park infrastructure"),
    "segregation_rules table": Text("隔离规则表", "the segregation table"),
    "lease practice": Text("租赁惯例", "lease practice"),
    "park entry policy": Text("园区准入政策", "park entry policy"),
    "park policy": Text("园区政策", "park policy"),
}

"""Texts of the read-only pages of park, firms and rules."""

from planner.domain.terms import SourceClass
from planner.text import Text

MARKS: dict[SourceClass, str] = {
    SourceClass.PUBLISHED: "●",
    SourceClass.STANDARD: "◆",
    SourceClass.WEB: "▲",
    SourceClass.EXPERT: "◇",
    SourceClass.ASSUMPTION: "○",
}
"""A mark for each source class, beside headings; the legend says what it stands for."""
LEGEND = Text("数据来源", "Where figures come from")
UNMARKED = Text("未注明来源", "no source given")
EXCEPTIONS = Text("来源例外", "Source differs")
WHOLE_ROW = Text("整行", "the whole row")
COMMA = Text("、", ", ")
HEADING_HELP = Text("{says}。来源：{source} {reference}", "{says}. Source: {source} {reference}")

PARKS = Text("园区", "Parks")
SITE = Text("总平面（示意）", "Site plan (illustrative)")
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

FIRMS_SUM = Text(
    "{count} 家企业，意向面积合计 {asked}，为可租面积的 {share}；已签 {signed} 家",
    "{count} firms ask for {asked}, {share} of what can be let; {signed} are signed",
)
WHO = Text("企业与进度", "Who, and where it stands")
SPACE = Text("场地需要", "Space needed")
UTILITIES = Text("公用工程", "Utilities")
ECONOMY = Text("经济指标", "Economy")
TIMES = Text("时间", "Times")
GROUP = Text("栏目", "Columns")
ARCHETYPES = Text("企业类型默认值", "Archetypes: defaults for a kind of firm")

RULES = Text("规则", "Rules")
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
NOTE = Text("说明", "Note")
BASIS = Text("依据", "Basis")
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
BASES: dict[str, Text] = {
    one.en: one
    for one in (
        Text(
            "GB 50016 表 3.3.1 及 3.6.7（仅限顶层或靠外墙部位，自用厂房）；园区政策",
            "GB 50016 Table 3.3.1 + 3.6.7 (top floor/outer wall only, own plant); park policy",
        ),
        Text(
            "专家判断（环氧乙烷为易燃气体，爆炸下限约 3%，有毒）",
            "expert judgement (EO: flammable gas, explosive limit from about 3%, toxic)",
        ),
        Text("GMP 2010 第 46 条（二）（三）", "GMP 2010 Art.46 (2)(3)"),
        Text("专家判断，依 GMP 2010 第 46 条（六）", "expert judgement from GMP 2010 Art.46 (6)"),
        Text("专家判断", "expert judgement"),
        Text("专家判断，依 GMP 与医疗器械选址规则", "expert judgement from GMP/medical-device siting rules"),
        Text("专家判断（参照 GMP 生物制品附录）", "expert judgement (GMP biologics annex idea)"),
    )
}
"""What the segregation tables of the shipped parks give as basis, in both languages."""

LEASE_ENDINGS = Text("租约到期的假设（{count} 份）", "What is assumed at the end of leases ({count})")
LEASE_HELP = Text(
    "规划期内到期、已到期或未约定到期的租约。可在情景里试“在园企业续租”，或在租约表里填写续租选择权与概率。",
    "Leases that end in the horizon, are over, or have no end. Try a renewal in a scenario, or tell the option to renew "
    "and its probability in the table of leases.",
)
LEASE_FIRM = Text("企业", "Firm")
LEASE_ID = Text("租约", "Lease")
LEASE_UNITS = Text("单元", "Units")
LEASE_ENDS = Text("到期季度", "Ends")
LEASE_ASSUMED = Text("假设", "Assumed")

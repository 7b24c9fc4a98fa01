"""What the page of the firms says."""

from planner.text import Text

NEW_FIRM = Text("新增企业", "New firm")
FIRM_NAME = Text("企业名称", "Name")
FIRM_KIND = Text("企业类型", "Kind")
FIRM_AREA = Text("意向面积（㎡）", "Requested area (㎡)")
FIRM_QUARTER = Text("期望季度", "Desired quarter")
FIRM_STAGE = Text("阶段", "Stage")
FIRM_PRIORITY = Text("优先级", "Priority")
FIRM_PRODUCT = Text("主要产品", "Product")
FIRM_ADD = Text("加入草稿", "Add to the draft")
FIRM_FIELDS = (FIRM_NAME, FIRM_KIND, FIRM_AREA, FIRM_QUARTER, FIRM_STAGE, FIRM_PRIORITY, FIRM_PRODUCT)
FIRM_PRIORITY_OR_PRODUCT = Text("优先级或主要产品", "priority or product")
FIRM_ADDED = Text(
    "已加入 {firm_id}；其余各项取自该类型的默认值，列在下面，可在表格中改写。",
    "Added {firm_id}. Its other figures are defaults of its kind, listed below; type over them in the table.",
)
FIRM_MISSING = Text("请先填写：{fields}", "Please fill in first: {fields}")
FIRMS_SUM = Text(
    "{count} 家企业，意向面积合计 {asked}，为可租面积的 {share}；已签 {signed} 家",
    "Firms: {count}; they ask for {asked}, {share} of the leasable area; signed: {signed}",
)
WHO = Text("企业与进度", "Who, and where it stands")
SPACE = Text("场地需要", "Space needed")
UTILITIES = Text("公用工程", "Utilities")
ECONOMY = Text("经济指标", "Economy")
TIMES = Text("时间", "Times")
GROUP = Text("栏目", "Columns")
ARCHETYPES = Text("企业类型默认值", "Archetypes: defaults for a kind of firm")
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

"""招商项目台账, the pipeline: projects under talks, one a row."""

from planner.domain.vocabulary.terms import Stage
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, pair, quarter, text, whole
from planner.tables.columns.quantity import AREA, FLOW, MONEY, POWER
from planner.tables.ledgers.loads import LEDGER_LOAD

PIPELINE = Table(
    name="pipeline_ledger",
    title=pair("招商项目台账 | Pipeline"),
    keys=("firm",),
    aliases=("招商台账", "项目台账", "招商项目表", "在谈项目台账"),
    columns=(
        text("number", "序号 | No.", "不读取 | Not read", default=None),
        identity("firm_id", "企业编号 | Firm id", "有则按编号对应 | Matched by it if given", default=None),
        text(
            "firm",
            "企业或项目 | Firm or project",
            "企业或项目的名称 | Name of the firm or project",
            also="项目名称 企业名称 企业 项目 project firm",
        ),
        text("project", "所属项目 | Project of the firm", "不读取 | Not read", default=""),
        text("investor", "投资方 | Investor", "不读取 | Not read", default="", also="投资主体"),
        text("origin_city", "来源地 | Origin", "来源城市 | City it comes from", default="", also="来源"),
        text(
            "archetype",
            "产业类别 | Kind",
            "类型代号或名称 | Key or name of an archetype",
            default=None,
            also="企业类型 类别 行业",
        ),
        text("product", "主要产品 | Product", "主要产品 | Main product", default="", also="产品"),
        decimal(
            "invest_10k",
            "总投资 | Investment",
            "计划总投资 | Planned",
            of=MONEY,
            default=None,
            also="投资额 计划投资",
        ),
        decimal("funds_in_place_10k", "到位资金 | Funds in place", "累计 | So far", of=MONEY, default=None),
        whole(
            "area_req_m2",
            "意向面积 | Requested area",
            "期望面积 | Area asked for",
            of=AREA,
            default=None,
            also="需求面积 面积",
        ),
        text("floors_wanted", "意向楼层 | Floors wanted", "不读取 | Not read", default=""),
        decimal(
            "min_load_kn_m2",
            "承重要求 | Load needed",
            "kg/㎡ 或 kN/㎡ | kg/㎡ or kN/㎡",
            of=LEDGER_LOAD,
            default=None,
            also="承重 荷载",
        ),
        decimal("power_kw", "用电 | Power", "用电负荷 | Load", of=POWER, default=None),
        decimal(
            "wastewater_m3d", "废水 | Wastewater", "日废水量 | A day", of=FLOW, default=None, also="排水"
        ),
        choice(
            "stage",
            "项目阶段 | Stage",
            "招商阶段 | Where it stands",
            among=Stage,
            default=None,
            also="阶段 客户阶段 项目进展",
        ),
        quarter("signed_quarter", "签约时间 | Signed", "实际 | Actual", default=None),
        quarter(
            "desired_quarter",
            "计划入驻 | Wanted",
            "计划入驻季度 | Wanted quarter",
            default=None,
            also="计划入驻时间 拟入驻时间 期望入驻",
        ),
        text("office", "责任单位 | Office", "责任单位 | Office in charge", default="", also="牵头单位"),
        text("owner", "责任人 | Owner", "责任人 | Person in charge", default="", also="包联领导"),
        text("problems", "存在问题 | Problems", "待协调 | To be solved", default="", also="问题"),
        text("next_step", "下一步措施 | Next step", "措施 | What is next", default="", also="下一步工作"),
        text("due", "完成时限 | Due", "时限 | By when", default="", also="时限"),
    ),
)

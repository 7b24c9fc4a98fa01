"""项目进度调度表 and 亩均效益评价表: how projects go on, and what firms yield."""

from planner.domain.vocabulary.terms import Stage
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, pair, text
from planner.tables.columns.quantity import MONEY_A_YEAR, MU

PROGRESS = Table(
    name="progress_ledger",
    title=pair("项目进度调度表 | Progress"),
    keys=("firm",),
    aliases=("调度表", "进度调度表", "项目调度表"),
    columns=(
        text("number", "序号 | No.", "不读取 | Not read", default=None),
        text(
            "firm",
            "企业或项目 | Firm or project",
            "企业或项目的名称 | Name of the firm or project",
            also="项目 项目名称 企业名称 企业 project firm",
        ),
        text("project", "所属项目 | Project of the firm", "不读取 | Not read", default=""),
        choice(
            "stage",
            "当前节点 | Where it stands",
            "招商阶段 | Stage",
            among=Stage,
            default=None,
            also="当前阶段 节点",
        ),
        text("planned", "计划完成 | Planned", "计划 | Planned day", default=""),
        text("actual", "实际完成 | Actual", "实际 | Actual day", default=""),
        text("delay", "滞后天数 | Days late", "不读取 | Not read", default="", is_read=False),
        text("light", "红黄绿灯 | Light", "不读取 | Not read", default="", also="预警", is_read=False),
        text("problems", "问题 | Problems", "待协调 | To be solved", default="", also="存在问题"),
        text("matters", "协调事项 | Matters", "协调 | To be arranged", default=""),
        text("office", "牵头单位 | Office", "责任单位 | Office in charge", default="", also="责任单位"),
    ),
)

PER_MU = Table(
    name="per_mu_ledger",
    title=pair("亩均效益评价表 | Yield per mu"),
    keys=("firm",),
    aliases=("亩均评价表", "亩均效益表"),
    columns=(
        text("number", "序号 | No.", "不读取 | Not read", default=None),
        text("firm", "企业 | Firm", "企业名称 | Name of the firm", also="企业名称"),
        decimal(
            "land_mu", "折算用地 | Land", "不读取 | Not read", of=MU, default=None, also="用地", is_read=False
        ),
        decimal("output_10k", "产值 | Output", "每年 | A year", of=MONEY_A_YEAR, default=None, also="年产值"),
        decimal("tax_10k", "税收 | Tax", "每年 | A year", of=MONEY_A_YEAR, default=None, also="年纳税额"),
        text("output_per_mu", "亩均产值 | Output per mu", "由产值算出 | Computed", default="", is_read=False),
        text("tax_per_mu", "亩均税收 | Tax per mu", "由税收算出 | Computed", default="", is_read=False),
        text(
            "output_per_job", "人均产值 | Output per job", "由产值算出 | Computed", default="", is_read=False
        ),
        text("grade", "等级 | Grade", "由产值税收算出 | Computed", default="", is_read=False),
    ),
)

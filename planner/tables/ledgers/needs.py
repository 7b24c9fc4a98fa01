"""厂房需求登记表, the needs sheet: what a firm asks of its space."""

from planner.domain.terms import GroundFloor, HazardClass, Stage
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, pair, quarter, text, whole
from planner.tables.columns.quantity import AREA, FLOW, LENGTH, POWER, STEAM, YEARLY_MASS
from planner.tables.ledgers.loads import LEDGER_LOAD

NEEDS = Table(
    name="needs_sheet",
    title=pair("厂房需求登记表 | Needs"),
    keys=("firm",),
    aliases=("需求登记表", "需求表", "厂房需求表", "企业需求登记表"),
    columns=(
        text("number", "序号 | No.", says="不读取 | Not read", default=None),
        identity(
            "firm_id", "企业编号 | Firm id", says="有则按编号对应 | Matched by it if given", default=None
        ),
        text("firm", "企业 | Firm", says="企业名称 | Name of the firm", also="企业名称"),
        text("product", "产品 | Product", says="主要产品 | Main product", default="", also="主要产品"),
        identity(
            "archetype",
            "企业类型 | Kind",
            says="类型代号或名称 | Key or name of an archetype",
            default=None,
            also="类型 产业类别",
        ),
        choice(
            "stage",
            "项目阶段 | Stage",
            among=Stage,
            says="空则为在谈 | Empty: negotiating",
            default=None,
            also="阶段",
        ),
        choice(
            "hazard_class",
            "生产类别 | Hazard class",
            among=HazardClass,
            says="甲乙丙丁戊 | Class A to E",
            default=None,
            also="火灾危险性 生产类别(甲乙丙丁戊)",
        ),
        text(
            "cleanroom_class",
            "洁净级别 | Cleanroom class",
            says="例如 ISO 8 | Such as ISO 8",
            default="",
            also="洁净级别与面积",
        ),
        whole(
            "cleanroom_m2", "洁净面积 | Cleanroom area", of=AREA, says="其中洁净区 | Clean part", default=None
        ),
        text(
            "areas",
            "面积 | Area",
            says="最小/期望/最大 | Least/wanted/most",
            default="",
            of=AREA,
            also="面积(最小/期望/最大) 厂房面积",
        ),
        whole(
            "area_min_m2",
            "最小面积 | Least area",
            of=AREA,
            says="最小 | Least",
            default=None,
            also="面积最小",
        ),
        whole(
            "area_req_m2",
            "期望面积 | Requested area",
            of=AREA,
            says="期望 | Asked for",
            default=None,
            also="意向面积 面积期望 需求面积",
        ),
        whole(
            "area_max_m2", "最大面积 | Most area", of=AREA, says="最大 | Most", default=None, also="面积最大"
        ),
        choice(
            "ground_floor",
            "首层需求 | Ground floor",
            among=GroundFloor,
            says="无、优先、必须 | None, preferred, required",
            default=None,
            also="首层",
        ),
        decimal(
            "min_load_kn_m2",
            "承重 | Load needed",
            of=LEDGER_LOAD,
            says="kg/㎡ 或 kN/㎡ | kg/㎡ or kN/㎡",
            default=None,
            also="承重要求 荷载",
        ),
        decimal(
            "min_clear_height_m",
            "净高 | Clear height",
            of=LENGTH,
            says="净高要求 | Needed",
            default=None,
            also="净高要求",
        ),
        decimal("power_kw", "用电 | Power", of=POWER, says="用电负荷 | Load", default=None, also="用电负荷"),
        decimal("water_m3d", "用水 | Water", of=FLOW, says="日用水量 | A day", default=None, also="用水量"),
        decimal(
            "wastewater_m3d",
            "废水 | Wastewater",
            of=FLOW,
            says="日废水量 | A day",
            default=None,
            also="排水 排水量",
        ),
        decimal("steam_tph", "蒸汽 | Steam", of=STEAM, says="用量 | Drawn", default=None, also="蒸汽用量"),
        decimal(
            "hazwaste_tpa",
            "危废 | Hazardous waste",
            of=YEARLY_MASS,
            says="年产生量 | A year",
            default=None,
            also="危险废物",
        ),
        quarter(
            "desired_quarter",
            "期望入驻季度 | Desired quarter",
            says="希望入驻 | Wanted start",
            default=None,
            also="期望入驻 期望入驻时间 期望季度",
        ),
        quarter(
            "latest_quarter",
            "最迟季度 | Latest quarter",
            says="过后放弃 | Leaves after it",
            default=None,
            also="最迟入驻 最迟入驻时间",
        ),
    ),
)

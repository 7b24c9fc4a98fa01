"""The table of firms."""

from decimal import Decimal

from planner.domain.park.firm import Firm
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Priority, RegPath, Stage
from planner.tables.columns.column import FILLED, Column, Table
from planner.tables.columns.declaring import (
    choice,
    decimal,
    identity,
    listing,
    pair,
    quarter,
    text,
    whole,
    yes_no,
)
from planner.tables.columns.quantity import (
    AREA,
    FLOW,
    LENGTH,
    LOAD,
    MASS,
    MONEY,
    MONEY_A_YEAR,
    PERSONS,
    POWER,
    SHARE,
    STEAM,
    WEEKS,
    YEARLY_MASS,
    YEARS,
)

_ZERO = Decimal(0)

_WHO: tuple[Column, ...] = (
    identity("firm_id", "企业编号 | Firm id", "例如 F01 | Such as F01", also="企业 firm"),
    text("name_zh", "企业名称 | Name (Chinese)", "中文名称 | Chinese name", also="名称 项目名称"),
    text("name_en", "英文名称 | Name (English)", "空则同中文 | Empty: as Chinese", default="", also="name"),
    yes_no("is_real", "真实企业 | Real firm", "否为示例 | No for a sample", default=True),
    identity(
        "archetype", "企业类型 | Archetype", "类型表中的代号 | A key of the archetypes table", also="类型"
    ),
    text(
        "product",
        "主要产品 | Product",
        "主要产品 | Main product",
        default="",
        also="产品 product_zh 主营产品",
    ),
    text("origin_city", "来源地 | Origin", "来源城市 | City it comes from", default="", also="来源"),
    choice("stage", "项目阶段 | Stage", "招商阶段 | Where it stands", among=Stage, also="阶段 客户阶段"),
    decimal(
        "probability",
        "落地概率 | Probability",
        "空则按阶段 | Empty: by stage",
        of=SHARE,
        default=FILLED,
        also="概率",
    ),
    choice(
        "priority",
        "优先级 | Priority",
        "空则按每平方米税收 | Empty: by tax per ㎡",
        among=Priority,
        default=FILLED,
    ),
    listing("parks", "可接受园区 | Accepted parks", "空则都可 | Empty: every park"),
)

_AREA: tuple[Column, ...] = (
    whole("area_min_m2", "最小面积 | Least area", "空则为意向的 90% | Empty: 90%", of=AREA, default=FILLED),
    whole("area_req_m2", "意向面积 | Requested area", "期望面积 | Area asked for", of=AREA, also="期望面积"),
    whole("area_max_m2", "最大面积 | Most area", "空则按意向推算 | Empty: derived", of=AREA, default=FILLED),
    identity(
        "committed_building", "承诺楼栋 | Committed building", "必须在此栋 | Must be here", default=None
    ),
    listing("committed_units", "承诺单元 | Committed units", "必须恰为这些单元 | Exactly these units"),
    listing("sitting_units", "在园单元 | Sitting units", "现在占用的单元 | Units it sits in now"),
    quarter("sitting_since", "入园季度 | Sitting since", "在园企业填写 | If sitting", default=None),
    quarter(
        "lease_end",
        "租约到期季度 | Lease end",
        "该季度起不再占用 | Gone from this quarter",
        default=None,
        is_end=True,
    ),
    yes_no(
        "moveable",
        "可调剂 | Moveable",
        "已有房的企业，重排时可否搬 | A firm with rooms: may a re-plan move it",
        default=False,
    ),
    decimal("move_cost_10k", "搬迁费用 | Move cost", "一次性 | Once", of=MONEY, default=_ZERO),
)

_SPACE: tuple[Column, ...] = (
    yes_no(
        "needs_whole_building",
        "需整栋 | Whole building",
        "是否占用整栋 | Takes every unit of a building",
        default=False,
        also="整栋",
    ),
    choice(
        "ground_floor",
        "首层需求 | Ground floor",
        "无要求、优先或必须 | None, preferred or required",
        among=GroundFloor,
        default=FILLED,
        also="首层",
    ),
    yes_no("needs_dock", "需卸货平台 | Dock", "是否需要平台 | Needs a dock", default=False),
    decimal(
        "min_load_kn_m2",
        "最小荷载 | Least floor load",
        "楼面荷载要求 | Floor load needed",
        of=LOAD,
        default=FILLED,
        also="承重要求 承重",
    ),
    decimal(
        "min_clear_height_m",
        "最小净高 | Least clear height",
        "净高要求 | Clear height needed",
        of=LENGTH,
        default=FILLED,
        also="净高",
    ),
    decimal(
        "min_freight_lift_t",
        "最小货梯 | Least freight lift",
        "楼上单元的货梯要求 | Lift needed above ground",
        of=MASS,
        default=FILLED,
        also="货梯",
    ),
    yes_no(
        "needs_steam",
        "需蒸汽管网 | Steam main",
        "空则用量满 0.3 t/h 为是 | Empty: yes from 0.3 t/h",
        default=FILLED,
    ),
    text("cleanroom_class", "洁净级别 | Cleanroom class", "例如 ISO 8 | Such as ISO 8", default=FILLED),
    whole("cleanroom_m2", "洁净面积 | Cleanroom area", "其中洁净区 | Clean part", of=AREA, default=FILLED),
    choice(
        "hazard_class",
        "火灾危险性 | Hazard class",
        "甲乙丙丁戊 | Class A to E",
        among=HazardClass,
        default=FILLED,
        also="生产类别",
    ),
)

_DRAWS: tuple[Column, ...] = (
    decimal("power_kw", "用电 | Power", "用电负荷 | Load", of=POWER, default=FILLED),
    decimal("water_m3d", "用水 | Water", "日用水量 | Water a day", of=FLOW, default=FILLED),
    decimal("wastewater_m3d", "废水 | Wastewater", "日废水量 | A day", of=FLOW, default=FILLED, also="排水"),
    decimal("steam_tph", "蒸汽 | Steam", "蒸汽用量 | Steam drawn", of=STEAM, default=FILLED),
    decimal("hazwaste_tpa", "危废 | Hazardous waste", "年产生量 | A year", of=YEARLY_MASS, default=FILLED),
    listing("emits", "产生标签 | Emits", "隔离规则的产生方标签 | Emitter tags", default=FILLED),
    listing("receptors", "敏感标签 | Receptors", "隔离规则的敏感方标签 | Receptor tags", default=FILLED),
)

_MONEY: tuple[Column, ...] = (
    decimal(
        "invest_10k", "总投资 | Investment", "计划总投资 | Planned", of=MONEY, default=FILLED, also="投资"
    ),
    decimal(
        "output_10k",
        "年产值 | Output a year",
        "达产后每年 | At full capacity",
        of=MONEY_A_YEAR,
        default=FILLED,
        also="产值 output_10k_y 企业年产值",
    ),
    decimal(
        "tax_10k",
        "年纳税额 | Tax a year",
        "达产后每年 | At full capacity",
        of=MONEY_A_YEAR,
        default=FILLED,
        also="税收 tax_10k_y 年度纳税额",
    ),
    whole("jobs", "用工人数 | Jobs", "达产后 | At full capacity", of=PERSONS, default=FILLED, also="就业"),
)

_TIME: tuple[Column, ...] = (
    choice("reg_path", "办证路径 | Registration", "空则新注册 | Empty: new", among=RegPath, default=FILLED),
    text("licence_type", "证照类型 | Licence", "所需证照 | Licence needed", default=FILLED),
    whole("fitout_weeks", "装修周数 | Fit-out", "入驻到装修完成 | From start", of=WEEKS, default=FILLED),
    whole("licence_weeks", "办证周数 | Licensing", "装修后办证 | After fit-out", of=WEEKS, default=FILLED),
    quarter("desired_quarter", "期望季度 | Desired quarter", "希望入驻 | Wanted start", also="期望入驻季度"),
    quarter(
        "latest_quarter",
        "最迟季度 | Latest quarter",
        "过后企业放弃；空则期望后四季 | Leaves after it; empty: 4 later",
        default=FILLED,
    ),
    whole("lease_years", "租期 | Lease", "空则 5 年 | Empty: 5 years", of=YEARS, default=FILLED),
    whole("expansion_option_m2", "扩租选择权 | Expansion option", "相邻空地 | Next door", of=AREA, default=0),
    yes_no("above_scale_expected", "预期上规 | Above scale", "产值满 2000 万元 | 20m yuan", default=FILLED),
    quarter("recruited_quarter", "招商季度 | Recruited", "实际 | Actual", default=None),
    quarter("signed_quarter", "签约季度 | Signed", "实际 | Actual", default=None, also="签约时间"),
    quarter("production_quarter", "投产季度 | Production", "实际 | Actual", default=None, also="投产时间"),
    text("notes", "备注 | Notes", "备注 | Notes", default=""),
)

FIRMS = Table(
    name="firms",
    title=pair("企业 | Firms"),
    row_type=Firm,
    keys=("firm_id",),
    pairs=("name",),
    is_required=True,
    columns=(*_WHO, *_AREA, *_SPACE, *_DRAWS, *_MONEY, *_TIME),
)

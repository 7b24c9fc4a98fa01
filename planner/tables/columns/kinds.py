"""The table of archetypes: defaults for a kind of firm."""

from planner.domain.park.firm import Archetype
from planner.domain.vocabulary.terms import Family, GroundFloor, HazardClass
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, listing, pair, text, whole
from planner.tables.columns.quantity import (
    AREA,
    JOB_DENSITY,
    LENGTH,
    LOAD,
    MASS,
    MONEY_DENSITY,
    PERCENT,
    POWER_DENSITY,
    SHARE,
    STEAM_DENSITY,
    WASTE_DENSITY,
    WATER_DENSITY,
    WEEKS,
)

ARCHETYPES = Table(
    name="archetypes",
    title=pair("企业类型 | Archetypes"),
    row_type=Archetype,
    keys=("archetype",),
    pairs=("name",),
    columns=(
        identity("archetype", "类型代号 | Archetype", "例如 IVD | Such as IVD", also="类型 企业类型"),
        text("name_zh", "类型名称 | Name (Chinese)", "中文名称 | Chinese name", also="名称"),
        text(
            "name_en", "英文名称 | Name (English)", "空则同中文 | Empty: as Chinese", default="", also="name"
        ),
        whole("area_lo_m2", "面积下限 | Area from", "常见最小面积 | Usual least", of=AREA),
        whole("area_hi_m2", "面积上限 | Area to", "常见最大面积 | Usual most", of=AREA),
        decimal("min_load_kn_m2", "最小荷载 | Least floor load", "荷载要求 | Load needed", of=LOAD),
        decimal("min_clear_height_m", "最小净高 | Least clear height", "净高要求 | Height needed", of=LENGTH),
        decimal("min_freight_lift_t", "最小货梯 | Least freight lift", "货梯要求 | Lift needed", of=MASS),
        choice("ground_floor", "首层需求 | Ground floor", "首层需求 | Ground floor need", among=GroundFloor),
        text("cleanroom_class", "洁净级别 | Cleanroom class", "例如 ISO 8 | Such as ISO 8"),
        decimal("cleanroom_share", "洁净面积占比 | Cleanroom share", "占意向面积 | Of the area", of=SHARE),
        choice("hazard_class", "火灾危险性 | Hazard class", "甲乙丙丁戊 | Class A to E", among=HazardClass),
        decimal("power_w_m2", "用电密度 | Power density", "每平方米 | Per ㎡", of=POWER_DENSITY),
        decimal(
            "water_m3d_per_1000m2", "用水密度 | Water density", "每千平方米 | Per 1,000 ㎡", of=WATER_DENSITY
        ),
        decimal(
            "wastewater_ratio",
            "废水比 | Wastewater ratio",
            "废水 ÷ 用水 | Wastewater ÷ water",
            of=SHARE,
            also="排水比",
        ),
        decimal(
            "steam_tph_per_1000m2", "蒸汽密度 | Steam density", "每千平方米 | Per 1,000 ㎡", of=STEAM_DENSITY
        ),
        decimal(
            "hazwaste_tpa_per_1000m2",
            "危废密度 | Waste density",
            "每千平方米 | Per 1,000 ㎡",
            of=WASTE_DENSITY,
        ),
        decimal("invest_10k_per_m2", "投资密度 | Investment density", "每平方米 | Per ㎡", of=MONEY_DENSITY),
        decimal(
            "output_10k_per_m2", "产值密度 | Output density", "每平方米每年 | Per ㎡ a year", of=MONEY_DENSITY
        ),
        decimal("tax_pct_of_output", "税收占产值 | Tax of output", "百分数 | Per cent", of=PERCENT),
        decimal("jobs_per_1000m2", "用工密度 | Job density", "每千平方米 | Per 1,000 ㎡", of=JOB_DENSITY),
        whole("fitout_weeks_lo", "装修周数下限 | Fit-out from", "最短 | Shortest", of=WEEKS),
        whole("fitout_weeks_hi", "装修周数上限 | Fit-out to", "最长 | Longest", of=WEEKS),
        whole("licence_weeks_lo", "办证周数下限 | Licensing from", "最短 | Shortest", of=WEEKS),
        whole("licence_weeks_hi", "办证周数上限 | Licensing to", "最长 | Longest", of=WEEKS),
        text("licence_type", "证照类型 | Licence", "所需证照 | Licence needed"),
        listing("emits", "产生标签 | Emits", "产生方标签 | Emitter tags"),
        listing("receptors", "敏感标签 | Receptors", "敏感方标签 | Receptor tags"),
        choice(
            "family",
            "产业门类 | Family",
            "楼层图的颜色；空则按常用代号 | Colour in the stacking plan; empty: by the usual codes",
            among=Family,
            default=None,
        ),
    ),
)

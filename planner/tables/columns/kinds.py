"""The table of archetypes: defaults for a kind of firm."""

from planner.domain.firm import Archetype
from planner.domain.terms import Family, GroundFloor, HazardClass
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
        identity("archetype", "类型代号 | Archetype", says="例如 IVD | Such as IVD", also="类型 企业类型"),
        text("name_zh", "类型名称 | Name (Chinese)", says="中文名称 | Chinese name", also="名称"),
        text(
            "name_en",
            "英文名称 | Name (English)",
            says="空则同中文 | Empty: as Chinese",
            default="",
            also="name",
        ),
        whole("area_lo_m2", "面积下限 | Area from", of=AREA, says="常见最小面积 | Usual least"),
        whole("area_hi_m2", "面积上限 | Area to", of=AREA, says="常见最大面积 | Usual most"),
        decimal("min_load_kn_m2", "最小荷载 | Least floor load", of=LOAD, says="荷载要求 | Load needed"),
        decimal(
            "min_clear_height_m", "最小净高 | Least clear height", of=LENGTH, says="净高要求 | Height needed"
        ),
        decimal(
            "min_freight_lift_t", "最小货梯 | Least freight lift", of=MASS, says="货梯要求 | Lift needed"
        ),
        choice(
            "ground_floor", "首层需求 | Ground floor", among=GroundFloor, says="首层需求 | Ground floor need"
        ),
        text("cleanroom_class", "洁净级别 | Cleanroom class", says="例如 ISO 8 | Such as ISO 8"),
        decimal(
            "cleanroom_share", "洁净面积占比 | Cleanroom share", of=SHARE, says="占意向面积 | Of the area"
        ),
        choice(
            "hazard_class", "火灾危险性 | Hazard class", among=HazardClass, says="甲乙丙丁戊 | Class A to E"
        ),
        decimal("power_w_m2", "用电密度 | Power density", of=POWER_DENSITY, says="每平方米 | Per ㎡"),
        decimal(
            "water_m3d_per_1000m2",
            "用水密度 | Water density",
            of=WATER_DENSITY,
            says="每千平方米 | Per 1,000 ㎡",
        ),
        decimal(
            "wastewater_ratio",
            "废水比 | Wastewater ratio",
            of=SHARE,
            also="排水比",
            says="废水 ÷ 用水 | Wastewater ÷ water",
        ),
        decimal(
            "steam_tph_per_1000m2",
            "蒸汽密度 | Steam density",
            of=STEAM_DENSITY,
            says="每千平方米 | Per 1,000 ㎡",
        ),
        decimal(
            "hazwaste_tpa_per_1000m2",
            "危废密度 | Waste density",
            of=WASTE_DENSITY,
            says="每千平方米 | Per 1,000 ㎡",
        ),
        decimal(
            "invest_10k_per_m2", "投资密度 | Investment density", of=MONEY_DENSITY, says="每平方米 | Per ㎡"
        ),
        decimal(
            "output_10k_per_m2",
            "产值密度 | Output density",
            of=MONEY_DENSITY,
            says="每平方米每年 | Per ㎡ a year",
        ),
        decimal("tax_pct_of_output", "税收占产值 | Tax of output", of=PERCENT, says="百分数 | Per cent"),
        decimal(
            "jobs_per_1000m2", "用工密度 | Job density", of=JOB_DENSITY, says="每千平方米 | Per 1,000 ㎡"
        ),
        whole("fitout_weeks_lo", "装修周数下限 | Fit-out from", of=WEEKS, says="最短 | Shortest"),
        whole("fitout_weeks_hi", "装修周数上限 | Fit-out to", of=WEEKS, says="最长 | Longest"),
        whole("licence_weeks_lo", "办证周数下限 | Licensing from", of=WEEKS, says="最短 | Shortest"),
        whole("licence_weeks_hi", "办证周数上限 | Licensing to", of=WEEKS, says="最长 | Longest"),
        text("licence_type", "证照类型 | Licence", says="所需证照 | Licence needed"),
        listing("emits", "产生标签 | Emits", says="产生方标签 | Emitter tags"),
        listing("receptors", "敏感标签 | Receptors", says="敏感方标签 | Receptor tags"),
        choice(
            "family",
            "产业门类 | Family",
            among=Family,
            says="楼层图的颜色；空则按常用代号 | Colour in the stacking plan; empty: by the usual codes",
            default=None,
        ),
    ),
)

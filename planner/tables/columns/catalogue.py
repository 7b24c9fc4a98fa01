"""Tables of a catalogue: typologies with their storeys, and upgrades of utilities."""

from planner.domain.vocabulary.terms import Resource
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, pair, text, whole, yes_no
from planner.tables.columns.quantity import (
    APPARENT_POWER,
    AREA,
    COUNT,
    FLOORS,
    LENGTH,
    LOAD,
    MASS,
    MONEY,
    MONEY_DENSITY,
    RENT,
    SHARE,
)

_BASIS = text(
    "basis", "依据 | Basis", "依据等级:出处 | Class of the source: reference", default="", also="备注 note"
)
_NAMES = (
    text("name_zh", "名称 | Name (Chinese)", "中文名 | In Chinese"),
    text("name_en", "英文名 | Name (English)", "英文名 | In English"),
)
_TYPOLOGY = identity("typology", "类型 | Typology", "类型编号 | Id of the typology")

TYPOLOGIES = Table(
    name="typologies",
    title=pair("厂房类型 | Typologies"),
    keys=("typology",),
    columns=(
        _TYPOLOGY,
        *_NAMES,
        decimal(
            "build_10k_per_m2",
            "建设造价 | Cost of building",
            "每平方米建筑面积 | For each ㎡ of gross floor area",
            of=MONEY_DENSITY,
            decimals=6,
        ),
        whole("build_quarters", "建设季数 | Quarters of building", "开工到交付 | From beginning to handover"),
        decimal(
            "floor_efficiency",
            "单层得房率 | Floor efficiency",
            "可租面积÷楼层面积 | Leasable ÷ floor area of a storey",
            of=SHARE,
        ),
        decimal("freight_lift_t", "货梯载重 | Freight lift", "最大货梯 | The largest lift", of=MASS),
        yes_no("steam_available", "通蒸汽 | Steam available", "是否接蒸汽管网 | Whether on the steam main"),
        decimal(
            "transformer_kva", "变压器容量 | Transformer", "楼栋变压器 | Of the building", of=APPARENT_POWER
        ),
        yes_no("sprinklered", "喷淋 | Sprinklered", "是否设自动喷淋 | Whether it has sprinklers"),
        whole("loading_docks", "卸货口 | Loading docks", "数量 | How many", of=COUNT),
        text("freight_lifts", "货梯配置 | Freight lifts", "例如 2x3t | Such as 2x3t", default=""),
        _BASIS,
    ),
)

TYPOLOGY_FLOORS = Table(
    name="typology_floors",
    title=pair("厂房类型楼层 | Storeys of typologies"),
    keys=("typology", "floor"),
    columns=(
        _TYPOLOGY,
        whole("floor", "楼层 | Floor", "从 1 起 | From 1", of=FLOORS),
        decimal("storey_height_m", "层高 | Storey height", "楼面到楼面 | Floor to floor", of=LENGTH),
        decimal("clear_height_m", "净高 | Clear height", "梁下净高 | Under the beams", of=LENGTH),
        decimal("load_kn_m2", "承重 | Floor load", "楼面活荷载 | Live load of the floor", of=LOAD),
        whole(
            "unit_m2",
            "单元面积 | Unit",
            "每个单元的目标可租面积 | Leasable area aimed at for a unit",
            of=AREA,
        ),
        decimal(
            "list_rent_yuan_m2_month", "挂牌租金 | List rent", "每平方米每月 | Per ㎡ and month", of=RENT
        ),
    ),
)

UPGRADES = Table(
    name="upgrades",
    title=pair("公用工程增容 | Upgrades of utilities"),
    keys=("upgrade",),
    columns=(
        identity("upgrade", "增容 | Upgrade", "编号 | Its id"),
        *_NAMES,
        choice("resource", "资源 | Resource", "增加的资源 | What there is more of", among=Resource),
        decimal("amount", "增加量 | Amount", "单位同资源 | In the unit of the resource", decimals=6),
        decimal("cost_10k", "费用 | Cost", "含安装 | With installation", of=MONEY),
        whole("lead_quarters", "供货季数 | Lead time, quarters", "下单到投用 | From order to use"),
        _BASIS,
    ),
)

CATALOGUE_TABLES: tuple[Table, ...] = (TYPOLOGIES, TYPOLOGY_FLOORS, UPGRADES)
"""The tables of a catalogue, in reading order."""

"""Tables of the space to let and its limits: floors, units, caps."""

from decimal import Decimal

from planner.domain.park.site import Cap, Floor, Unit
from planner.domain.vocabulary.terms import CapScope, HazardClass, Resource, UnitState
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, pair, quarter, whole, yes_no
from planner.tables.columns.quantity import AREA, FLOORS, LENGTH, LOAD, MASS, RENT, SHARE
from planner.tables.columns.sites import BUILDING_ID

_FLOOR = whole(
    "floor", "楼层 | Floor", "楼层号，首层为 1 | Number of the storey, ground is 1", of=FLOORS, also="层"
)

STOREYS = Table(
    name="floors",
    title=pair("楼层 | Floors"),
    row_type=Floor,
    keys=("building_id", "floor"),
    is_required=True,
    columns=(
        BUILDING_ID,
        _FLOOR,
        decimal("plate_m2", "楼层面积 | Plate", "该层建筑面积 | Floor area of the storey", of=AREA),
        decimal("storey_height_m", "层高 | Storey height", "楼面到楼面 | Floor to floor", of=LENGTH),
        decimal(
            "load_kn_m2",
            "楼面荷载 | Floor load",
            "设计活荷载 | Design live load",
            of=LOAD,
            also="承重 楼板承重",
        ),
        whole(
            "fire_compartment_m2",
            "防火分区上限 | Largest fire compartment",
            "该层允许的最大防火分区 | Largest fire compartment allowed",
            of=AREA,
            also="防火分区 max_fire_compartment_m2",
        ),
    ),
)

UNITS = Table(
    name="units",
    title=pair("单元 | Units"),
    row_type=Unit,
    keys=("unit_id",),
    is_required=True,
    columns=(
        identity(
            "unit_id", "单元编号 | Unit id", "例如 A2-203 | Such as A2-203", also="单元号 单元 房号 unit"
        ),
        BUILDING_ID,
        _FLOOR,
        whole(
            "seq",
            "层内序号 | Sequence",
            "沿楼层从 1 数起，相邻即连续 | Counts along the floor from 1; neighbours are consecutive",
            also="序号",
        ),
        whole("leasable_m2", "可租面积 | Leasable area", "整平方米 | Whole square metres", of=AREA),
        decimal(
            "load_kn_m2",
            "楼面荷载 | Floor load",
            "设计活荷载 | Design live load",
            of=LOAD,
            also="承重 楼板承重",
        ),
        decimal("clear_height_m", "净高 | Clear height", "梁下净高 | Under the beams", of=LENGTH),
        yes_no("is_ground", "首层 | Ground floor", "是否首层 | Whether on the ground floor", also="是否首层"),
        yes_no(
            "dock_access",
            "通卸货平台 | Dock access",
            "是否通卸货平台 | Whether a dock can be reached",
            also="卸货平台",
        ),
        decimal(
            "freight_lift_t",
            "货梯载重 | Freight lift",
            "可用的最大货梯 | Largest lift within reach",
            of=MASS,
            also="货梯 freight_lift_max_t",
        ),
        yes_no(
            "steam_available",
            "通蒸汽 | Steam available",
            "是否在蒸汽管网上 | Whether on the steam main",
            also="蒸汽",
        ),
        choice(
            "max_hazard_class",
            "最高火灾危险性 | Highest hazard class",
            "单元允许的最高类别 | Highest class the unit admits",
            among=HazardClass,
            also="火灾危险性",
        ),
        decimal(
            "list_rent_yuan_m2_month",
            "挂牌租金 | List rent",
            "每平方米每月 | Per square metre and month",
            of=RENT,
            also="月租金 租金",
        ),
        quarter(
            "available_quarter",
            "可用季度 | Available from",
            "单元可入驻的季度 | Quarter from which the unit can be taken",
        ),
        choice(
            "state",
            "使用状态 | State",
            "台账状态；非空置只给在其中或被承诺者 | Ledger state; if not vacant, only for the firm inside or committed",
            among=UnitState,
            default=UnitState.VACANT,
            also="状态",
        ),
    ),
)

CAPS = Table(
    name="caps",
    title=pair("公用工程上限 | Caps"),
    row_type=Cap,
    keys=("scope", "subject_id", "resource", "from_quarter"),
    columns=(
        choice("scope", "范围 | Scope", "园区或楼栋 | Park or building", among=CapScope),
        identity(
            "subject_id", "对象编号 | Subject id", "园区或楼栋的编号 | Id of the park or building", also="id"
        ),
        choice(
            "resource",
            "资源 | Resource",
            "用电、用水、废水、蒸汽或危废 | Power, water, wastewater, steam or hazardous waste",
            among=Resource,
        ),
        quarter(
            "from_quarter",
            "起始季度 | From quarter",
            "自该季度起，直至同一对象的下一行 | From this quarter until the next row of the same subject",
        ),
        decimal(
            "value", "上限值 | Limit", "单位同资源 | In the unit of the resource", also="上限", decimals=6
        ),
        decimal(
            "diversity",
            "同时系数 | Diversity",
            "用量合计乘以该系数后不超过上限 | The sum of draws times this stays within the limit",
            of=SHARE,
            default=Decimal(1),
        ),
    ),
)

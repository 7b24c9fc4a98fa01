"""Tables of the space to let and its limits: floors, units, caps."""

from decimal import Decimal

from planner.domain.park import Cap, Floor, Unit
from planner.domain.terms import CapScope, HazardClass, Resource, UnitState
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, decimal, identity, pair, quarter, whole, yes_no
from planner.tables.columns.quantity import AREA, FLOORS, LENGTH, LOAD, MASS, RENT, SHARE
from planner.tables.columns.sites import BUILDING_ID

_FLOOR = whole(
    "floor", "楼层 | Floor", of=FLOORS, says="楼层号,首层为 1 | Number of the storey, ground is 1", also="层"
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
        decimal("plate_m2", "楼层面积 | Plate", of=AREA, says="该层建筑面积 | Floor area of the storey"),
        decimal("storey_height_m", "层高 | Storey height", of=LENGTH, says="楼面到楼面 | Floor to floor"),
        decimal(
            "load_kn_m2",
            "楼面荷载 | Floor load",
            of=LOAD,
            says="设计活荷载 | Design live load",
            also="承重 楼板承重",
        ),
        whole(
            "fire_compartment_m2",
            "防火分区上限 | Largest fire compartment",
            of=AREA,
            says="该层允许的最大防火分区 | Largest fire compartment allowed",
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
            "unit_id", "单元编号 | Unit id", says="例如 A2-203 | Such as A2-203", also="单元号 单元 房号 unit"
        ),
        BUILDING_ID,
        _FLOOR,
        whole(
            "seq",
            "层内序号 | Sequence",
            of=None,
            says="沿楼层从 1 数起,相邻即连续 | Counts along the floor from 1; neighbours are consecutive",
            also="序号",
        ),
        whole("leasable_m2", "可租面积 | Leasable area", of=AREA, says="整平方米 | Whole square metres"),
        decimal(
            "load_kn_m2",
            "楼面荷载 | Floor load",
            of=LOAD,
            says="设计活荷载 | Design live load",
            also="承重 楼板承重",
        ),
        decimal("clear_height_m", "净高 | Clear height", of=LENGTH, says="梁下净高 | Under the beams"),
        yes_no(
            "is_ground", "首层 | Ground floor", says="是否首层 | Whether on the ground floor", also="是否首层"
        ),
        yes_no(
            "dock_access",
            "通卸货平台 | Dock access",
            says="是否通卸货平台 | Whether a dock can be reached",
            also="卸货平台",
        ),
        decimal(
            "freight_lift_t",
            "货梯载重 | Freight lift",
            of=MASS,
            says="可用的最大货梯 | Largest lift within reach",
            also="货梯 freight_lift_max_t",
        ),
        yes_no(
            "steam_available",
            "通蒸汽 | Steam available",
            says="是否在蒸汽管网上 | Whether on the steam main",
            also="蒸汽",
        ),
        choice(
            "max_hazard_class",
            "最高火灾危险性 | Highest hazard class",
            among=HazardClass,
            says="单元允许的最高类别 | Highest class the unit admits",
            also="火灾危险性",
        ),
        decimal(
            "list_rent_yuan_m2_month",
            "挂牌租金 | List rent",
            of=RENT,
            says="每平方米每月 | Per square metre and month",
            also="月租金 租金",
        ),
        quarter(
            "available_quarter",
            "可用季度 | Available from",
            says="单元可入驻的季度 | Quarter from which the unit can be taken",
        ),
        choice(
            "state",
            "使用状态 | State",
            among=UnitState,
            says="台账状态;非空置只给在其中或被承诺者 | Ledger state; if not vacant, only for the firm inside or committed",
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
        choice("scope", "范围 | Scope", among=CapScope, says="园区或楼栋 | Park or building"),
        identity(
            "subject_id",
            "对象编号 | Subject id",
            says="园区或楼栋的编号 | Id of the park or building",
            also="id",
        ),
        choice(
            "resource",
            "资源 | Resource",
            among=Resource,
            says="用电、用水、废水、蒸汽或危废 | Power, water, wastewater, steam or hazardous waste",
        ),
        quarter(
            "from_quarter",
            "起始季度 | From quarter",
            says="自该季度起,直至同一对象的下一行 | From this quarter until the next row of the same subject",
        ),
        decimal(
            "value",
            "上限值 | Limit",
            of=None,
            says="单位同资源 | In the unit of the resource",
            also="上限",
            decimals=6,
        ),
        decimal(
            "diversity",
            "同时系数 | Diversity",
            of=SHARE,
            says="用量合计乘以该系数后不超过上限 | The sum of draws times this stays within the limit",
            default=Decimal(1),
        ),
    ),
)

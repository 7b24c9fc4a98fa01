"""厂房分配台账, the ledger of units: who has which room, since when and for how much."""

from planner.domain.vocabulary.terms import RoomChange, UnitState
from planner.tables.columns.column import REFUSED, Table
from planner.tables.columns.declaring import choice, day, decimal, identity, listing, pair, text, whole
from planner.tables.columns.quantity import APPARENT_POWER, AREA, FLOORS, LENGTH, MASS
from planner.tables.ledgers.loads import LEDGER_LOAD, LEDGER_RENT

ALLOCATION = Table(
    name="allocation_ledger",
    title=pair("厂房分配台账 | Allocation by unit"),
    keys=("unit_id",),
    aliases=("厂房台账", "单元台账", "厂房分配表", "allocation_by_unit"),
    columns=(
        text("number", "序号 | No.", "不读取 | Not read", default=None),
        identity("building_id", "楼栋 | Building", "楼栋编号 | Id", default=None, also="楼号 栋号 厂房"),
        whole("floor", "楼层 | Floor", "楼层号 | Number of the storey", of=FLOORS, default=None, also="层"),
        listing(
            "unit_id",
            "单元号 | Unit",
            "单元编号，可写几个 | Id of the unit, or of several",
            default=REFUSED,
            also="单元 房号 单元编号 房间 房间号",
        ),
        decimal(
            "gfa_m2",
            "建筑面积 | Gross area",
            "由得房率推算，不读取 | Derived, not read",
            of=AREA,
            default=None,
        ),
        whole("leasable_m2", "可租面积 | Leasable area", "整平方米 | Whole ㎡", of=AREA, default=None),
        decimal(
            "storey_height_m",
            "层高 | Storey height",
            "楼层的层高 | Of the storey",
            of=LENGTH,
            default=None,
            also="标准层高",
        ),
        decimal(
            "load_kn_m2",
            "楼板承重 | Floor load",
            "kg/㎡ 或 kN/㎡ | kg/㎡ or kN/㎡",
            of=LEDGER_LOAD,
            default=None,
            also="承重 荷载",
        ),
        decimal("freight_lift_t", "货梯 | Freight lift", "载重 | Capacity", of=MASS, default=None),
        decimal(
            "transformer_kva",
            "配电 | Supply of the building",
            "楼栋变压器 | Of the building",
            of=APPARENT_POWER,
            default=None,
        ),
        choice(
            "state",
            "使用状态 | State",
            "空置、预留、已签、装修、投产 | Vacant to production",
            among=UnitState,
            default=None,
            also="状态",
        ),
        text(
            "firm", "入驻企业 | Firm", "企业名称 | Name of the firm", default="", also="承租企业 承租方 租户"
        ),
        whole("area_m2", "合同面积 | Contract area", "不读取 | Not read", of=AREA, default=None),
        day("starts", "起租日期 | Lease from", "起租 | First day", default=None, also="起租日"),
        day("ends", "到期日期 | Lease to", "最后一天 | Last day", default=None, also="到期日 租期至"),
        decimal(
            "list_rent_yuan_m2_month",
            "月租金 | List rent",
            "元/㎡·月 | Yuan per ㎡ and month",
            of=LEDGER_RENT,
            default=None,
            also="租金",
        ),
        text("notes", "备注 | Remarks", "不读取 | Not read", default="", also="说明"),
        choice(
            "tenancy",
            "换租情况 | Change of tenant",
            "由回答填写 | Filled by answers",
            among=RoomChange,
            default=None,
        ),
    ),
)

"""Tables of the site: parks, phases, buildings."""

from decimal import Decimal

from planner.domain.park.site import Building, Park, Phase
from planner.domain.vocabulary.terms import BuildingKind, HazardClass
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import (
    choice,
    day,
    decimal,
    identity,
    pair,
    quarter,
    text,
    whole,
    yes_no,
)
from planner.tables.columns.quantity import APPARENT_POWER, AREA, COUNT, LENGTH, MONEY, MU, POWER, SHARE

_PARK_ID = identity("park_id", "园区编号 | Park id", "所属园区的编号 | Id of the park", also="园区")
BUILDING_ID = identity(
    "building_id", "楼栋编号 | Building id", "所属楼栋的编号 | Id of the building", also="楼栋 栋号 building"
)

PARKS = Table(
    name="parks",
    title=pair("园区 | Parks"),
    row_type=Park,
    keys=("park_id",),
    pairs=("name",),
    is_required=True,
    columns=(
        _PARK_ID,
        text("name_zh", "园区名称 | Name (Chinese)", "中文名称 | Chinese name", also="名称"),
        text(
            "name_en",
            "英文名称 | Name (English)",
            "英文名称，空则同中文 | English name; empty: as Chinese",
            default="",
            also="name",
        ),
        decimal("land_mu", "用地面积 | Land", "总用地面积 | Total land", of=MU, also="land"),
        decimal(
            "gfa_m2",
            "总建筑面积 | Gross floor area",
            "全部楼栋之和 | Sum of all buildings",
            of=AREA,
            also="建筑面积 gfa",
        ),
        decimal(
            "investment_10k",
            "计划总投资 | Planned investment",
            "计划总投资 | Planned total investment",
            of=MONEY,
            also="总投资 investment",
        ),
        quarter("first_quarter", "规划首季 | First quarter", "规划期第一个季度 | First quarter planned"),
        quarter("last_quarter", "规划末季 | Last quarter", "规划期最后一个季度 | Last quarter planned"),
        day(
            "cut_off",
            "数据截止日 | Data cut-off",
            "数据截至该日 | Facts are as of this day",
            also="数据截止 data_cutoff",
        ),
    ),
)

PHASES = Table(
    name="phases",
    title=pair("分期 | Phases"),
    row_type=Phase,
    keys=("park_id", "phase_id"),
    pairs=("name",),
    is_required=True,
    columns=(
        identity("phase_id", "分期编号 | Phase id", "例如 1 | Such as 1", also="分期 期 phase"),
        _PARK_ID,
        text("name_zh", "分期名称 | Name (Chinese)", "例如 一期 | Such as Phase 1", also="名称"),
        text(
            "name_en",
            "英文名称 | Name (English)",
            "英文名称，空则同中文 | English name; empty: as Chinese",
            default="",
            also="name",
        ),
    ),
)

BUILDINGS = Table(
    name="buildings",
    title=pair("楼栋 | Buildings"),
    row_type=Building,
    keys=("building_id",),
    pairs=("name",),
    is_required=True,
    columns=(
        BUILDING_ID,
        _PARK_ID,
        identity("phase_id", "分期编号 | Phase id", "所属分期的编号 | Id of the phase", also="分期 期 phase"),
        text("name_zh", "楼栋名称 | Name (Chinese)", "中文名称 | Chinese name", also="名称"),
        text(
            "name_en",
            "英文名称 | Name (English)",
            "英文名称，空则同中文 | English name; empty: as Chinese",
            default="",
            also="name",
        ),
        choice(
            "kind",
            "楼栋用途 | Kind",
            "标准厂房，或不设单元的综合服务用房 | Workshop, or a service building, which has no units",
            among=BuildingKind,
            also="用途",
        ),
        text("typology", "楼型 | Typology", "楼型代号 | Code of the building type", default=""),
        decimal(
            "gfa_m2",
            "建筑面积 | Gross floor area",
            "各层之和加屋面机房 | All storeys and roof plant",
            of=AREA,
            also="gfa",
        ),
        decimal("footprint_m2", "占地面积 | Footprint", "基底面积 | Ground covered", of=AREA),
        decimal(
            "roof_plant_m2",
            "屋面机房面积 | Roof plant",
            "计入建筑面积、不可出租 | Counts as floor area, cannot be let",
            of=AREA,
            default=Decimal(0),
        ),
        decimal(
            "net_to_gross",
            "得房率 | Net to gross",
            "可租面积 ÷ 建筑面积；服务用房为 0 | Leasable ÷ gross; 0 for a service building",
            of=SHARE,
            decimals=6,
        ),
        decimal(
            "transformer_kva",
            "变压器容量 | Transformer",
            "安装容量 | Installed capacity",
            of=APPARENT_POWER,
            also="配电",
        ),
        decimal(
            "usable_kw",
            "可用电力 | Usable power",
            "楼栋用电上限，直至上限表另有规定 | The building's power cap until the caps table says otherwise",
            of=POWER,
        ),
        text("fire_resistance", "耐火等级 | Fire resistance", "例如 二级 | Grade, such as 2"),
        yes_no(
            "sprinklered",
            "自动喷淋 | Sprinklered",
            "是否设自动喷水灭火 | Whether there are sprinklers",
            also="喷淋",
        ),
        choice(
            "max_hazard_class",
            "最高火灾危险性 | Highest hazard class",
            "允许的最高类别；民用不得生产 | Highest class allowed; civil admits no production",
            among=HazardClass,
            also="火灾危险性",
        ),
        quarter(
            "handover_quarter",
            "交付季度 | Handover",
            "楼栋可交付的季度 | Quarter in which the building is handed over",
        ),
        decimal(
            "height_m",
            "建筑高度 | Height",
            "室外地面至屋面 | Ground to roof",
            of=LENGTH,
            also="building_height_m",
        ),
        whole(
            "loading_docks", "卸货平台数 | Loading docks", "平台数量 | Number of docks", of=COUNT, default=0
        ),
        text("freight_lifts", "货梯配置 | Freight lifts", "例如 2x3t | Such as 2x3t", default=""),
        decimal(
            "site_x_m",
            "总图X | Site x",
            "西南角到地块西边的距离 | South-west corner, metres from the west edge",
            of=LENGTH,
        ),
        decimal(
            "site_y_m",
            "总图Y | Site y",
            "西南角到地块南边的距离 | South-west corner, metres from the south edge",
            of=LENGTH,
        ),
        decimal("length_m", "长度 | Length", "东西向长度 | West to east", of=LENGTH),
        decimal("width_m", "宽度 | Width", "南北向宽度 | South to north", of=LENGTH),
    ),
)

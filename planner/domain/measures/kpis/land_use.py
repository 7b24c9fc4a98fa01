"""Floor-area ratio and building density of a park.

A storey higher than 8 m counts twice in the floor-area ratio. 1 亩 = 2000/3 ㎡. Source: rules
on the economical use of industrial land.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.domain.measures.kpi import FRACTION, RATIO, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.text import Text

M2_PER_LAND_MU = Fraction(2000, 3)
DOUBLE_ABOVE_M = Decimal(8)

FAR = Kpi(
    key="far",
    title=Text("容积率", "Floor-area ratio"),
    unit=RATIO,
    formula=Text(
        "Σ 楼栋建筑面积（层高超过 8 m 的楼层计两倍）÷ 用地㎡",
        "Σ floor area of the buildings (storeys above 8 m twice) ÷ land ㎡",
    ),
    source="buildings and floors tables",
)
DENSITY = Kpi(
    key="building_density",
    title=Text("建筑密度", "Building density"),
    unit=FRACTION,
    formula=Text("Σ 楼栋占地面积 ÷ 用地㎡", "Σ footprint of the buildings ÷ land ㎡"),
    source="buildings table",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Both, for a slice that has land of its own; of others, nothing."""
    if part.land_mu is None:
        return
    land = Fraction(part.land_mu) * M2_PER_LAND_MU
    yield part.ratio(FAR, counted_gfa_m2(part), land)
    footprint = sum((building.footprint_m2 for building in part.buildings), Decimal(0))
    yield part.ratio(DENSITY, footprint, land)


def counted_gfa_m2(part: Slice) -> Decimal:
    """Gross floor area with high storeys counted twice, ㎡."""
    names = {building.building_id for building in part.buildings}
    once = sum((building.gfa_m2 for building in part.buildings), Decimal(0))
    again = sum(
        (
            floor.plate_m2
            for floor in part.problem.floors
            if floor.building_id in names and floor.storey_height_m > DOUBLE_ABOVE_M
        ),
        Decimal(0),
    )
    return once + again

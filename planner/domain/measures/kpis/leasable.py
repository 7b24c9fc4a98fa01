"""Leasable area: what there is to let, delivered or not, and what is delivered by a quarter."""

from collections.abc import Iterator

from planner.domain.measures.kpi import M2, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.text import Text

LEASABLE = Kpi(
    key="leasable_m2",
    title=Text("可租面积", "Leasable area"),
    unit=M2,
    formula=Text("Σ 单元可租面积", "Σ leasable ㎡ of the units"),
    source="units table",
)
DELIVERED = Kpi(
    key="delivered_m2",
    title=Text("已交付可租面积", "Leasable area handed over"),
    unit=M2,
    formula=Text(
        "Σ 当季已交付且可用单元的可租面积",
        "Σ leasable ㎡ of the units handed over and available by the quarter",
    ),
    source="units and buildings tables",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Leasable area, and delivered area by quarter."""
    yield part.tell(LEASABLE, part.leasable_m2)
    for quarter in part.quarters:
        yield part.tell(DELIVERED, part.delivered_m2(quarter), quarter=quarter)

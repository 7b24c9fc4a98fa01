"""Allocated area: leasable ㎡ of the units that the plan gives to firms."""

from collections.abc import Iterator

from planner.domain.measures.kpi import M2, Extent, Kpi, Measure
from planner.domain.measures.placed import most_at_once, placement_m2
from planner.domain.measures.slices import Slice
from planner.domain.park.quarter import Quarter
from planner.text import Text

ALLOCATED = Kpi(
    key="allocated_m2",
    title=Text("已分配面积", "Allocated area"),
    unit=M2,
    formula=Text(
        "Σ 有企业的单元可租面积，每个单元只计一次",
        "Σ leasable ㎡ of the units with a firm, each unit once",
    ),
    source="方案，单元表 / plan, units table",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Allocated area over the whole plan, and by quarter."""
    yield part.tell(ALLOCATED, allocated_m2(part, None))
    for quarter in part.quarters:
        yield part.tell(ALLOCATED, allocated_m2(part, quarter), quarter=quarter)


def allocated_m2(part: Slice, quarter: Quarter | None) -> int:
    """㎡ of units with a firm in `quarter`, or (None) at any time; of one firm the most at a time, moves included."""
    if quarter is None and part.extent is Extent.FIRM:
        firms = part.plan.by_firm.values()
        return sum(
            placement_m2(part.problem, one) for own in firms for one in most_at_once(part.problem, own)
        )
    held = part.holders(quarter)
    return sum(unit.leasable_m2 for unit in part.units if held[unit.unit_id])

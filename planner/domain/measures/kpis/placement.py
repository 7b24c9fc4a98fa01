"""Of one placed firm: the space given, the space beyond its request, and its waiting."""

from collections.abc import Iterator

from planner.domain.measures.kpi import M2, QUARTERS, Kpi, Measure
from planner.domain.measures.placed import first_placements, placement_m2, waiting_quarters
from planner.domain.measures.slices import Slice
from planner.text import Text

GIVEN = Kpi(
    key="given_m2",
    title=Text("分配面积", "Area given"),
    unit=M2,
    formula=Text("Σ 所占单元可租面积", "Σ leasable ㎡ of its units"),
    source="plan, units table",
)
BEYOND = Kpi(
    key="excess_m2",
    title=Text("超出意向面积", "Area beyond the request"),
    unit=M2,
    formula=Text("max(0, 分配面积 − 意向面积)", "max(0, area given − area requested)"),
    source="plan, firms table",
)
WAITED = Kpi(
    key="waited_quarters",
    title=Text("等待季度", "Quarters waited"),
    unit=QUARTERS,
    formula=Text(
        "起租季 − max(期望季, 园区可入驻首季)", "start − max(desired quarter, opening quarter of the park)"
    ),
    source="plan, firms table",
)


def tell_firm(part: Slice) -> Iterator[Measure]:
    """The three figures of the one firm of the slice."""
    for firm in part.firms:
        placement = first_placements(part.plan)[firm.firm_id]
        given = placement_m2(part.problem, placement)
        yield part.tell(GIVEN, given)
        yield part.tell(BEYOND, max(0, given - firm.area_req_m2))
        yield part.tell(WAITED, waiting_quarters(part.problem, placement))

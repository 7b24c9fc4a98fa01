"""Jobs per 1,000 ㎡ of leasable area given."""

from collections.abc import Iterator

from planner.domain.measures.kpi import Kpi, Measure
from planner.domain.measures.kpis.allocated import allocated_m2
from planner.domain.measures.slices import Slice
from planner.text import Text

DENSITY = Kpi(
    key="jobs_per_1000m2",
    title=Text("就业密度", "Job density"),
    unit=Text("人/千㎡", "persons per 1,000 ㎡"),
    formula=Text("Σ 就业 × 1000 ÷ 已分配㎡", "Σ jobs × 1,000 ÷ allocated ㎡"),
    source="企业表，方案 / firms table, plan",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Job density of the placed firms."""
    jobs = sum(firm.jobs for firm in part.firms)
    yield part.ratio(DENSITY, jobs * 1000, allocated_m2(part, None))

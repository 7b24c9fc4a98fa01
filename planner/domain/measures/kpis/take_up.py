"""Occupancy rate, vacancy and take-up, as park authorities state them.

Occupancy and vacancy are as of the last quarter of the horizon and divide by *delivered* ㎡;
take-up divides signed ㎡ by all leasable ㎡. Source: KPIs used by park authorities.
"""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.measures.kpi import FRACTION, Kpi, Measure
from planner.domain.measures.kpis.allocated import allocated_m2
from planner.domain.measures.kpis.occupancy import weighted_m2
from planner.domain.measures.slices import Slice
from planner.text import Text

RATE = Kpi(
    key="occupancy_rate",
    title=Text("期末含意向入驻率", "Occupancy at the end, with pencilled"),
    unit=FRACTION,
    formula=Text(
        "规划期末季：已分配㎡ ÷ 已交付㎡", "last quarter of the horizon: allocated ㎡ ÷ ㎡ handed over"
    ),
    source="park practice",
)
VACANCY = Kpi(
    key="vacancy_rate",
    title=Text("空置率", "Vacancy rate"),
    unit=FRACTION,
    formula=Text("当季 1 − 已分配㎡ ÷ 已交付㎡", "1 − allocated ㎡ ÷ ㎡ handed over, in the quarter"),
    source="park practice",
)
COMMITMENT = Kpi(
    key="commitment_rate",
    title=Text("去化率（签约率）", "Take-up (commitment rate)"),
    unit=FRACTION,
    formula=Text("Σ 已签企业㎡ ÷ 可租㎡", "Σ ㎡ of signed firms ÷ leasable ㎡"),
    source="park practice",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Occupancy rate and take-up, vacancy at the end and by quarter."""
    last = part.quarters[-1]
    yield part.ratio(RATE, allocated_m2(part, last), part.delivered_m2(last))
    signed = weighted_m2(part, lambda firm: Decimal(firm.is_signed), quarter=None)
    yield part.ratio(COMMITMENT, signed, part.leasable_m2)
    for quarter in (None, *part.quarters):
        delivered = part.delivered_m2(quarter or last)
        vacant = delivered - allocated_m2(part, quarter or last)
        yield part.ratio(VACANCY, vacant, delivered, quarter=quarter)

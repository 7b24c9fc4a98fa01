"""What the space given yields: tax, output and investment per 亩 and per ㎡, jobs per 1,000 ㎡, months to production.

Lines per ㎡ (1 and 0.03 万元 a year) and six months from handover to production are those of a leasing
rule for standard workshops (an admission rule of Wenzhou counts the six months from the end of the
fit-out); each is a threshold of the policy.
"""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.measures.indicators.scope import IndicatorScope
from planner.domain.measures.kpi import Extent, Kpi, Measure
from planner.domain.measures.kpis import job_density, per_mu
from planner.domain.measures.kpis.allocated import ALLOCATED, allocated_m2
from planner.domain.measures.kpis.economy import FIGURES, total
from planner.domain.measures.placed import first_placements
from planner.domain.park.calendar import milestones
from planner.text import Text

_RULE = "标准化厂房租赁管理办法，泰州 / leasing rule for standard workshops, Taizhou"


def _per_m2(key: str, zh: str, en: str, *, line: tuple[str, Decimal]) -> Kpi:
    return Kpi(
        key=key,
        title=Text(zh, en),
        unit=Text("万元/㎡·年", "10k yuan per ㎡ a year"),
        formula=Text("Σ 落位企业 ÷ 已分配㎡", "Σ placed firms ÷ allocated ㎡"),
        source=_RULE,
        line=line,
    )


PER_M2 = (
    (
        _per_m2("output_per_m2", "单位面积产值", "Output per ㎡", line=("sales_10k_per_m2_min", Decimal(1))),
        "output_10k",
    ),
    (
        _per_m2("tax_per_m2", "单位面积税收", "Tax per ㎡", line=("tax_10k_per_m2_min", Decimal("0.03"))),
        "tax_10k",
    ),
)
MONTHS = Kpi(
    key="months_to_production",
    title=Text("入驻到投产", "Months to production"),
    unit=Text("月", "months"),
    formula=Text(
        "投产日 − 入驻日，不足一月按一月", "day of production − day of the start, a month begun counts as one"
    ),
    source=_RULE,
    line=("production_months_after_handover_max", Decimal(6)),
    is_ceiling=True,
)


def tell(scope: IndicatorScope) -> Iterator[Measure]:
    """Figures of land where there is land, of ㎡ always, and the months of a firm."""
    part = scope.part
    figures = {kpi.key: figure for kpi, figure in FIGURES}
    is_firm = part.extent is Extent.FIRM
    yield from per_mu.tell_firm(part) if is_firm else per_mu.tell(part)
    area = allocated_m2(part, None)
    yield part.tell(ALLOCATED, area)
    for kpi, key in PER_M2:
        yield part.ratio(kpi, total(part, figures[key]), area)
    yield from job_density.tell(part)
    if is_firm:
        for placement in first_placements(part.plan).values():
            dates = milestones(part.problem, placement)
            months = (
                (dates.production.year - dates.start.year) * 12 + dates.production.month - dates.start.month
            )
            yield part.tell(MONTHS, months + (dates.production.day > dates.start.day))

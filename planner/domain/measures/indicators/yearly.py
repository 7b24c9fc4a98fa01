"""By calendar year: output and tax, staff at the end of the year, above-scale firms, signed firms that have begun."""

from collections.abc import Iterator

from planner.domain.measures.indicators.scope import IndicatorScope
from planner.domain.measures.kpi import FIRMS, FRACTION, PERSONS, Extent, Kpi, Measure
from planner.domain.measures.kpis.production import OUTPUT, TAX, yearly
from planner.domain.measures.placed import first_placements
from planner.domain.measures.slices import Slice
from planner.domain.park.calendar import above_scale_year, milestones
from planner.domain.park.quarter import Quarter
from planner.text import Text

_JOBS = "企业表；投产日按装修、办证和试产推算 / firms table; production follows from fit-out, licence and trial run"
_SCALE = "国家统计口径，2011 年起 / national statistics rule since 2011"
STAFF = Kpi(
    key="staff_in_year",
    title=Text("年末用工", "Staff at the end of the year"),
    unit=PERSONS,
    formula=Text(
        "Σ 年末已投产且在园企业的用工人数", "Σ jobs of the firms inside and producing at the end of the year"
    ),
    source=_JOBS,
)
ABOVE_SCALE_FIRMS = Kpi(
    key="above_scale_in_year_count",
    title=Text("年末规上企业", "Above-scale firms at the end of the year"),
    unit=FIRMS,
    formula=Text(
        "到当年为止首次达到规上线、年末仍在园的企业数",
        "firms inside at the end of the year whose output reached the line in it or before",
    ),
    source=_SCALE,
)
NEW_ABOVE_SCALE = Kpi(
    key="above_scale_new_count",
    title=Text("当年新增规上企业", "Firms newly above scale in the year"),
    unit=FIRMS,
    formula=Text(
        "当年首次达到规上线的企业数", "firms whose output reaches the line in the year for the first time"
    ),
    source=_SCALE,
)
START_RATE = Kpi(
    key="start_rate",
    title=Text("履约开工率", "Share of signed firms begun"),
    unit=FRACTION,
    formula=Text(
        "年末已入驻的已签企业 ÷ 全部已签企业（含未落位）",
        "signed firms begun by the end of the year ÷ all signed firms, placed or not",
    ),
    source="县里做法；企业表的阶段，方案 / county practice; stages of the firms table, plan",
)


def tell(scope: IndicatorScope) -> Iterator[Measure]:
    """Each figure of each year; the share of signed firms only of all parks together."""
    part = scope.part
    for year in scope.years:
        yield part.tell(OUTPUT, yearly(part, "output_10k", year), year=year)
        yield part.tell(TAX, yearly(part, "tax_10k", year), year=year)
        yield part.tell(STAFF, _staff(part, year), year=year)
    yield from _above_scale(part, scope.years)
    if part.extent is Extent.ALL:
        yield from _begun(part, scope.years)


def _staff(part: Slice, year: int) -> int:
    last = Quarter(year * 4 + 3)
    after = (last + 1).first_day
    inside = {
        p.firm_id
        for p in part.placements
        if p.is_present(last) and milestones(part.problem, p).production < after
    }
    return sum(part.problem.firm[name].jobs for name in inside)


def _above_scale(part: Slice, years: tuple[int, ...]) -> Iterator[Measure]:
    own = {one.firm_id for one in part.placements}
    first = {
        name: above_scale_year(part.problem, placement)
        for name, placement in first_placements(part.plan).items()
        if name in own
    }
    reached = {name: year for name, year in first.items() if year is not None}
    for year in years:
        inside = {p.firm_id for p in part.placements if p.is_present(Quarter(year * 4 + 3))}
        yield part.tell(
            ABOVE_SCALE_FIRMS, sum(reached[one] <= year for one in inside & set(reached)), year=year
        )
        yield part.tell(NEW_ABOVE_SCALE, sum(one == year for one in reached.values()), year=year)


def _begun(part: Slice, years: tuple[int, ...]) -> Iterator[Measure]:
    signed = {firm.firm_id for firm in part.problem.firms if firm.is_signed}
    start = {name: one.start for name, one in first_placements(part.plan).items() if name in signed}
    for year in years:
        begun = sum(one.year <= year for one in start.values())
        yield part.ratio(START_RATE, begun, len(signed), year=year)

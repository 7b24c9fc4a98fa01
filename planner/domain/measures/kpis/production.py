"""Production rate, the five-in-one-year share, and output and tax by calendar year.

Yearly output and tax count whole quarters after the start of production and inside the
lease, a quarter of the year's figure each; they are not cut off at the horizon. A firm of several
leases, or one that moves, counts once in a quarter.
"""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.measures.kpi import FRACTION, MONEY_A_YEAR, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.domain.park.calendar import is_five_same_year, milestones, quarters_producing
from planner.domain.park.quarter import Quarter
from planner.text import Text

_OF_FIRMS = "企业表；投产日按装修、办证和试产推算 / firms table; production follows from fit-out, licence and trial run"
RATE = Kpi(
    key="production_rate",
    title=Text("投产率", "Share of firms in production"),
    unit=FRACTION,
    formula=Text(
        "当季末已投产企业 ÷ 当季在场企业（总值：规划期末季）",
        "firms producing by the end of the quarter ÷ firms present in it (total: last quarter)",
    ),
    source="park practice; dates in planner.domain.park.calendar",
)
FIVE = Kpi(
    key="five_same_year_share",
    title=Text("五个当年达成率", "Five in one year"),
    unit=FRACTION,
    formula=Text(
        "招商、签约、建设、投产、上规同年的企业 ÷ 招商与签约季度已知的落位企业",
        "firms recruited, signed, built, producing and above scale in one year ÷ placed firms "
        "whose recruiting and signing quarters are known",
    ),
    source="county practice 五个当年",
)
OUTPUT = Kpi(
    key="output_in_year_10k",
    title=Text("当年产值", "Output in the year"),
    unit=MONEY_A_YEAR,
    formula=Text("Σ 年产值 × 当年投产整季数 ÷ 4", "Σ output × whole quarters in production ÷ 4"),
    source=_OF_FIRMS,
)
TAX = Kpi(
    key="tax_in_year_10k",
    title=Text("当年纳税额", "Tax in the year"),
    unit=MONEY_A_YEAR,
    formula=Text("Σ 年纳税额 × 当年投产整季数 ÷ 4", "Σ tax × whole quarters in production ÷ 4"),
    source=_OF_FIRMS,
)


def tell(part: Slice) -> Iterator[Measure]:
    """Production rate at the end and by quarter, the share, and yearly output and tax."""
    for quarter in (None, *part.quarters):
        producing, present = in_production(part, quarter or part.quarters[-1])
        yield part.ratio(RATE, producing, present, quarter=quarter)
    first = {p.firm_id: p for p in sorted(part.placements, key=lambda p: p.start, reverse=True)}
    answers = [is_five_same_year(part.problem, p) for p in first.values()]
    known = [answer for answer in answers if answer is not None]
    yield part.ratio(FIVE, sum(known), len(known))
    for year in sorted({quarter.year for quarter in part.quarters}):
        yield part.tell(OUTPUT, yearly(part, "output_10k", year), year=year)
        yield part.tell(TAX, yearly(part, "tax_10k", year), year=year)


def in_production(part: Slice, quarter: Quarter) -> tuple[int, int]:
    """Count the firms producing by the end of a quarter, and those present in it."""
    present = [p for p in part.placements if p.is_present(quarter)]
    after = (quarter + 1).first_day
    producing = {p.firm_id for p in present if milestones(part.problem, p).production < after}
    return len(producing), len({p.firm_id for p in present})


def yearly(part: Slice, figure: str, year: int) -> Decimal:
    """Return what of a figure a year (a field of firms, 万元) the firms of a slice bring in `year`."""
    producing = dict.fromkeys(
        (p.firm_id, quarter) for p in part.placements for quarter in quarters_producing(part.problem, p, year)
    )
    firm = part.problem.firm
    return sum((getattr(firm[name], figure) for name, _ in producing), Decimal(0)) / 4

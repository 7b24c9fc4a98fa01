"""Tax and output per 亩, and investment intensity.

Of a park: Σ of the placed firms ÷ the park's land. Of a firm: its figure ÷ (leasable ㎡ given
at once ÷ k), k = the threshold `m2_per_mu`, else the floor area ÷ land of the park it is in. Lines of
20 and 400 万元 a year and 250 万元 of investment per 亩. Source: an industrial land listing in
Guangxi, 2023; k is the park's own floor area ÷ land.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.domain.measures.kpi import Kpi, Measure
from planner.domain.measures.kpis.economy import FIGURES, Figure, total
from planner.domain.measures.placed import most_at_once, placement_m2, units_of
from planner.domain.measures.slices import Slice
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.text import Text

OUTPUT_LINE, TAX_LINE = ("output_10k_per_mu_min", Decimal(400)), ("tax_10k_per_mu_min", Decimal(20))
"""Threshold keys and defaults, 万元 per 亩 a year."""
_LISTING = "广西工业用地挂牌 2023GC07007 / Guangxi industrial land listing 2023GC07007"


def _kpi(key: str, zh: str, en: str, *, unit: Text, line: tuple[str, Decimal]) -> Kpi:
    return Kpi(
        key=key,
        title=Text(zh, en),
        unit=unit,
        formula=Text(
            "园区：Σ 落位企业 ÷ 用地亩数；企业：数值 ÷（占用可租㎡ ÷ 每亩㎡）",
            "park: Σ placed firms ÷ land in mu; firm: figure ÷ (leasable ㎡ given ÷ ㎡ per mu)",
        ),
        source=_LISTING,
        line=line,
    )


_A_YEAR = Text("万元/亩·年", "10k yuan per mu a year")
_FIGURE: dict[str, Figure] = {kpi.key: figure for kpi, figure in FIGURES}
PER_MU: tuple[tuple[Kpi, Figure], ...] = (
    (
        _kpi(
            "tax_per_mu",
            "亩均税收",
            "Tax per mu",
            unit=_A_YEAR,
            line=TAX_LINE,
        ),
        _FIGURE["tax_10k"],
    ),
    (
        _kpi(
            "output_per_mu",
            "亩均产值",
            "Output per mu",
            unit=_A_YEAR,
            line=OUTPUT_LINE,
        ),
        _FIGURE["output_10k"],
    ),
    (
        _kpi(
            "investment_intensity",
            "投资强度",
            "Investment intensity",
            unit=Text("万元/亩", "10k yuan per mu"),
            line=("investment_10k_per_mu_min", Decimal(250)),
        ),
        _FIGURE["investment_10k"],
    ),
)
PARK_INTENSITY = Kpi(
    key="park_investment_intensity",
    title=Text("园区建设投资强度", "Investment intensity of building the park"),
    unit=Text("万元/亩", "10k yuan per mu"),
    formula=Text("园区投资 ÷ 用地亩数", "investment in the park ÷ land in mu"),
    source="园区表 / parks table",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Per-亩 figures of a slice that has land of its own; of others, nothing."""
    if part.land_mu is None:
        return
    for kpi, figure in PER_MU:
        yield part.ratio(kpi, total(part, figure), part.land_mu)
    parks = {b.park_id for b in part.buildings}
    spent = sum((part.problem.park[name].investment_10k for name in sorted(parks)), Decimal(0))
    yield part.ratio(PARK_INTENSITY, spent, part.land_mu)


def tell_firm(part: Slice) -> Iterator[Measure]:
    """Per-亩 figures of the one firm of the slice, on the space it is given."""
    for firm in part.firms:
        held = most_at_once(part.problem, part.plan.by_firm[firm.firm_id])
        mu = sum((land_mu_of(part.problem, one) for one in held), Fraction(0))
        for kpi, figure in PER_MU:
            yield part.ratio(kpi, figure(firm), mu)


def land_mu_of(problem: Problem, placement: Placement) -> Fraction:
    """Return the land that the leasable ㎡ of a placement stand for, in 亩."""
    building_id = units_of(problem, placement)[0].building_id
    return Fraction(placement_m2(problem, placement)) / problem.m2_per_mu(building_id)

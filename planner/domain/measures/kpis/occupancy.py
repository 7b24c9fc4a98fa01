"""The three occupancies, always shown side by side: signed, expected, pencilled.

Over the whole plan they are divided by all leasable ㎡; at a quarter they count the firms
present and are divided by the ㎡ delivered by then. A unit counts once; where firms follow
each other in it, with the highest probability among them.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from planner.domain.firm import Firm
from planner.domain.measures.kpi import FRACTION, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.domain.quarter import Quarter
from planner.text import Text

Weight = Callable[[Firm], Decimal]

SIGNED = Kpi(
    key="occupancy_signed",
    title=Text("签约占用率", "Signed occupancy"),
    unit=FRACTION,
    formula=Text(
        "Σ 已签企业占用㎡ ÷ 可租㎡（季度值除以已交付㎡）",
        "Σ ㎡ of signed firms ÷ leasable ㎡ (by quarter: ÷ delivered ㎡)",
    ),
    source="plan, firms.stage",
)
EXPECTED = Kpi(
    key="occupancy_expected",
    title=Text("期望占用率", "Expected occupancy"),
    unit=FRACTION,
    formula=Text(
        "Σ 落地概率 × 占用㎡ ÷ 可租㎡，在园企业概率为 1（季度值除以已交付㎡）",
        "Σ probability × ㎡ ÷ leasable ㎡, sitting firms at 1 (by quarter: ÷ delivered ㎡)",
    ),
    source="plan, firms.probability",
)
PENCILLED = Kpi(
    key="occupancy_pencilled",
    title=Text("意向占用率", "Pencilled occupancy"),
    unit=FRACTION,
    formula=Text(
        "Σ 全部落位企业占用㎡ ÷ 可租㎡（季度值除以已交付㎡）",
        "Σ ㎡ of all placed firms ÷ leasable ㎡ (by quarter: ÷ delivered ㎡)",
    ),
    source="plan",
)


def probability(firm: Firm) -> Decimal:
    """Probability that a firm takes its space; a sitting firm has."""
    return Decimal(1) if firm.is_sitting else firm.probability


WEIGHTS: tuple[tuple[Kpi, Weight], ...] = (
    (SIGNED, lambda firm: Decimal(firm.is_signed)),
    (EXPECTED, probability),
    (PENCILLED, lambda _firm: Decimal(1)),
)


def tell(part: Slice) -> Iterator[Measure]:
    """Each occupancy over the whole plan, and by quarter."""
    for kpi, weight in WEIGHTS:
        yield part.ratio(kpi, weighted_m2(part, weight, quarter=None), part.leasable_m2)
        for quarter in part.quarters:
            yield part.ratio(
                kpi,
                weighted_m2(part, weight, quarter=quarter),
                part.delivered_m2(quarter),
                quarter=quarter,
            )


def weighted_m2(part: Slice, weight: Weight, *, quarter: Quarter | None) -> Decimal:
    """㎡ of the units held, times the highest weight among the holders."""
    held = part.holders(quarter)
    return sum(
        (
            unit.leasable_m2 * max(weight(firm) for firm in held[unit.unit_id])
            for unit in part.units
            if held[unit.unit_id]
        ),
        Decimal(0),
    )

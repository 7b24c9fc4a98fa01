"""The three occupancies, always shown side by side: signed, expected, pencilled.

Occupancy is of a quarter: ㎡ of the firms present ÷ ㎡ handed over by then. Over the whole plan
the same sums are divided by all leasable ㎡ and called space taken, since nobody is there all the
time. A unit counts once; where firms follow each other in it, with the highest probability among them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from planner.domain.measures.kpi import FRACTION, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.domain.park.firm import Firm
from planner.domain.park.quarter import Quarter
from planner.text import Text

Weight = Callable[[Firm], Decimal]

SIGNED = Kpi(
    key="occupancy_signed",
    title=Text("已签入驻率", "Occupancy, signed"),
    unit=FRACTION,
    formula=Text(
        "Σ 当季已签企业㎡ ÷ 当季已交付㎡", "Σ ㎡ of signed firms in the quarter ÷ ㎡ handed over by then"
    ),
    source="plan, firms.stage",
)
EXPECTED = Kpi(
    key="occupancy_expected",
    title=Text("期望入驻率", "Occupancy, expected"),
    unit=FRACTION,
    formula=Text(
        "Σ 落地概率 × 当季㎡ ÷ 当季已交付㎡，在园企业概率为 1",
        "Σ probability × ㎡ in the quarter ÷ ㎡ handed over by then, sitting firms at 1",
    ),
    source="plan, firms.probability",
)
PENCILLED = Kpi(
    key="occupancy_pencilled",
    title=Text("含意向入驻率", "Occupancy, with pencilled"),
    unit=FRACTION,
    formula=Text(
        "Σ 当季全部落位企业㎡ ÷ 当季已交付㎡",
        "Σ ㎡ of all placed firms in the quarter ÷ ㎡ handed over by then",
    ),
    source="plan",
)


def probability(firm: Firm) -> Decimal:
    """Probability that a firm takes its space; a sitting firm has."""
    return Decimal(1) if firm.is_sitting else firm.probability


TAKEN: dict[str, tuple[Text, Text]] = {
    SIGNED.key: (
        Text("全期落位率，已签", "Space taken, signed"),
        Text(
            "Σ 已签企业所用单元㎡ ÷ 全部可租㎡", "Σ ㎡ that signed firms take at some time ÷ all leasable ㎡"
        ),
    ),
    EXPECTED.key: (
        Text("全期落位率，期望", "Space taken, expected"),
        Text(
            "Σ 落地概率 × 所用单元㎡ ÷ 全部可租㎡，在园企业概率为 1",
            "Σ probability × ㎡ taken at some time ÷ all leasable ㎡, sitting firms at 1",
        ),
    ),
    PENCILLED.key: (
        Text("全期落位率，含意向", "Space taken, with pencilled"),
        Text("Σ 全部落位企业所用单元㎡ ÷ 全部可租㎡", "Σ ㎡ that firms take at some time ÷ all leasable ㎡"),
    ),
}
"""Title and formula of the figures over the whole plan."""

WEIGHTS: tuple[tuple[Kpi, Weight], ...] = (
    (SIGNED, lambda firm: Decimal(firm.is_signed)),
    (EXPECTED, probability),
    (PENCILLED, lambda _firm: Decimal(1)),
)


def tell(part: Slice) -> Iterator[Measure]:
    """Each occupancy over the whole plan, and by quarter."""
    for kpi, weight in WEIGHTS:
        title, formula = TAKEN[kpi.key]
        taken = replace(kpi, title=title, formula=formula)
        yield part.ratio(taken, weighted_m2(part, weight, quarter=None), part.leasable_m2)
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

"""Tax, output, investment and jobs of the placed firms, with and without whole-project figures.

A firm marked as real announces the figures of its whole project, of which the park holds a
part; each total is therefore given a second time without such firms.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from planner.domain.measures.kpi import MONEY, MONEY_A_YEAR, PERSONS, Kpi, Measure, Number
from planner.domain.measures.slices import Slice
from planner.domain.park.firm import Firm
from planner.text import Text

Figure = Callable[[Firm], Number]


def _kpi(key: str, zh: str, en: str, *, unit: Text) -> Kpi:
    return Kpi(
        key=key,
        title=Text(zh, en),
        unit=unit,
        formula=Text(f"Σ 落位企业{zh}", f"Σ {en.lower()} of the placed firms"),
        source="firms table",
    )


def _without(kpi: Kpi) -> Kpi:
    stem = kpi.key.removesuffix("_10k")
    return Kpi(
        key=f"{stem}_without_real" + kpi.key.removeprefix(stem),
        title=Text(f"{kpi.title.zh}（不含整体项目企业）", f"{kpi.title.en} without whole-project firms"),
        unit=kpi.unit,
        formula=Text(
            f"{kpi.formula.zh}，不含数字属整个项目的企业",
            f"{kpi.formula.en}, leaving out those whose figures are for a whole project",
        ),
        source="firms table, firms.is_real",
    )


FIGURES: tuple[tuple[Kpi, Figure], ...] = (
    (_kpi("tax_10k", "年纳税额", "Tax", unit=MONEY_A_YEAR), lambda firm: firm.tax_10k),
    (_kpi("output_10k", "年产值", "Output", unit=MONEY_A_YEAR), lambda firm: firm.output_10k),
    (_kpi("investment_10k", "投资额", "Investment", unit=MONEY), lambda firm: firm.invest_10k),
    (_kpi("jobs", "就业", "Jobs", unit=PERSONS), lambda firm: firm.jobs),
)


def tell(part: Slice) -> Iterator[Measure]:
    """Each total with and without real firms."""
    for kpi, figure in FIGURES:
        yield part.tell(kpi, total(part, figure))
        yield part.tell(_without(kpi), total(part, figure, real=False))


def total(part: Slice, figure: Figure, *, real: bool = True) -> Number:
    """Sum a figure over the firms placed; `real=False` leaves real firms out."""
    values = [figure(firm) for firm in part.firms if real or not firm.is_real]
    return sum(values, start=Decimal(0)) if any(isinstance(v, Decimal) for v in values) else sum(values)

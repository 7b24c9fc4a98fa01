"""Waiting: quarters from a firm's wish to its start, in total, on average and at most."""

from collections.abc import Iterator

from planner.domain.measures.kpi import QUARTERS, Kpi, Measure
from planner.domain.measures.placed import waiting_quarters
from planner.domain.measures.slices import Slice
from planner.text import Text

_FORMULA = Text(
    "起租季 − max(期望季, 园区可入驻首季)，在园企业不计",
    "start − max(desired quarter, opening quarter of the park); sitting firms left out",
)
TOTAL = Kpi(
    key="waiting_quarters",
    title=Text("等待合计", "Waiting in total"),
    unit=QUARTERS,
    formula=_FORMULA,
    source="plan, firms table",
)
MEAN = Kpi(
    key="waiting_mean_quarters",
    title=Text("平均等待", "Waiting on average"),
    unit=QUARTERS,
    formula=_FORMULA,
    source="plan, firms table",
)
LONGEST = Kpi(
    key="waiting_longest_quarters",
    title=Text("最长等待", "Longest waiting"),
    unit=QUARTERS,
    formula=_FORMULA,
    source="plan, firms table",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Total, mean and longest waiting of the firms that move in."""
    waits = [
        waiting_quarters(part.problem, p)
        for p in part.placements
        if not part.problem.firm[p.firm_id].is_sitting
    ]
    yield part.tell(TOTAL, sum(waits))
    yield part.ratio(MEAN, sum(waits), len(waits))
    yield part.tell(LONGEST, max(waits, default=None))

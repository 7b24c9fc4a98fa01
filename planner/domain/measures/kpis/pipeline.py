"""Firms placed and not placed, in all and by stage of the pipeline."""

from collections.abc import Iterator

from planner.domain.measures.kpi import FIRMS, Extent, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.domain.vocabulary.terms import Stage
from planner.domain.vocabulary.words import word
from planner.text import Text

CANDIDATES = tuple(stage for stage in Stage if stage is not Stage.EXITED)
"""Stages of the firms that may be placed."""


def _kpi(key: str, zh: str, en: str) -> Kpi:
    return Kpi(
        key=key,
        title=Text(zh, en),
        unit=FIRMS,
        formula=Text("企业数；已退出企业不计", "number of firms; those that have left are not counted"),
        source="plan, firms.stage",
    )


def tell(part: Slice) -> Iterator[Measure]:
    """Firms placed in the slice; for all parks together also the unplaced, and each stage."""
    yield part.tell(_kpi("firms_placed", "落位企业", "Firms placed"), len(part.firms))
    if part.extent is not Extent.ALL:
        return
    placed = {firm.firm_id for firm in part.firms}
    waiting = [
        firm for firm in part.problem.firms if firm.stage is not Stage.EXITED and firm.firm_id not in placed
    ]
    yield part.tell(_kpi("firms_unplaced", "未落位企业", "Firms not placed"), len(waiting))
    for stage in CANDIDATES:
        title = word(stage)
        yield part.tell(
            _kpi(f"placed_{stage}", f"落位企业：{title.zh}", f"Firms placed: {title.en}"),
            sum(firm.stage is stage for firm in part.firms),
        )
        yield part.tell(
            _kpi(f"unplaced_{stage}", f"未落位企业：{title.zh}", f"Firms not placed: {title.en}"),
            sum(firm.stage is stage for firm in waiting),
        )

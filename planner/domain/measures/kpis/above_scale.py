"""Above-scale firms: placed firms whose full year's output reaches 2,000 万元.

Source: national statistics rule for industry above designated size, since 2011.
"""

from collections.abc import Iterator

from planner.domain.measures.kpi import FIRMS, Kpi, Measure
from planner.domain.measures.slices import Slice
from planner.domain.park.calendar import ABOVE_SCALE
from planner.text import Text

COUNT = Kpi(
    key="above_scale_count",
    title=Text("规上企业数", "Above-scale firms"),
    unit=FIRMS,
    formula=Text("年产值达到规上线的落位企业数", "placed firms whose yearly output reaches the line"),
    source="national statistics rule since 2011",
)


def tell(part: Slice) -> Iterator[Measure]:
    """Count of above-scale firms placed."""
    line = part.problem.policy.threshold(*ABOVE_SCALE)
    yield part.tell(COUNT, sum(firm.output_10k >= line for firm in part.firms))

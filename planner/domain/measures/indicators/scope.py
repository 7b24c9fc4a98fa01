"""What an indicator is told of: the firms of a slice, the calendar years, and the records of the park office."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from planner.domain.measures.kpi import Measure
from planner.domain.measures.slices import Slice
from planner.domain.park.dossier import Record


@dataclass(frozen=True, kw_only=True)
class IndicatorScope:
    """All parks, one of several, or one firm; `records` by firm, none for a firm without one."""

    part: Slice
    years: tuple[int, ...]
    records: Mapping[str, Record]


IndicatorTeller = Callable[[IndicatorScope], Iterator[Measure]]

"""Where the figures come from: what is published, what is a standard, what is assumed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.dossier import Source
from planner.domain.terms import SourceClass
from planner.text import Text, halves
from planner.views.words import word

PLANNING_ASSUMPTION = Text(
    "除注明“公开报道”或“标准规范”者外，本表数字均为规划假设，不是实测或承诺。",
    "Unless marked as published or a standard, figures here are planning assumptions, not measurements or promises.",
)
"""The sentence every screen and file carries."""

TOTALS_PUBLISHED = Text(
    "已公布的只有总量；楼层、单元、管线容量、交付季度和其余企业都是规划假设。",
    "Only totals are published; storeys, units, capacities, handover quarters and the other firms are assumptions.",
)
NOTHING_PUBLISHED = Text(
    "这个园区没有任何公开数据：全部数字都是假设或虚构，只供演示。",
    "Nothing of this park is published: every figure is assumed or invented, for demonstration only.",
)

_ORDER = list(SourceClass)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """What one line of the sources table says; empty `row` or `column` means all."""

    table: str
    row: str
    column: str
    source_class: SourceClass
    title: Text
    reference: Text
    as_of: date | None

    @property
    def is_assumed(self) -> bool:
        """Whether the figure is a judgement or an assumption and not a fact from outside."""
        return self.source_class in {SourceClass.EXPERT, SourceClass.ASSUMPTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """How many lines of the sources table fall in a class."""

    source_class: SourceClass
    title: Text
    lines: int


def foundation(sources: Sequence[Source]) -> Text:
    """Say in a sentence how far the figures of a park are facts."""
    is_published = any(source.source_class is SourceClass.PUBLISHED for source in sources)
    return TOTALS_PUBLISHED if is_published else NOTHING_PUBLISHED


def assumption_rows(sources: Sequence[Source]) -> tuple[AssumptionRow, ...]:
    """Give the sources, the best founded first, then by table, row and column."""
    rows = [
        AssumptionRow(
            table=source.table,
            row=source.row,
            column=source.column,
            source_class=source.source_class,
            title=word(source.source_class),
            reference=halves(source.reference),
            as_of=source.as_of,
        )
        for source in sources
    ]
    rows.sort(key=lambda r: (_ORDER.index(r.source_class), r.table, r.row, r.column))
    return tuple(rows)


def class_counts(sources: Sequence[Source]) -> tuple[ClassCount, ...]:
    """Count the sources by class; classes without any are left out."""
    counts = Counter(source.source_class for source in sources)
    return tuple(
        ClassCount(source_class=one, title=word(one), lines=counts[one]) for one in _ORDER if counts[one]
    )

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
    "除注明“公开报道”或“标准规范”者外,本表数字均为规划假设,不是实测或承诺。",
    "Unless marked as published or a standard, figures here are planning assumptions, not measurements or promises.",
)
"""The sentence every screen and file carries."""

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

"""The tables of a park as people read them: headings, units, words, and where figures come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from planner.domain.park.dossier import Dossier, Source
from planner.domain.vocabulary.terms import SourceClass
from planner.domain.vocabulary.titles import of_table, title_of
from planner.domain.vocabulary.words import WORDS, yes_no
from planner.tables.columns import TABLE
from planner.tables.columns.column import Column, Kind, Table
from planner.text import Lang, Text, halves

Cell = str | int | Decimal | Text | None
_PAIRS = {"name": Text("名称", "Name"), "note": Text("说明", "What it says")}
_BILINGUAL = frozenset({"reference", "basis", "milestones", "problems"})
"""Columns whose text may hold both languages, Chinese first, parted by a slash."""
_KINDS = frozenset({"archetype", "archetype_a", "archetype_b"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a figure comes from."""

    source_class: SourceClass
    reference: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableViewColumn:
    """A column: heading with unit, what it says, decimals if it holds numbers, and its source."""

    key: str
    heading: Text
    help: Text
    places: int | None
    provenance: Provenance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableViewRow:
    """A row; `exceptions` are its figures whose source class is not that of their column."""

    row_id: str
    cells: tuple[Cell, ...]
    exceptions: tuple[tuple[Text, Provenance], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One table of a park."""

    name: str
    title: Text
    columns: tuple[TableViewColumn, ...]
    rows: tuple[TableViewRow, ...]

    @property
    def has_exceptions(self) -> bool:
        """Whether some figure has another source class than its column."""
        return any(row.exceptions for row in self.rows)


def ledger(dossier: Dossier, name: str, *, only: Sequence[str] = ()) -> TableView:
    """Return a table of the park; `only` names the columns wanted, in order; empty means all."""
    table = TABLE[name]
    pairs = {f"{stem}_zh": stem for stem in table.pairs}
    hidden = {f"{stem}_en" for stem in table.pairs}
    wanted = tuple(only) or tuple(column.key for column in table.columns if column.key not in hidden)
    sources = _Sources(name, dossier.sources)
    kinds = {kind.archetype: kind.name for kind in dossier.problem.archetypes}
    columns = tuple(_column(table, key, pairs, sources) for key in wanted)
    found = tuple(_row(table, row, wanted, pairs=pairs, sources=sources) for row in _rows_of(dossier, name))
    rows = tuple(replace(row, cells=_with_kinds(row.cells, wanted, kinds)) for row in found)
    if name == "sources":
        rows = tuple(replace(row, cells=_with_titles(row.cells, wanted)) for row in rows)
    return TableView(name=name, title=table.title, columns=columns, rows=rows)


class _Sources:
    """The lines of the sources table about one table: the more exact line wins."""

    def __init__(self, table: str, sources: Sequence[Source]) -> None:
        self._lines: dict[tuple[str, str], Provenance] = {
            (source.row, source.column): Provenance(
                source_class=source.source_class, reference=halves(source.reference)
            )
            for source in sources
            if source.table == table
        }

    def of_column(self, column: str) -> Provenance | None:
        """Return the source of a column as a whole."""
        return self._lines.get(("", column)) or self._lines.get(("", ""))

    def of_cell(self, row: str, column: str) -> Provenance | None:
        """Return the source of one figure."""
        exact = self._lines.get((row, column)) or self._lines.get(("", column))
        return exact or self._lines.get((row, "")) or self._lines.get(("", ""))


def _rows_of(dossier: Dossier, name: str) -> tuple[Any, ...]:
    rows: Mapping[str, tuple[Any, ...]] = {"sources": dossier.sources, "records": dossier.records}
    return rows[name] if name in rows else getattr(dossier.problem, name)


def _column(table: Table, key: str, pairs: Mapping[str, str], sources: _Sources) -> TableViewColumn:
    column = table.column[key]
    heading = _PAIRS.get(pairs.get(key, ""), Text(column.header(Lang.ZH), column.header(Lang.EN)))
    places = {Kind.WHOLE: 0, Kind.DECIMAL: column.decimals}.get(column.kind)
    return TableViewColumn(
        key=key, heading=heading, help=column.help, places=places, provenance=sources.of_column(key)
    )


def _row(
    table: Table, row: Any, wanted: Sequence[str], *, pairs: Mapping[str, str], sources: _Sources
) -> TableViewRow:
    row_id = ":".join(str(getattr(row, key)) for key in table.keys)
    exceptions = []
    for key in wanted:
        own, usual = sources.of_cell(row_id, key), sources.of_column(key)
        if own and (usual is None or own.source_class is not usual.source_class):
            exceptions.append((table.column[key].title, own))
    return TableViewRow(
        row_id=row_id,
        cells=tuple(_cell(table.column[key], getattr(row, pairs.get(key, key))) for key in wanted),
        exceptions=tuple(exceptions),
    )


def _with_kinds(cells: tuple[Cell, ...], keys: Sequence[str], kinds: Mapping[str, Text]) -> tuple[Cell, ...]:
    """Say the names of archetypes in place of their codes."""
    return tuple(
        kinds.get(str(cell), cell) if key in _KINDS else cell for key, cell in zip(keys, cells, strict=True)
    )


def _with_titles(cells: tuple[Cell, ...], keys: Sequence[str]) -> tuple[Cell, ...]:
    """Return the cells of a source with the titles of the table and column it speaks of."""
    titles = {"table": of_table, "column": title_of}
    return tuple(
        titles[key](str(cell)) if key in titles and cell else cell
        for key, cell in zip(keys, cells, strict=True)
    )


def _cell(column: Column, value: Any) -> Cell:
    if column.key in _BILINGUAL:
        return halves(str(value))
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, StrEnum):
        return WORDS[type(value)][value]
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    if column.kind is Kind.DECIMAL and isinstance(
        value, str
    ):  # amounts of records are kept as they were told
        return _amount(value)
    is_number = column.kind in {Kind.WHOLE, Kind.DECIMAL} and isinstance(value, int | Decimal)
    return value if is_number or value is None or isinstance(value, Text) else str(value)


def _amount(told: str) -> Cell:
    try:
        return Decimal(told) if told else None
    except InvalidOperation:
        return told

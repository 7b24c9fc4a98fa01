"""Two dossiers side by side: rows added, rows removed, cells changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.dossier import Dossier
from planner.tables.columns import TABLES
from planner.tables.columns.column import Table
from planner.tables.writing import Row, rows_of


@dataclass(frozen=True, kw_only=True)
class WholeRow:
    """A row that is added or removed, with its cells as text by column."""

    table: str
    row_id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class CellChange:
    """One cell of a row, as it was and as it will be."""

    table: str
    row_id: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class DossierDifference:
    """What separates one dossier from another."""

    added: tuple[WholeRow, ...] = ()
    removed: tuple[WholeRow, ...] = ()
    changed: tuple[CellChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both are the same."""
        return not (self.added or self.removed or self.changed)


def difference(old: Dossier | None, new: Dossier | None) -> DossierDifference:
    """Return what makes `new` of `old`; a missing dossier has no rows."""
    added: list[WholeRow] = []
    removed: list[WholeRow] = []
    changed: list[CellChange] = []
    for table in TABLES:
        before, after = _by_id(old, table), _by_id(new, table)
        added += (_row(table, name, after[name]) for name in after if name not in before)
        removed += (_row(table, name, before[name]) for name in before if name not in after)
        for name in after:
            if name in before:
                changed += _cells(table, name, before[name], after[name])
    return DossierDifference(added=tuple(added), removed=tuple(removed), changed=tuple(changed))


def _row(table: Table, name: str, row: Row) -> WholeRow:
    return WholeRow(table=table.name, row_id=name, cells=dict(row))


def _cells(table: Table, name: str, before: Row, after: Row) -> Iterator[CellChange]:
    for column in table.columns:
        old, new = before[column.key], after[column.key]
        if old != new:
            yield CellChange(table=table.name, row_id=name, column=column.key, old=old, new=new)


def _by_id(dossier: Dossier | None, table: Table) -> dict[str, Row]:
    """Return rows by their key; rows of one key are told apart by counting."""
    found: dict[str, Row] = {}
    for row in () if dossier is None else rows_of(dossier, table):
        name = ":".join(row[key] for key in table.keys).rstrip(":")
        times = sum(1 for one in found if one == name or one.startswith(f"{name}#"))
        found[f"{name}#{times + 1}" if times else name] = row
    return found

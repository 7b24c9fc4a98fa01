"""Two dossiers side by side: rows added, rows removed, cells changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.changes.difference import Key, RowKind, keyed, table_changes
from planner.domain.park.dossier import Dossier
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
        before, after = _by_key(old, table), _by_key(new, table)
        for change in table_changes(table.name, before, after):
            row_id = "#".join(change.key)
            if change.kind is RowKind.MODIFIED:
                changed += (
                    CellChange(
                        table=table.name, row_id=row_id, column=one.field, old=one.before, new=one.after
                    )
                    for one in change.fields
                )
                continue
            rows, side = (after, added) if change.kind is RowKind.ADDED else (before, removed)
            side.append(WholeRow(table=table.name, row_id=row_id, cells=dict(rows[change.key])))
    return DossierDifference(added=tuple(added), removed=tuple(removed), changed=tuple(changed))


def _by_key(dossier: Dossier | None, table: Table) -> dict[Key, Row]:
    rows = () if dossier is None else rows_of(dossier, table)
    return keyed(rows, lambda row: (":".join(row[key] for key in table.keys).rstrip(":"),))

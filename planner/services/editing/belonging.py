"""Rows that belong to rows a draft has deleted: floors and units of a building, leases of a firm, and so on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planner.domain.projects.draft import Cells, TypedTable
from planner.services.editing.draft_changes import TableChange, table_change
from planner.services.editing.editor_view import EditorView
from planner.tables.columns.references import ID_COLUMN

_OWNERS: Mapping[str, Mapping[str, str]] = {
    "phases": {"park_id": "parks"},
    "buildings": {"park_id": "parks", "phase_id": "phases"},
    "floors": {"building_id": "buildings"},
    "units": {"building_id": "buildings"},
    "leases": {"firm_id": "firms", "units": "units"},
    "base": {"firm_id": "firms", "units": "units"},
}
"""The columns whose row goes with what they name; of several names, with the last of them."""
_OWNERS_OF_CAPS = {"park": "parks", "building": "buildings"}
_OWNERS_OF_POLICY: Mapping[str, Mapping[str, str]] = {
    "pin": {"key": "firms"},
    "forbid": {"key": "firms"},
    "hold": {"key": "firms", "subject": "units"},
    "reserve": {"key": "parks"},
}
_PARTED = re.compile(r"[\s,，、;；+]+")
Gone = dict[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """What was deleted, what of other tables belongs to it, and those tables without it."""

    deleted: tuple[TableChange, ...]
    rows: tuple[TableChange, ...]
    tables: tuple[TypedTable, ...]

    @property
    def count(self) -> int:
        """How many rows belong to what was deleted."""
        return sum(len(one.removed) for one in self.rows)


def belonging(desk: EditorView) -> Belonging | None:
    """Return the rows that would go with what the draft has deleted; None where none would.

    A row that only has another name now is not deleted: its cells but the name stand in a new row.
    """
    typed = {table.name for table in desk.draft.tables} if desk.draft else set()
    first = {name: gone for name in ID_COLUMN if name in typed and (gone := _deleted(desk, name))}
    if not first:
        return None
    left = _left(desk, first)
    rows = tuple(
        change
        for name, table in left.items()
        if (change := table_change(name, desk.table(name).rows, table.rows)).removed
    )
    if not rows:
        return None
    deleted = tuple(
        TableChange(table=name, changed=0, added=0, removed=tuple(sorted(names)))
        for name, names in first.items()
    )
    changed = tuple(left[one.table] for one in rows)
    return Belonging(deleted=deleted, rows=rows, tables=changed)


def _deleted(desk: EditorView, name: str) -> frozenset[str]:
    before, now = desk.table_before(name), desk.table(name)
    at = now.columns.index(ID_COLUMN[name])
    there = {row[at].strip() for row in now.rows}
    known = {row[at].strip() for row in before.rows}
    fresh = {_rest(row, at) for row in now.rows if row[at].strip() not in known}
    return frozenset(
        row[at].strip()
        for row in before.rows
        if row[at].strip() and row[at].strip() not in there and _rest(row, at) not in fresh
    )


def _rest(row: Cells, at: int) -> Cells:
    return (*row[:at], *row[at + 1 :])


def _left(desk: EditorView, first: Gone) -> dict[str, TypedTable]:
    """Return the tables without what belongs, step by step: with a building its units, with these their leases."""
    tables, gone = {table.name: table for table in desk.tables}, dict(first)
    while True:
        kept = {name: _without(table, gone) for name, table in tables.items()}
        more = {
            name: gone.get(name, frozenset()) | (_ids(tables[name]) - _ids(kept[name]))
            for name in ID_COLUMN
            if name in tables
        }
        if kept == tables:
            return kept
        tables, gone = kept, {name: names for name, names in more.items() if names}


def _ids(table: TypedTable) -> frozenset[str]:
    at = table.columns.index(ID_COLUMN[table.name])
    return frozenset(row[at].strip() for row in table.rows)


def _without(table: TypedTable, gone: Gone) -> TypedTable:
    rows = tuple(row for row in table.rows if not _goes(table, row, gone))
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)


def _goes(table: TypedTable, row: Cells, gone: Gone) -> bool:
    cells = dict(zip(table.columns, row, strict=True))
    return any(
        names and gone.get(owner) and all(name in gone[owner] for name in names)
        for owner, names in _owned(table.name, cells)
    )


def _owned(name: str, cells: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the tables that a row belongs to, with the names of its owners there."""
    if name == "caps":
        owner = _OWNERS_OF_CAPS.get(cells.get("scope", "").strip())
        columns = {"subject_id": owner} if owner else {}
    elif name == "policy":
        columns = dict(_OWNERS_OF_POLICY.get(cells.get("kind", "").strip(), {}))
    else:
        columns = dict(_OWNERS.get(name, {}))
    for column, owner in columns.items():
        yield owner, tuple(filter(None, _PARTED.split(cells.get(column, ""))))

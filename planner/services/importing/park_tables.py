"""Tables of a park as text at hand, where they are neither a file nor a draft."""

from collections.abc import Mapping, Sequence

from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.domain.solving.finding import Issue
from planner.tables.columns import TABLE
from planner.tables.typed import all_typed, read_tables


def tables_of(dossier: Dossier) -> tuple[TypedTable, ...]:
    """Return every table of a park in reading order, each cell as text by the canonical headers."""
    return all_typed(dossier)


def dossier_of(tables: Sequence[TypedTable]) -> tuple[Dossier | None, tuple[Issue, ...]]:
    """Return what tables of text say; without a dossier, the issues name table, row and column."""
    reading = read_tables(tables)
    return reading.dossier, reading.issues


def column_kinds(name: str) -> Mapping[str, str]:
    """Return how the cells of each column of a table are read: `whole`, `decimal`, `quarter`, `yes_no`, …"""
    return {column.key: column.kind.value for column in TABLE[name].columns}

"""Tables as a person types them: every cell its text, right or wrong, read when asked.

Nothing that was typed is dropped or made to fit. What cannot be read stays as it stands, and
the issue names its table, row and column.
"""

from collections.abc import Mapping, Sequence

from planner.domain.csv_text import undo
from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.tables.columns import TABLE, TABLES
from planner.tables.lines import RowMemory
from planner.tables.reading import Reading, read_sheets
from planner.tables.sheets import Sheet, SheetRow
from planner.tables.writing import rows_of


def typed_of(dossier: Dossier, name: str) -> TypedTable:
    """Return a table of the dossier as text."""
    table = TABLE[name]
    columns = tuple(column.key for column in table.columns)
    rows = tuple(tuple(undo(row[key]) for key in columns) for row in rows_of(dossier, table))
    return TypedTable(name=name, columns=columns, rows=rows)


def all_typed(dossier: Dossier) -> tuple[TypedTable, ...]:
    """Return every table of the dossier as text, in reading order."""
    return tuple(typed_of(dossier, table.name) for table in TABLES)


def read_tables(tables: Sequence[TypedTable], *, memory: Mapping[str, RowMemory] | None = None) -> Reading:
    """Read all tables of a project through all gates; `memory` spares rows that were read before.

    The cells of issues name the table (`sheet`), the row counted from 1, and the column's key.
    """
    return read_sheets(tuple(_sheet(table) for table in tables), where="", memory=memory)


def new_memory() -> dict[str, RowMemory]:
    """Return a memory for the tables of one project, with nothing in it."""
    return {table.name: RowMemory() for table in TABLES}


def _sheet(table: TypedTable) -> Sheet:
    head = SheetRow(number=0, cells=table.columns)
    rows = (SheetRow(number=at, cells=cells) for at, cells in enumerate(table.rows, start=1))
    return Sheet(file="", name=table.name, rows=(head, *rows))

"""A park with tables typed over it, read as an editor reads it."""

from collections.abc import Sequence

from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.tables.reading import Reading
from planner.tables.typed import all_typed, read_tables


def read_typed(dossier: Dossier, typed: Sequence[TypedTable]) -> Reading:
    """Read the dossier with the typed tables in place of its own."""
    by_name = {table.name: table for table in typed}
    return read_tables([by_name.get(table.name, table) for table in all_typed(dossier)])

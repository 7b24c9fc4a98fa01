"""Ids that look the same are one: width, case and what cannot be seen tell no two apart."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from planner.domain.vocabulary.spelling import identity
from planner.tables.columns import TABLE
from planner.tables.columns.references import ID_COLUMN, references
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.lines import ParsedRow
from planner.text import message

_OF_LEDGERS: Mapping[str, str] = MappingProxyType(
    {
        "firm_id": "firms",
        "unit_id": "units",
        "sitting_units": "units",
        "building_id": "buildings",
    }
)
"""Columns of ledgers that hold ids, and the tables these stand in."""


def with_known_ids(buffer: ImportBuffer, lines: Sequence[ParsedRow]) -> Sequence[ParsedRow]:
    """The same lines, ids in them written as the park writes them, or as the first line that has them does."""
    known = {table: _IdIndex(buffer, table) for table in ID_COLUMN}
    for line in lines:
        for column, table in _ids_of(line):
            value, same = line.values.get(column), known[table].same
            if isinstance(value, str) and value:
                line.values[column] = same(value, Origin(line, column))
            elif isinstance(value, tuple):
                line.values[column] = tuple(same(one, Origin(line, column)) for one in value)
    return lines


class _IdIndex:
    """The ids of one table, there and coming, by how they are compared."""

    def __init__(self, buffer: ImportBuffer, table: str) -> None:
        place = TABLE[table].keys.index(ID_COLUMN[table])
        self._desk = buffer
        self._all = {str(key[place]) for key in buffer.keys(table)}
        self._same: dict[str, str] = {}
        for name in self._all:
            self._same.setdefault(identity(name), name)

    def same(self, said: str, origin: Origin) -> str:
        """The id that `said` is; itself if it is new, and for those that come after."""
        if said in self._all:
            return said
        same = self._same.setdefault(identity(said), said)
        self._all.add(same)
        if same != said:
            known_as = message("“{said}” 即 “{same}”", "“{said}” is “{same}”", said=said, same=same)
            self._desk.note(origin, known_as)
        return same


def _ids_of(line: ParsedRow) -> Iterator[tuple[str, str]]:
    name = line.table.name
    if name not in TABLE:
        yield from ((column, table) for column, table in _OF_LEDGERS.items() if column in line.values)
        return
    if name in ID_COLUMN:
        yield ID_COLUMN[name], name
    yield from ((one.column, one.table) for one in references(name, line.values))

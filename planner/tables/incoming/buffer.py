"""Buffer of what comes in, beside what is there: values by table, row and column, each with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Cell, Severity
from planner.tables.cells.cell_result import Ambiguous, CellFault, Choice
from planner.tables.columns import TABLES
from planner.tables.columns.column import Table
from planner.tables.lines import ParsedRow
from planner.tables.sheets import Faults
from planner.tables.values import values_of
from planner.text import Message, message

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Origin:
    """The cell a value came from: a line, and its column there."""

    line: ParsedRow
    key: str

    @property
    def cell(self) -> Cell:
        """The address."""
        return self.line.cell(self.key)

    @property
    def place(self) -> int | None:
        """The place of the column in the row, if the sheet has it."""
        headings = self.line.grid.headings
        return next((one.place for one in headings if one.column.key == self.key), None)


@dataclass
class IncomingRow:
    """A row in the making: what came in, by column, and where from; `line` is the first that spoke of it."""

    line: ParsedRow
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    def cell(self, key: str) -> Cell:
        """Return the cell of a column, else that of the row's first."""
        origin = self.origins.get(key)
        return origin.cell if origin is not None else self.line.cell(key)


class ImportBuffer:
    """Facts there are, drafts of what comes in, and the faults found on the way."""

    def __init__(self, base: Dossier | None, faults: Faults) -> None:
        self.faults = faults
        self.base: dict[str, dict[Key, dict[str, Any]]] = {
            table.name: _rows(base, table) for table in TABLES if table.row_type is not None
        }
        self.incoming: dict[str, dict[Key, IncomingRow]] = {name: {} for name in self.base}
        self.replaced: set[str] = set()
        self.claims: list[Any] = []
        """Rooms that ledgers give to firms or say to be vacant; see `tenancies`."""
        self.whole: list[tuple[str, ParsedRow]] = []
        """Firms with rows that name all their rooms."""

    def known(self, table: str, key: Key) -> Mapping[str, Any]:
        """Return what is known of a row: as it is, with what came in on top; empty for a new one."""
        incoming = self.incoming[table].get(key)
        return self.base[table].get(key, {}) | (incoming.values if incoming is not None else {})

    def keys(self, table: str) -> tuple[Key, ...]:
        """Return the keys of all rows, there and coming."""
        return tuple(dict.fromkeys((*self.base[table], *self.incoming[table])))

    def put(self, table: str, key: Key, column: str, value: Any, origin: Origin) -> None:  # noqa: PLR0917  # an address and what goes there
        """Lay down a value; a second one that differs is refused with both cells."""
        there = self.base[table].get(key, {}).get(column)
        if isinstance(value, tuple) and isinstance(there, tuple) and sorted(value) == sorted(there):
            value = there
        incoming = self.incoming[table].setdefault(key, IncomingRow(origin.line))
        if column in incoming.values and incoming.values[column] != value:
            other = incoming.origins[column].cell
            said = message(
                "与 {sheet} 第 {row} 行“{column}”的值“{text}”不一致",
                "differs from “{text}” in row {row} of {sheet}, column {column}",
                sheet=other.sheet or other.file,
                row=other.row or 0,
                column=other.column,
                text=other.text,
            )
            self.refuse(origin, said)
            return
        incoming.values[column], incoming.origins[column] = value, origin

    def refuse(self, origin: Origin, said: Message, choices: tuple[Choice, ...] = ()) -> None:
        """Report a cell; with `choices` it is asked about."""
        verdict = Ambiguous(said, choices) if choices else CellFault(said)
        self.faults.refuse(verdict, origin.cell, place=origin.place, key=origin.key)

    def note(self, origin: Origin, said: Message, severity: Severity = Severity.NOTE) -> None:
        """Say what was done, or left undone, with a cell."""
        self.faults.add(severity, said, cell=origin.cell)


def key_of(table: Table, values: Mapping[str, Any]) -> Key:
    """Return the values of the key columns."""
    return tuple(values.get(name) for name in table.keys)


def _rows(base: Dossier | None, table: Table) -> dict[Key, dict[str, Any]]:
    if base is None:
        return {}
    holder = base if table.name in {"sources", "records"} else base.problem
    rows = (values_of(table, row) for row in getattr(holder, table.name))
    return {key_of(table, values): values for values in rows}

"""Facts and settings, each with the row it came from, so that what is wrong with it is told at its cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from planner.domain.solving.finding import Cell
from planner.tables.columns.column import Table


class RowWithCells(Protocol):
    """A row of some input that knows where its cells stand."""

    def cell(self, key: str) -> Cell:
        """Return the address and text of the cell in column `key`."""
        ...


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A fact of a table, and the row it came from; no row if it was there before."""

    fact: Any
    table: Table
    row: RowWithCells | None

    def cell_of(self, field: str) -> Cell | None:
        """Return the cell that a field came from; a pair of texts is shown at its Chinese one."""
        column = f"{field}_zh" if field in self.table.pairs else field
        return None if self.row is None else self.row.cell(column)


class Origins:
    """The rows of facts, asked by the very fact: rows that say the same are still two."""

    def __init__(self, rows: Iterable[FactRow]) -> None:
        self._rows = {id(one.fact): one for one in rows}

    def of(self, fact: Any) -> FactRow | None:
        """Return the row of a fact; None if it is not among them."""
        return self._rows.get(id(fact))

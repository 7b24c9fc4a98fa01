"""What a sheet says of units beside its headers: a line above the table, a row of units below the header."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planner.domain.vocabulary.spelling import fold
from planner.tables.columns.column import Column, Table
from planner.tables.header_unit import brackets_folded, is_unit
from planner.tables.incoming.mapping import SheetMapping
from planner.tables.sheets import Sheet, SheetRow

_CAPTION = re.compile(r"单位\s*[:：]\s*([^()\[\]\s]+)|\bunits?\s*:\s*([^()\[\]]+)", re.IGNORECASE)
_BLANK = frozenset(("", "-", "--", "/", "—"))


def captions(sheet: Sheet, header_row: int) -> tuple[str, ...]:
    """The units named above the header, as in `单位：万元、㎡`."""
    above = (fold(cell) for row in sheet.rows if row.number < header_row for cell in row.cells)
    found = (match[1] or match[2] for text in above for match in _CAPTION.finditer(text))
    return tuple(unit.strip() for said in found for unit in re.split("[、,;]", said) if unit.strip())


def row_of_units(rows: Sequence[SheetRow], mapping: SheetMapping, table: Table) -> SheetRow | None:
    """The row that holds nothing but the units of its columns; None if the first row is another."""
    if not rows:
        return None
    said = dict(_units_in(rows[0], mapping, table))
    filled = {place for place, cell in enumerate(rows[0].cells) if cell.strip() not in _BLANK}
    return rows[0] if filled and filled == set(said) else None


def units_below(row: SheetRow | None, mapping: SheetMapping, table: Table) -> Mapping[int, str]:
    """The unit of each column, by place, that a row of units names."""
    return {} if row is None else dict(_units_in(row, mapping, table))


def caption_of(column: Column, units: Sequence[str]) -> str:
    """The first of the units named above the table that can be that of a column; empty without one."""
    quantity = column.quantity
    return "" if quantity is None else next((unit for unit in units if is_unit(unit, quantity)), "")


def _units_in(row: SheetRow, mapping: SheetMapping, table: Table) -> Iterator[tuple[int, str]]:
    for one in mapping.columns:
        column = table.column.get(one.key)
        text = row.cells[one.place] if one.place < len(row.cells) else ""
        unit = brackets_folded(text).removeprefix("(").removesuffix(")")
        if column is not None and column.quantity is not None and unit and is_unit(unit, column.quantity):
            yield one.place, unit

"""Gate 1 for cells: every row of a sheet becomes values, or issues with their address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planner.domain.solving.finding import Cell, Severity
from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import CellFault
from planner.tables.columns.column import Table
from planner.tables.columns.quantity import StatedUnit
from planner.tables.headings import HeadedSheet
from planner.tables.shared_cells import split_asked
from planner.tables.sheets import CellIssue, Faults, SheetRow
from planner.tables.totals import foot_in, total_in
from planner.text import message


@dataclass(frozen=True, kw_only=True)
class ParsedRow:
    """One row that was read: its values by column key, and where it came from."""

    grid: HeadedSheet
    number: int
    values: dict[str, Any]
    texts: Mapping[str, str]

    @property
    def table(self) -> Table:
        """The table the row belongs to."""
        return self.grid.table

    @property
    def row_id(self) -> str:
        """What names the row in `sources`."""
        return row_id(self.table, self.values)

    def stated(self, key: str) -> StatedUnit | None:
        """The unit that the header of column `key` states, if the sheet has it."""
        return next((one.unit for one in self.grid.headings if one.column.key == key), None)

    def cell(self, key: str) -> Cell:
        """Return the address and text of the cell in column `key`."""
        sheet = self.grid.sheet
        return Cell(
            file=sheet.file,
            sheet=sheet.name,
            row=self.number,
            column=self.grid.header_of(key),
            text=self.texts.get(key, ""),
        )


RowsRead = dict[tuple[str, ...], tuple[tuple[tuple[ParsedRow, bool], ...], tuple[CellIssue, ...]]]
"""By the texts of a row: the line it became, if any, whether that is whole, and what was said of it."""


@dataclass
class RowMemory:
    """What came of the rows of one table at the last two readings; `read` counts those read anew."""

    rows: RowsRead = field(default_factory=dict)
    older: RowsRead = field(default_factory=dict)
    read: int = 0


def row_id(table: Table, values: Mapping[str, Any]) -> str:
    """Return the key cells of a row joined by colons, without empty ones at the end."""
    parts = (values[key] for key in table.keys)
    said = (";".join(part) if isinstance(part, tuple) else str(part or "") for part in parts)
    return ":".join(said).rstrip(":")


def lines_of(
    grid: HeadedSheet,
    faults: Faults,
    *,
    is_partial: bool = False,
    left_out: list[ParsedRow] | None = None,
    memory: RowMemory | None = None,
) -> tuple[ParsedRow, ...]:
    """Return the rows of a grid that hold anything, every cell read; a row with an error is left out.

    What could be read of such a row is added to `left_out`. A `memory` spares rows that were read
    before under the very same headers, in a sheet that holds nothing but text. With `is_partial` columns that the
    sheet does not have are left out of the values, instead of taking their defaults.
    """
    read = [*(_lines(grid, faults, is_partial) if memory is None else _remembered(grid, faults, memory))]
    if left_out is not None:
        left_out += (line for line, is_whole in read if not is_whole)
    return tuple(line for line, is_whole in read if is_whole)


def _remembered(grid: HeadedSheet, faults: Faults, memory: RowMemory) -> Iterator[tuple[ParsedRow, bool]]:
    """Read the rows of a grid; of a row that was read before, give what came of it then."""
    known, older = memory.rows, memory.older
    memory.rows, memory.older = {}, known
    for row in grid.rows:
        found = memory.rows.get(row.cells) or known.get(row.cells) or older.get(row.cells)
        if found is None:
            memory.read += 1
            alone = Faults()
            read = tuple(_lines(replace(grid, rows=(row,)), alone, False))
            found = (read, tuple(alone.found))
        memory.rows[row.cells] = found
        for told in found[1]:
            cell = told.issue.cell and replace(told.issue.cell, row=row.number)
            faults.found.append(replace(told, issue=replace(told.issue, cell=cell)))
        for line, is_whole in found[0]:
            yield replace(line, grid=grid, number=row.number, values=dict(line.values)), is_whole


def _lines(grid: HeadedSheet, faults: Faults, is_partial: bool) -> Iterator[tuple[ParsedRow, bool]]:  # noqa: FBT001  # passed on
    for row in grid.rows:
        if row.is_empty or _is_noted_beside(row, grid, faults):
            continue
        if not _has_right_width(row, grid, faults):
            yield ParsedRow(grid=grid, number=row.number, values={}, texts={}), False
            continue
        yield _line(row, grid, faults, is_partial)


def _line(row: SheetRow, grid: HeadedSheet, faults: Faults, is_partial: bool) -> tuple[ParsedRow, bool]:  # noqa: FBT001  # passed on
    """Return what could be read of a row, and whether that is all of it."""
    texts = {heading.column.key: _text(row, heading.place) for heading in grid.headings}
    places = {heading.column.key: heading.place for heading in grid.headings}
    units = {heading.column.key: heading.unit for heading in grid.headings}
    blank = ParsedRow(grid=grid, number=row.number, values={}, texts=texts)
    values: dict[str, Any] = {}
    wrong = False
    for column in grid.table.columns:
        if column.key not in texts:
            if not is_partial:
                values[column.key] = column.default
            continue
        if not column.is_read:
            values[column.key] = column.default
            continue
        mark = row.marks.get(places[column.key])
        if mark is not None and column.kind in mark.bars:
            faults.add(Severity.ERROR, mark.said, cell=blank.cell(column.key), place=places[column.key])
            wrong = True
            continue
        text, stated = texts[column.key], units[column.key]
        asked = split_asked(text, column, mark, grid=grid, stated=stated)
        verdict = asked or read_cell(text, column, stated=stated)
        if isinstance(verdict, CellFault):
            faults.refuse(verdict, blank.cell(column.key), place=places[column.key])
            wrong = True
            continue
        if mark is not None and mark.is_told:
            faults.add(Severity.NOTE, mark.said, cell=blank.cell(column.key))
        if verdict.remark is not None:
            faults.add(verdict.severity, verdict.remark, cell=blank.cell(column.key))
        values[column.key] = verdict.value
    return ParsedRow(grid=grid, number=row.number, values=values, texts=texts), not wrong


def _text(row: SheetRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _is_noted_beside(row: SheetRow, grid: HeadedSheet, faults: Faults) -> bool:
    total = total_in(row, grid)
    said = total or foot_in(row)
    if said:
        at = Cell(file=grid.sheet.file, sheet=grid.sheet.name, row=row.number, text=said)
        what = message("合计行，已跳过", "a totals row, skipped")
        if not total:
            what = message("表尾的说明，已跳过", "a note below the table, skipped")
        faults.add(Severity.NOTE, what, cell=at)
    return bool(said)


def _has_right_width(row: SheetRow, grid: HeadedSheet, faults: Faults) -> bool:
    """Whether the row has a field for each header and none beyond that holds anything.

    In a workbook what stands beside the table shifts nothing; it is mentioned and left.
    """
    surplus = next((cell for cell in row.cells[grid.width :] if cell.strip()), None)
    if surplus is None and len(row.cells) >= grid.width:
        return True
    if grid.sheet.name:
        said = message("表格右侧的内容，未读取", "beside the table; not read")
        at = Cell(file=grid.sheet.file, sheet=grid.sheet.name, row=row.number, text=surplus or "")
        faults.add(Severity.WARNING, said, cell=at)
        return True
    faults.add(
        Severity.ERROR,
        message(
            "这一行有 {found} 个字段，表头有 {wanted} 个",
            "this row has {found} fields, the header {wanted}",
            found=len(row.cells),
            wanted=grid.width,
        ),
        cell=Cell(file=grid.sheet.file, sheet=grid.sheet.name, row=row.number, text=surplus or ""),
    )
    return False

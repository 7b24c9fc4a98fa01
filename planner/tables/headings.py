"""Finds which table a sheet holds, where its header row is, and which column is which."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from planner.domain.solving.finding import Cell, Severity
from planner.domain.vocabulary.spelling import spelling
from planner.tables.columns import TABLES
from planner.tables.columns.column import Column, Table
from planner.tables.columns.quantity import ONE, StatedUnit
from planner.tables.header_unit import UnclearUnit, brackets_folded, is_unit, unit_in
from planner.tables.ledgers import KNOWN
from planner.tables.sheets import Faults, Sheet, SheetRow
from planner.text import message

LOOK_DOWN = 20
"""Rows among which the header must be."""
_LONGEST = 200
"""Characters of a header."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A header that was understood: its place in the row, its column, its text, the unit it states."""

    place: int
    column: Column
    text: str
    unit: StatedUnit | None = None


@dataclass(frozen=True, kw_only=True)
class HeadedSheet:
    """A sheet whose table and headers are known; `rows` are those below the header."""

    table: Table
    sheet: Sheet
    headings: tuple[Heading, ...]
    width: int
    rows: tuple[SheetRow, ...]

    def header_of(self, key: str) -> str:
        """Return the header as written in the sheet for the column `key`, else the key."""
        return next((h.text for h in self.headings if h.column.key == key), key)


def table_of(title: str) -> Table | None:
    """Return the table that a file or sheet name stands for."""
    return _titles().get(spelling(title))


def grid_of(sheet: Sheet, table: Table, faults: Faults) -> HeadedSheet | None:
    """Find the header row and its columns; nothing, and issues, if that fails."""
    found = _header_row(sheet, table)
    if found is None:
        faults.add(
            Severity.ERROR,
            message(
                "前 {rows} 行里找不到表头，应有：{headers}",
                "no header row among the first {rows} rows; expected {keys}",
                rows=LOOK_DOWN,
                headers="、".join(column.title.zh for column in table.columns if column.is_required),
                keys=", ".join(column.key for column in table.columns if column.is_required),
            ),
            cell=_at(sheet),
        )
        return None
    index, row = found
    _note_skipped(sheet, index, faults)
    _note_hidden(sheet, index, faults)
    headings = _headings(row, table, sheet, faults)
    if headings is None or not _is_whole(headings, table, row=row, sheet=sheet, faults=faults):
        return None
    return HeadedSheet(
        table=table, sheet=sheet, headings=headings, width=_width(row), rows=sheet.rows[index + 1 :]
    )


def _at(sheet: Sheet, row: int | None = None, column: str = "", text: str = "") -> Cell:
    return Cell(file=sheet.file, sheet=sheet.name, row=row, column=column, text=text)


def _width(row: SheetRow) -> int:
    return max((place + 1 for place, cell in enumerate(row.cells) if cell.strip()), default=0)


def _header_row(sheet: Sheet, table: Table) -> tuple[int, SheetRow] | None:
    def score(row: SheetRow) -> int:
        return sum(1 for cell in row.cells if cell.strip() and understood(cell, table) is not None)

    def keys(row: SheetRow) -> int:
        return sum(1 for cell in row.cells if cell in table.column)

    rows = list(enumerate(sheet.rows[:LOOK_DOWN]))
    best = max(rows, key=lambda item: (score(item[1]), keys(item[1]), -item[0]), default=None)
    return best if best is not None and score(best[1]) >= min(2, len(table.columns)) else None


def _note_skipped(sheet: Sheet, index: int, faults: Faults) -> None:
    for row in sheet.rows[:index]:
        if not row.is_empty:
            shown = next(cell for cell in row.cells if cell.strip())
            faults.add(
                Severity.NOTE,
                message("表头以上的标题行，已跳过", "a title row above the header, skipped"),
                cell=_at(sheet, row.number, text=shown),
            )


def _note_hidden(sheet: Sheet, index: int, faults: Faults) -> None:
    """Warn of rows that are read although nobody sees them: here nobody can be asked."""
    hidden = [row.number for row in sheet.rows[index + 1 :] if row.is_hidden and not row.is_empty]
    if hidden or sheet.is_hidden:
        said = message(
            "隐藏或被筛选掉的 {count} 行也已读取，请核对",
            "{count} rows that are hidden or filtered out were read too; please check",
            count=len(hidden) or len(sheet.rows) - index - 1,
        )
        faults.add(Severity.WARNING, said, cell=_at(sheet))


def _headings(row: SheetRow, table: Table, sheet: Sheet, faults: Faults) -> tuple[Heading, ...] | None:
    found: list[Heading] = []
    wrong = False
    for place, cell in enumerate(row.cells):
        if not cell.strip():
            continue
        column = understood(cell, table)
        at = _at(sheet, row.number, cell, cell)
        if column is None:
            faults.add(Severity.WARNING, message("这一列没有用到", "this column is not used"), cell=at)
            continue
        if any(heading.column is column for heading in found):
            wrong = True
            faults.add(Severity.ERROR, message("这一列出现了两次", "this column appears twice"), cell=at)
            continue
        unit = unit_in(cell, column)
        if isinstance(unit, UnclearUnit):
            wrong = True
            faults.add(Severity.ERROR, unit.said, cell=at)
            continue
        note_factor(unit, at, faults)
        found.append(Heading(place=place, column=column, text=cell.strip(), unit=unit))
    return None if wrong else tuple(found)


def note_factor(unit: StatedUnit | None, at: Cell, faults: Faults) -> None:
    """Say that a whole column is converted, if it is."""
    if unit is not None and unit.factor != ONE:
        said = message(
            "整列按表头单位换算，乘以 {factor}",
            "the column is converted by its header's unit, times {factor}",
            factor=str(unit.factor),
        )
        faults.add(Severity.NOTE, said, cell=at)


def _is_whole(
    headings: Iterable[Heading], table: Table, *, row: SheetRow, sheet: Sheet, faults: Faults
) -> bool:
    present = {heading.column.key for heading in headings}
    missing = [column for column in table.columns if column.is_required and column.key not in present]
    tell_missing(missing, sheet, row.number, faults)
    return not missing


def tell_missing(columns: Iterable[Column], sheet: Sheet, row: int, faults: Faults) -> None:
    """Add an error for each column that the header in `row` lacks."""
    for column in columns:
        said = message("缺少这一列：{help}", "this column is missing: {help}", help=column.help)
        faults.add(Severity.ERROR, said, cell=_at(sheet, row, f"{column.title.zh} / {column.key}"))


def understood(header: str, table: Table) -> Column | None:
    """The column a header stands for, whatever unit it states."""
    if len(header) > _LONGEST:
        return None
    known = spellings(table.name)
    said = brackets_folded(header)
    if said in known:
        return known[said]
    stem = said.partition("(")[0] if said.endswith(")") else ""
    if stem in known:
        return known[stem]
    name = next((one for one in _by_first_letter(table.name).get(said[:1], ()) if said.startswith(one)), "")
    column = known.get(name)
    rest = said.removeprefix(name).lstrip("/:,;_-")
    is_known = column is not None and column.quantity is not None and is_unit(rest, column.quantity)
    return column if is_known else None


@cache
def _by_first_letter(table_name: str) -> dict[str, tuple[str, ...]]:
    """Return the headers of `spellings` by their first letter, longest first: every cell at the top of a sheet is tried."""
    found: dict[str, list[str]] = {}
    for one in sorted(spellings(table_name), key=len, reverse=True):
        found.setdefault(one[:1], []).append(one)
    return {letter: tuple(headers) for letter, headers in found.items()}


@cache
def spellings(table_name: str) -> dict[str, Column]:
    """Return the columns of a table or ledger by every header that names them."""
    table = KNOWN[table_name]
    found: dict[str, Column] = {}
    for column in table.columns:
        headers = (column.key, column.title.zh, column.title.en, *column.aliases)
        if column.quantity is not None:
            shown = column.quantity.shown
            headers += (f"{column.title.zh}({shown.zh})", f"{column.title.en}({shown.en})")
        for header in headers:
            found.setdefault(spelling(header), column)
    return found


@cache
def _titles() -> dict[str, Table]:
    return {
        spelling(said): table
        for table in TABLES
        for said in (table.name, table.title.zh, table.title.en, *table.aliases)
    }

"""A merged cell over several rows holds one amount; where the rows are several firms or rooms, it is asked about."""

from decimal import Decimal

from planner.domain.vocabulary.spelling import spelling
from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import Ambiguous, CellValue, Choice
from planner.tables.columns.column import Column, Kind
from planner.tables.columns.quantity import StatedUnit
from planner.tables.headings import HeadedSheet
from planner.tables.sheets import Mark, SheetRow
from planner.text import Text, message, plain

_AMOUNTS = frozenset((Kind.WHOLE, Kind.DECIMAL, Kind.TEXT))


def split_asked(
    text: str, column: Column, mark: Mark | None, *, grid: HeadedSheet, stated: StatedUnit | None
) -> Ambiguous | None:
    """What to ask of one row of a merged amount; None if the amount belongs to one firm or room alone."""
    if mark is None or not mark.shared or column.quantity is None or not column.quantity.adds_up:
        return None
    rows = [row for row in grid.rows if row.number in mark.shared and not row.is_empty]
    names = {row.number: _name(row, grid) for row in rows}
    if column.kind not in _AMOUNTS or len({spelling(name) for name in names.values()}) < 2:
        return None
    said = message(
        "合并单元格“{text}”跨了 {names}，这一行占多少？",
        "the merged cell “{text}” spans {names}; how much of it is this row's?",
        text=text,
        names=Text(
            "、".join(f"第 {number} 行“{name}”" for number, name in names.items()),
            ", ".join(f"row {number} “{name}”" for number, name in names.items()),
        ),
    )
    return Ambiguous(said, _shares(text, column, len(rows), stated))


def _name(row: SheetRow, grid: HeadedSheet) -> str:
    keys = [one for one in grid.headings if one.column.key in grid.table.keys]
    return " ".join(row.cells[one.place].strip() for one in keys if one.place < len(row.cells))


def _shares(text: str, column: Column, count: int, stated: StatedUnit | None) -> tuple[Choice, ...]:
    read = read_cell(text, column, stated=stated)
    if not isinstance(read, CellValue) or column.quantity is None or column.kind is Kind.TEXT:
        return ()
    whole, unit = Decimal(read.value), column.quantity.shown
    share = whole / count
    shares = ((share, Text(f"平均分给 {count} 行", f"shared evenly by {count} rows")),)
    is_even = isinstance(read_cell(f"{plain(share)}{unit.zh}", column), CellValue)
    choices = (
        *(shares if is_even else ()),
        (whole, Text("全部算在这一行", "all of it belongs to this row")),
        (Decimal(0), Text("这一行没有", "none of it belongs to this row")),
    )
    return tuple(
        Choice(
            f"{plain(value)}{unit.zh}",
            Text(f"{plain(value)} {unit.zh}：{said.zh}", f"{plain(value)} {unit.en}: {said.en}"),
        )
        for value, said in choices
    )

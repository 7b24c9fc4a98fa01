"""A sheet read by its mapping: the columns that were chosen, whatever the headers say."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from planner.domain.finding import Cell, Severity
from planner.tables.cells.folding import spelling
from planner.tables.columns.column import Column, Table
from planner.tables.headings import Grid, Heading
from planner.tables.incoming.answers import NOT_THIS_COLUMN, cell_name
from planner.tables.incoming.mapping import ColumnMapping, SheetMapping
from planner.tables.ledgers import KNOWN
from planner.tables.sheets import Faults, Row, Sheet
from planner.text import message

_ONE = Decimal(1)
_OF_PLANS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "allocation_ledger": (
            frozenset(("入驻季度", "firstquarter")),
            frozenset(("state", "firm", "starts", "ends", "area_m2")),
        ),
        "tenants_ledger": (
            frozenset(("安排状态", "standing")),
            frozenset(("sitting_units", "sitting_since", "is_producing", "production", "area_req_m2")),
        ),
    }
)
"""Headers that only our own plans have, and the columns that say there what the plan intends."""
_NOT_READ = frozenset(("不读取", "由得房率推算，不读取"))


def grid_by(sheet: Sheet, mapping: SheetMapping, faults: Faults) -> Grid | None:
    """Give the grid of a sheet; nothing, and issues, if a key column is missing or doubled."""
    table = KNOWN[mapping.table]
    header = next((row for row in sheet.rows if row.number == mapping.header_row), None)
    if header is None:
        faults.add(
            Severity.ERROR, message("没有这一行", "there is no such row"), cell=_at(sheet, mapping.header_row)
        )
        return None
    headings = tuple(_headings(sheet, mapping, table, faults))
    if not _is_sound(headings, sheet, mapping, table=table, faults=faults):
        return None
    width = max((heading.place + 1 for heading in headings), default=0)
    width = max([width, *(column.place + 1 for column in mapping.columns)])
    below = tuple(row for row in sheet.rows if row.number > mapping.header_row and not _is_keys(row, table))
    return Grid(table=table, sheet=sheet, headings=headings, width=width, rows=below)


def _at(sheet: Sheet, row: int, column: str = "") -> Cell:
    return Cell(file=sheet.file, sheet=sheet.name, row=row, column=column, text=column)


def _is_keys(row: Row, table: Table) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) > 1 and all(cell in table.column for cell in filled)


def _headings(sheet: Sheet, mapping: SheetMapping, table: Table, faults: Faults) -> Iterator[Heading]:
    planned = _planned(mapping)
    for one in mapping.columns:
        at = _at(sheet, mapping.header_row, one.header)
        if one.key in planned:
            said = message("这是方案的安排，不是事实，未读取", "what a plan intends is no fact; not read")
            faults.add(Severity.WARNING, said, cell=at)
            continue
        if one.key not in table.column:
            faults.add(Severity.WARNING, message("这一列没有用到", "this column is not used"), cell=at)
            continue
        column = table.column[one.key]
        if column.help.zh in _NOT_READ:
            faults.add(Severity.NOTE, message("这一列不读取", "this column is not read"), cell=at)
        factor = _factor(one, column, at, faults)
        yield Heading(place=one.place, column=column, text=one.header, factor=factor)


def _planned(mapping: SheetMapping) -> frozenset[str]:
    """Give the columns that only say what a plan intends, if the sheet was written out of a plan."""
    mark, columns = _OF_PLANS.get(mapping.table, (frozenset(), frozenset()))
    is_plan = any(spelling(one.header) in mark for one in mapping.columns)
    return columns if is_plan else frozenset()


def _factor(one: ColumnMapping, column: Column, at: Cell, faults: Faults) -> Decimal | None:
    """Give the factor of the unit in a header's brackets; None without one."""
    said = spelling(one.header).rstrip("*")
    if column.quantity is None or not said.endswith(")"):
        return None
    unit = said[said.index("(") + 1 : -1]
    if unit in {spelling(column.quantity.shown.zh), spelling(column.quantity.shown.en)}:
        return _ONE
    factor = column.quantity.factors.get(unit)
    if factor is None and not any(mark in unit for mark in "/、,-"):
        faults.add(
            Severity.ERROR,
            message(
                "不认识的单位“{unit}”，应为 {wanted}",
                "unknown unit “{unit}”; {wanted} is needed",
                unit=unit,
                wanted=column.quantity.shown,
            ),
            cell=at,
        )
    elif factor not in {None, _ONE}:
        faults.add(
            Severity.NOTE,
            message(
                "整列按表头单位换算，乘以 {factor}",
                "the column is converted by its header's unit, times {factor}",
                factor=factor or _ONE,
            ),
            cell=at,
        )
    return factor


def _is_sound(
    headings: tuple[Heading, ...], sheet: Sheet, mapping: SheetMapping, *, table: Table, faults: Faults
) -> bool:
    keys = [heading.column.key for heading in headings]
    doubled = [heading for heading in headings if keys.count(heading.column.key) > 1]
    for heading in doubled:
        said = message(
            "有几列都是“{title}”，读哪一列?请略过其余各列",
            "several columns are “{title}”; which is read? Leave the others out",
            title=heading.column.title,
        )
        name = cell_name(sheet.title, mapping.header_row, heading.place)
        faults.ask(name, said, _at(sheet, mapping.header_row, heading.text), (NOT_THIS_COLUMN,))
    needed = [key for key in table.keys if table.column[key].is_required]
    missing = [key for key in needed if key not in keys]
    for key in missing:
        column = table.column[key]
        said = message("缺少这一列：{help}", "this column is missing: {help}", help=column.help)
        faults.add(Severity.ERROR, said, cell=_at(sheet, mapping.header_row, f"{column.title.zh} / {key}"))
    return not doubled and not missing

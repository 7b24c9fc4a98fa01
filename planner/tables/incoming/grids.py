"""A sheet read by its mapping: the columns that were chosen, whatever the headers say."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from planner.domain.solving.finding import Cell, Severity
from planner.domain.vocabulary.spelling import fold, spelling
from planner.tables.columns.column import Column, Table
from planner.tables.columns.quantity import ONE, StatedUnit
from planner.tables.header_unit import UnclearUnit, unit_in, unstated
from planner.tables.headings import HeadedSheet, Heading, note_factor, tell_missing
from planner.tables.incoming.answers import NOT_THIS_COLUMN, cell_name
from planner.tables.incoming.mapping import ColumnMapping, SheetMapping
from planner.tables.incoming.unit_notes import caption_of, captions, row_of_units, units_below
from planner.tables.ledgers import KNOWN
from planner.tables.sheets import Faults, Sheet, SheetRow
from planner.text import message

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
        "progress_ledger": (frozenset(("入驻季度", "firstquarter")), frozenset(("planned", "actual"))),
    }
)
"""Headers that only our own plans have, and the columns that say there what the plan intends."""
_NOT_READ = frozenset(("不读取", "由得房率推算，不读取"))


def grid_by(sheet: Sheet, mapping: SheetMapping, faults: Faults) -> HeadedSheet | None:
    """Return the grid of a sheet; nothing, and issues, if a key column is missing or doubled."""
    table = KNOWN[mapping.table]
    header = next((row for row in sheet.rows if row.number == mapping.header_row), None)
    if header is None:
        faults.add(
            Severity.ERROR, message("没有这一行", "there is no such row"), cell=_at(sheet, mapping.header_row)
        )
        return None
    below = tuple(row for row in sheet.rows if row.number > mapping.header_row and not _is_keys(row, table))
    units = row_of_units(below, mapping, table)
    headings = tuple(
        _headings(sheet, mapping, table, below=units_below(units, mapping, table), faults=faults)
    )
    if not _is_sound(headings, sheet, mapping, table=table, faults=faults):
        return None
    width = max((heading.place + 1 for heading in headings), default=0)
    width = max([width, *(column.place + 1 for column in mapping.columns)])
    rows = tuple(row for row in below if row is not units)
    return HeadedSheet(table=table, sheet=sheet, headings=headings, width=width, rows=rows)


def _at(sheet: Sheet, row: int, column: str = "") -> Cell:
    return Cell(file=sheet.file, sheet=sheet.name, row=row, column=column, text=column)


def _is_keys(row: SheetRow, table: Table) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) > 1 and all(cell in table.column for cell in filled)


def _headings(
    sheet: Sheet, mapping: SheetMapping, table: Table, *, below: Mapping[int, str], faults: Faults
) -> Iterator[Heading]:
    planned, above = _planned(mapping), captions(sheet, mapping.header_row)
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
            continue
        beside = below.get(one.place) or caption_of(column, above)
        unit = _unit(one, column, sheet, mapping, beside=beside, faults=faults)
        yield Heading(place=one.place, column=column, text=one.header, unit=unit)


def _planned(mapping: SheetMapping) -> frozenset[str]:
    """Return the columns that only say what a plan intends, if the sheet was written out of a plan."""
    mark, columns = _OF_PLANS.get(mapping.table, (frozenset(), frozenset()))
    is_plan = any(spelling(one.header) in mark for one in mapping.columns)
    return columns if is_plan else frozenset()


def _unit(
    one: ColumnMapping, column: Column, sheet: Sheet, mapping: SheetMapping, *, beside: str, faults: Faults
) -> StatedUnit | None:
    """The unit of a column's numbers; where it is unclear the header is asked about.

    `beside` is the unit that the sheet names for it elsewhere, if the header names none.
    """
    at = _at(sheet, mapping.header_row, one.header)
    found = unit_in(one.header, column, answered=one.answered, beside=beside)
    if found is None and column.quantity is not None and column.quantity.asks:
        bare = [row for row in sheet.rows if row.number > mapping.header_row and _is_bare(row, one.place)]
        found = unstated(column, column.quantity) if bare else None
    if isinstance(found, UnclearUnit):
        name = cell_name(sheet.title, mapping.header_row, one.place)
        faults.ask(name, found.said, at, (*found.choices, NOT_THIS_COLUMN))
        return StatedUnit(unit=found.unit, factor=ONE)  # asked once, not again at every cell
    note_factor(found, at, faults)
    return found


def _is_bare(row: SheetRow, place: int) -> bool:
    """Whether a cell holds a number and nothing beside it."""
    text = fold(row.cells[place]) if place < len(row.cells) else ""
    return bool(text) and text.replace(",", "").replace(".", "").isdecimal()


def _is_sound(
    headings: tuple[Heading, ...], sheet: Sheet, mapping: SheetMapping, *, table: Table, faults: Faults
) -> bool:
    keys = [heading.column.key for heading in headings]
    doubled = [heading for heading in headings if keys.count(heading.column.key) > 1]
    for heading in doubled:
        said = message(
            "有几列都是“{title}”，读哪一列？请略过其余各列",
            "several columns are “{title}”; which is read? Leave the others out",
            title=heading.column.title,
        )
        name = cell_name(sheet.title, mapping.header_row, heading.place)
        faults.ask(name, said, _at(sheet, mapping.header_row, heading.text), (NOT_THIS_COLUMN,))
    needed = [key for key in table.keys if table.column[key].is_required]
    missing = [table.column[key] for key in needed if key not in keys]
    tell_missing(missing, sheet, mapping.header_row, faults)
    return not doubled and not missing

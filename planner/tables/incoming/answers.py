"""What a person said of a file: text for a cell, a column or row left out, hidden parts read or not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from planner.domain.solving.finding import Issue
from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import CellFault, Choice
from planner.tables.incoming.mapping import SheetMapping
from planner.tables.lines import ParsedRow
from planner.tables.sheets import CellIssue, Faults, Sheet, SheetRow
from planner.tables.workbook.scan import address
from planner.text import Text

LEAVE_OUT = "leave_out"
"""The answer that leaves a whole row out."""

LEAVE_COLUMN = "leave_column"
"""The answer, at a header, that leaves its column out."""

READ_HIDDEN, SKIP_HIDDEN = "read_hidden", "skip_hidden"
"""The answers to what is hidden: read like all else, or left out."""

FIXED: Mapping[str, Text] = MappingProxyType(
    {
        LEAVE_OUT: Text("略过这一行", "Leave this row out"),
        LEAVE_COLUMN: Text("不读这一列", "Leave this column out"),
        READ_HIDDEN: Text("也读取", "Read it too"),
        SKIP_HIDDEN: Text("不读取", "Leave it out"),
    }
)
"""Answers that are no text for a cell, as they are shown."""

NOT_THIS_COLUMN = Choice(LEAVE_COLUMN, FIXED[LEAVE_COLUMN])

Answers = Mapping[str, str]
"""Text by cell (`sheet!B7`), by row and column key where the sheet lacks the column (`sheet!7:stage`),
`LEAVE_OUT` by row (`sheet!7`), `LEAVE_COLUMN` by header (`sheet!B3`), or what to do with hidden parts (`sheet!hidden_rows`)."""


def cell_name(title: str, row: int, place: int) -> str:
    """The name under which a cell is answered: `sheet!B7`."""
    return f"{title}!{address((row - 1, place))}"


def row_name(title: str, row: int) -> str:
    """The name under which a row is answered: `sheet!7`."""
    return f"{title}!{row}"


def with_cells(sheet: Sheet, given: Answers) -> Sheet:
    """The sheet with answers in place of what its cells said, and rows left out."""
    rows = []
    for row in sheet.rows:
        if given.get(row_name(sheet.title, row.number)) == LEAVE_OUT:
            continue
        said = {
            place: given[name]
            for place in range(len(row.cells))
            if (name := cell_name(sheet.title, row.number, place)) in given
        }
        rows.append(_with_answers(row, said) if said else row)
    return replace(sheet, rows=tuple(rows))


def with_headers(mapping: SheetMapping, given: Answers) -> SheetMapping:
    """The mapping with headers as they were answered, and columns left out."""
    columns = []
    for column in mapping.columns:
        said = given.get(cell_name(mapping.sheet, mapping.header_row, column.place))
        if said == LEAVE_COLUMN:
            columns.append(replace(column, key=""))
        else:
            columns.append(replace(column, answered=said or ""))
    return replace(mapping, columns=tuple(columns))


def answer_id(asked: CellIssue) -> str:
    """Return what an answer to an issue is given under; empty where none is."""
    cell = asked.issue.cell
    if asked.name or cell is None or cell.row is None:
        return asked.name
    title = Sheet(file=cell.file, name=cell.sheet).title
    if asked.place is not None:
        return cell_name(title, cell.row, asked.place)
    return f"{row_name(title, cell.row)}:{asked.key}" if asked.key else ""


def row_id_of(issue: Issue) -> str:
    """Return what an answer to the whole row of an issue is given under; empty if it is of no row."""
    cell = issue.cell
    if cell is None or cell.row is None:
        return ""
    return row_name(Sheet(file=cell.file, name=cell.sheet).title, cell.row)


def with_columns(lines: Sequence[ParsedRow], given: Answers, faults: Faults) -> Sequence[ParsedRow]:
    """The same lines, with answers for columns that the sheet lacks written into them."""
    for line in lines if given else ():
        there = {heading.column.key for heading in line.grid.headings}
        for column in line.table.columns:
            text = given.get(f"{row_name(line.grid.sheet.title, line.number)}:{column.key}")
            if text is None or column.key in there:
                continue
            verdict = read_cell(text, column)
            if isinstance(verdict, CellFault):
                faults.refuse(verdict, line.cell(column.key), place=None, key=column.key)
            else:
                line.values[column.key] = verdict.value
    return lines


def _with_answers(row: SheetRow, said: Mapping[int, str]) -> SheetRow:
    cells = tuple(said.get(place, cell) for place, cell in enumerate(row.cells))
    marks = {place: mark for place, mark in row.marks.items() if place not in said}
    return replace(row, cells=cells, marks=marks)

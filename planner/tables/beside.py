"""What else is wrong where some cells cannot be read: told in the same run, and only what is sure.

Rows that were left out for a bad cell still name themselves and others, so that nobody is told
that a unit is missing whose floor was mistyped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_of_row
from planner.domain.validation.bounds import bound_of
from planner.domain.validation.repeated import repeated_message
from planner.domain.validation.resolving import unknown_message
from planner.domain.validation.row_checks import bound_message
from planner.tables.columns.column import FILLED
from planner.tables.columns.references import ID_COLUMN, references
from planner.tables.lines import ParsedRow, row_id
from planner.tables.sheets import Faults
from planner.tables.values import row_of
from planner.text import Message

Told = Iterator[tuple[ParsedRow, str, Message]]
"""A row, the column at fault, and what is wrong with it."""


def tell_the_rest(
    lines: Mapping[str, Sequence[ParsedRow]], left_out: Sequence[ParsedRow], faults: Faults
) -> None:
    """Add what else is wrong with the rows that were read and those left out, each cell once."""
    known = {(issue.cell.file, issue.cell.sheet, issue.cell.row, issue.cell.column)
             for issue in faults.issues if issue.cell is not None and issue.is_error}  # fmt: skip
    every = [line for table in lines.values() for line in table]
    for line, column, said in (*_alone(every, left_out), *_together([*every, *left_out], lines)):
        cell = line.cell(column)
        if (cell.file, cell.sheet, cell.row, cell.column) not in known:
            faults.add(Severity.ERROR, said, cell=cell, subjects=_subjects(line))


def _subjects(line: ParsedRow) -> tuple[str, ...]:
    return (row_id(line.table, line.values),) if _has_key(line) else ()


def _has_key(line: ParsedRow) -> bool:
    return all(key in line.values for key in line.table.keys)


def _alone(whole: Iterable[ParsedRow], left_out: Iterable[ParsedRow]) -> Told:
    """Tell what is wrong with each row by itself; of a row with a bad cell, with each number."""
    for line in whole:
        if line.table.row_type is None or FILLED in line.values.values():
            yield from _numbers(line)
            continue
        for flaw in flaws_of_row(row_of(line.table, line.values)):
            if flaw.severity is Severity.ERROR:
                column = f"{flaw.column}_zh" if flaw.column in line.table.pairs else flaw.column
                yield line, column, flaw.said
    for line in left_out:
        yield from _numbers(line)


def _numbers(line: ParsedRow) -> Told:
    if line.table.row_type is None:
        return
    for key, value in line.values.items():
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            bound = bound_of(line.table.row_type, key)
            if not bound.admits(value):
                yield line, key, bound_message(bound)


def _together(every: Sequence[ParsedRow], tables: Mapping[str, Sequence[ParsedRow]]) -> Told:
    """Tell which rows are there twice and which names are nowhere; a table that is not sure of its names is not asked."""
    unsure = {line.table.name for line in every if ID_COLUMN.get(line.table.name, "") not in line.values}
    names = {
        name: {
            str(line.values[column]) for line in every if line.table.name == name and column in line.values
        }
        for name, column in ID_COLUMN.items()
        if name in tables and name not in unsure
    }
    times = Counter((line.table.name, row_id(line.table, line.values)) for line in every if _has_key(line))
    for line in every:
        if line.table.row_type is not None and _has_key(line):
            name = row_id(line.table, line.values)
            if times[line.table.name, name] > 1:
                yield line, line.table.keys[0], repeated_message(name, times[line.table.name, name])
        for one in references(line.table.name, line.values):
            strange = [name for name in one.names if one.table in names and name not in names[one.table]]
            yield from (
                (line, one.column, unknown_message(one.what, name, names[one.table])) for name in strange
            )

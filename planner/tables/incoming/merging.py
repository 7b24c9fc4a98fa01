"""Rows that come in and facts there are become one dossier: values kept, changed, filled, or missed with their cell."""

from collections.abc import Sequence
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.domain.park.policy import Policy
from planner.tables.building import assembled, fill, with_leases
from planner.tables.columns import TABLE
from planner.tables.columns.column import FILLED, Column, Table
from planner.tables.incoming.buffer import ImportBuffer, IncomingRow, Key, Origin, key_of
from planner.tables.lines import ParsedRow
from planner.tables.origins import FactRow
from planner.tables.policies import policy_of
from planner.tables.policy_builder import PolicyRead
from planner.tables.values import row_of
from planner.text import Text, message

_NOT_GIVEN = Text(
    "{title} 没有填，按企业类型和其他数据取 {value}",
    "{title} is not given; taken as {value} from the archetype and the other facts",
)


def take_table(buffer: ImportBuffer, table: Table, lines: Sequence[ParsedRow], *, replaces: bool) -> None:
    """Put the rows of one of our own tables into the buffer; with `replaces` they are the whole table."""
    if replaces:
        buffer.replaced.add(table.name)
    for line in lines:
        key = key_of(table, line.values)
        if key in buffer.incoming[table.name]:
            said = message("“{name}”出现了两次", "“{name}” appears twice", name=line.row_id)
            buffer.refuse(Origin(line, table.keys[0]), said)
            continue
        incoming = IncomingRow(line)
        for column, value in line.values.items():
            incoming.values[column] = value
        buffer.incoming[table.name][key] = incoming


def dossier_of(
    buffer: ImportBuffer, base: Dossier | None, policy_lines: Sequence[ParsedRow] | None
) -> Dossier | None:
    """Return the dossier that results; nothing, and issues, if anything is in error."""
    rows = with_leases({name: _facts(buffer, TABLE[name]) for name in buffer.base}, buffer.faults)
    read: PolicyRead | None = PolicyRead(Policy() if base is None else base.problem.policy)
    if policy_lines is not None:
        read = policy_of(policy_lines, buffer.faults)
    return None if read is None or buffer.faults.has_error else assembled(rows, read, buffer.faults)


def _facts(buffer: ImportBuffer, table: Table) -> list[FactRow]:
    """Return the rows of a table: those there are, with what came in; new ones made whole."""
    there = {} if table.name in buffer.replaced else buffer.base[table.name]
    coming = buffer.incoming[table.name]
    found = []
    for key in dict.fromkeys((*there, *coming)):
        incoming = coming.get(key)
        values = (
            buffer.base[table.name].get(key) if incoming is None else _whole(buffer, table, key, incoming)
        )
        if values is not None:
            found.append(FactRow(fact=row_of(table, values), table=table, row=incoming))
    return found


def _whole(buffer: ImportBuffer, table: Table, key: Key, incoming: IncomingRow) -> dict[str, Any] | None:
    """Return the values of a row that came in, all of them; None, and issues, if some are missing."""
    known = buffer.base[table.name].get(key)
    values = dict(known) if known is not None else {}
    values |= {name: value for name, value in incoming.values.items() if value is not FILLED}
    open_columns = [name for name, value in incoming.values.items() if value is FILLED]
    if known is None:
        missing = [column for column in table.columns if column.key not in values]
        lacking = [column for column in missing if column.is_required]
        for column in lacking:
            _miss(buffer, incoming, column)
        if lacking:
            return None
        values |= {column.key: column.default for column in missing if column.default is not FILLED}
        open_columns += [column.key for column in missing if column.default is FILLED]
    open_columns = list(dict.fromkeys(open_columns))
    return _filled(buffer, incoming, values, open_columns) if open_columns else values


def _miss(buffer: ImportBuffer, incoming: IncomingRow, column: Column) -> None:
    said = message(
        "新增的这一行缺少“{title}”：{help}",
        "this new row lacks “{title}”: {help}",
        title=column.title,
        help=column.help,
    )
    buffer.refuse(incoming.origins.get(column.key, Origin(incoming.line, column.key)), said)


def _filled(
    buffer: ImportBuffer, incoming: IncomingRow, values: dict[str, Any], names: list[str]
) -> dict[str, Any] | None:
    found = buffer.known("archetypes", (values["archetype"],))
    is_whole = found and all(value is not FILLED for value in found.values())
    kind = row_of(TABLE["archetypes"], found) if is_whole else None
    return fill(values, names, kind=kind, at=incoming, saying=_NOT_GIVEN, faults=buffer.faults)

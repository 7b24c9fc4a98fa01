"""Drafts and facts become one dossier: values kept, changed, filled, or missed with their cell."""

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


def take_table(desk: ImportBuffer, table: Table, lines: Sequence[ParsedRow], *, replaces: bool) -> None:
    """Lay the rows of one of our own tables on the desk; with `replaces` they are the whole table."""
    if replaces:
        desk.replaced.add(table.name)
    for line in lines:
        key = key_of(table, line.values)
        if key in desk.drafts[table.name]:
            said = message("“{name}”出现了两次", "“{name}” appears twice", name=line.row_id)
            desk.refuse(Origin(line, table.keys[0]), said)
            continue
        draft = IncomingRow(line)
        for column, value in line.values.items():
            draft.values[column] = value
        desk.drafts[table.name][key] = draft


def merged(
    desk: ImportBuffer, base: Dossier | None, policy_lines: Sequence[ParsedRow] | None
) -> Dossier | None:
    """Return the dossier that results; nothing, and issues, if anything is in error."""
    rows = with_leases({name: _facts(desk, TABLE[name]) for name in desk.base}, desk.faults)
    read: PolicyRead | None = PolicyRead(Policy() if base is None else base.problem.policy)
    if policy_lines is not None:
        read = policy_of(policy_lines, desk.faults)
    return None if read is None or desk.faults.has_error else assembled(rows, read, desk.faults)


def _facts(desk: ImportBuffer, table: Table) -> list[FactRow]:
    """Return the rows of a table: those there are, with what came in; new ones made whole."""
    there = {} if table.name in desk.replaced else desk.base[table.name]
    coming = desk.drafts[table.name]
    found = []
    for key in dict.fromkeys((*there, *coming)):
        draft = coming.get(key)
        values = desk.base[table.name].get(key) if draft is None else _whole(desk, table, key, draft)
        if values is not None:
            found.append(FactRow(fact=row_of(table, values), table=table, row=draft))
    return found


def _whole(desk: ImportBuffer, table: Table, key: Key, draft: IncomingRow) -> dict[str, Any] | None:
    """Return the values of a row that came in, all of them; None, and issues, if some are missing."""
    known = desk.base[table.name].get(key)
    values = dict(known) if known is not None else {}
    values |= {name: value for name, value in draft.values.items() if value is not FILLED}
    open_columns = [name for name, value in draft.values.items() if value is FILLED]
    if known is None:
        missing = [column for column in table.columns if column.key not in values]
        lacking = [column for column in missing if column.is_required]
        for column in lacking:
            _miss(desk, draft, column)
        if lacking:
            return None
        values |= {column.key: column.default for column in missing if column.default is not FILLED}
        open_columns += [column.key for column in missing if column.default is FILLED]
    open_columns = list(dict.fromkeys(open_columns))
    return _filled(desk, draft, values, open_columns) if open_columns else values


def _miss(desk: ImportBuffer, draft: IncomingRow, column: Column) -> None:
    said = message(
        "新增的这一行缺少“{title}”：{help}",
        "this new row lacks “{title}”: {help}",
        title=column.title,
        help=column.help,
    )
    desk.refuse(draft.origins.get(column.key, Origin(draft.line, column.key)), said)


def _filled(
    desk: ImportBuffer, draft: IncomingRow, values: dict[str, Any], names: list[str]
) -> dict[str, Any] | None:
    found = desk.known("archetypes", (values["archetype"],))
    is_whole = found and all(value is not FILLED for value in found.values())
    kind = row_of(TABLE["archetypes"], found) if is_whole else None
    return fill(values, names, kind=kind, at=draft, saying=_NOT_GIVEN, faults=desk.faults)

"""Drafts and facts become one dossier: values kept, changed, filled, or missed with their cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.defaults import filled
from planner.domain.dossier import Dossier
from planner.domain.finding import Cell, Severity
from planner.domain.lease import Lease
from planner.domain.policy import Policy
from planner.domain.problem import FACT_TABLES, Problem
from planner.domain.validation import Flaw
from planner.tables.building import bases_of, column_of, judge
from planner.tables.columns import TABLE
from planner.tables.columns.column import FILLED, Column, Table
from planner.tables.incoming.buffer import ImportBuffer, IncomingRow, Key, Origin, key_of
from planner.tables.leasing import attach
from planner.tables.lines import ParsedRow
from planner.tables.policies import policy_of
from planner.tables.policy_builder import PolicyRead
from planner.tables.values import row_of
from planner.text import Message, message


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
    drafts: dict[int, IncomingRow] = {}
    rows = {name: _rows(desk, TABLE[name], drafts) for name in desk.base}
    attach(rows, drafts, lambda lease, said: _orphaned(desk, drafts.get(id(lease)), lease, said))
    read = None if policy_lines is None else policy_of(policy_lines, desk.faults)
    if desk.faults.has_error:
        return None
    if read is not None:
        rows["sources"] += bases_of(read.lines, rows["sources"], desk.faults)
    policy = read.policy if read is not None else base.problem.policy if base is not None else Policy()
    problem = Problem(policy=policy, **{name: tuple(rows[name]) for name in FACT_TABLES})
    dossier = Dossier(problem=problem, sources=tuple(rows["sources"]), records=tuple(rows["records"]))
    judge(dossier, lambda flaw: _cell_of(flaw, drafts, read), desk.faults)
    return None if desk.faults.has_error else dossier


def _orphaned(desk: ImportBuffer, draft: IncomingRow | None, lease: Lease, said: Message) -> None:
    cell = None if draft is None else draft.cell("firm_id")
    desk.faults.add(Severity.ERROR, said, cell=cell, subjects=(lease.lease_id,))


def _cell_of(flaw: Flaw, drafts: Mapping[int, IncomingRow], read: PolicyRead | None) -> Cell | None:
    draft = drafts.get(id(flaw.row))
    if draft is not None:
        table = next(table for table in TABLE.values() if table.row_type is type(flaw.row))
        return draft.cell(column_of(table, flaw.column))
    return None if read is None else read.cell_of(flaw.row, flaw.column)


def _rows(desk: ImportBuffer, table: Table, drafts: dict[int, IncomingRow]) -> list[Any]:
    """Return the rows of a table: those there are, with what came in; new ones made whole."""
    there = {} if table.name in desk.replaced else desk.base[table.name]
    coming = desk.drafts[table.name]
    found = []
    for key in dict.fromkeys((*there, *coming)):
        draft = coming.get(key)
        values = desk.base[table.name].get(key) if draft is None else _whole(desk, table, key, draft)
        if values is not None:
            row = row_of(table, values)
            found.append(row)
            if draft is not None:
                drafts[id(row)] = draft
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
    kind = desk.known("archetypes", (values["archetype"],))
    if not kind or any(value is FILLED for value in kind.values()):
        said = message(
            "没有企业类型“{name}”，空着的单元格无法补全",
            "there is no archetype “{name}” to fill the empty cells from",
            name=str(values["archetype"]),
        )
        desk.faults.add(Severity.ERROR, said, cell=draft.cell("archetype"))
        return None
    known = {name: value for name, value in values.items() if name not in names}
    whole, done = filled(known, row_of(TABLE["archetypes"], kind))
    for name in done:
        value = whole[name]
        shown = ";".join(value) or "-" if isinstance(value, tuple) else str(value)
        said = message(
            "{title} 没有填，按企业类型和其他数据取 {value}",
            "{title} is not given; taken as {value} from the archetype and the other facts",
            title=TABLE["firms"].column[name].title,
            value=shown,
        )
        desk.faults.add(Severity.NOTE, said, cell=draft.cell(name))
    return dict(whole)

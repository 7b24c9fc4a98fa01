"""Gates 2 and 3: lines become domain values, the values one dossier; faults keep their cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from planner.domain.defaults import filled
from planner.domain.dossier import Dossier, Source
from planner.domain.finding import Cell, Severity
from planner.domain.firm import Archetype
from planner.domain.problem import FACT_TABLES, Problem
from planner.domain.terms import SourceClass
from planner.domain.validation import Flaw, flaws_of_rows, flaws_together
from planner.tables.beside import tell_the_rest
from planner.tables.cells.cell_result import CellFault
from planner.tables.cells.choices import read_word
from planner.tables.columns import TABLES
from planner.tables.columns.column import FILLED, Table
from planner.tables.leasing import attach
from planner.tables.lines import ParsedRow
from planner.tables.policies import policy_of
from planner.tables.policy_builder import PolicyRead
from planner.tables.sheets import Faults
from planner.tables.values import row_of
from planner.text import Message, message

Lines = Mapping[str, Sequence[ParsedRow]]


def build(lines: Lines, faults: Faults) -> Dossier | None:
    """Return the dossier that the lines of all tables make; nothing, and issues, if any is in error."""
    origins: dict[int, ParsedRow] = {}
    kinds = {
        line.values["archetype"]: row_of(line.table, line.values) for line in lines.get("archetypes", ())
    }
    _fill_firms(lines.get("firms", ()), kinds, faults)
    read = policy_of(lines.get("policy", ()), faults)
    if read is None:
        tell_the_rest(lines, (), faults)
        return None
    rows = {table.name: _rows(lines.get(table.name, ()), origins) for table in TABLES if table.row_type}
    attach(rows, origins, lambda lease, said: _refuse(origins[id(lease)], said, faults))
    bases = bases_of(lines.get("policy", ()), rows["sources"], faults)
    problem = Problem(policy=read.policy, **{name: tuple(rows[name]) for name in FACT_TABLES})
    dossier = Dossier(problem=problem, sources=(*rows["sources"], *bases), records=tuple(rows["records"]))
    judge(dossier, lambda flaw: _cell_of(flaw, origins, read), faults)
    return None if faults.has_error else dossier


def _refuse(line: ParsedRow, said: Message, faults: Faults) -> None:
    faults.add(Severity.ERROR, said, cell=line.cell("firm_id"), subjects=(line.row_id,))


def judge(dossier: Dossier, where: Callable[[Flaw], Cell | None], faults: Faults) -> None:
    """Put a dossier through gates 2 and 3; beside errors of the second only errors of the third are told."""
    if not dossier.problem.parks:
        said = message("园区表里一行都没有", "the parks table has no row")
        faults.add(Severity.ERROR, said)
        return
    for gate in (flaws_of_rows, flaws_together):
        is_clouded = faults.has_error
        for flaw in gate(dossier):
            if is_clouded and flaw.severity is not Severity.ERROR:
                continue
            cell = where(flaw)
            said = flaw.issue.message if cell is None else flaw.said
            faults.add(flaw.severity, said, cell=cell, subjects=flaw.subjects)


def _cell_of(flaw: Flaw, origins: Mapping[int, ParsedRow], read: PolicyRead) -> Cell | None:
    line = origins.get(id(flaw.row))
    if line is not None:
        return line.cell(column_of(line.table, flaw.column))
    return read.cell_of(flaw.row, flaw.column)


def column_of(table: Table, field: str) -> str:
    """Return the column that holds a field; a pair of texts is shown at its Chinese one."""
    return f"{field}_zh" if field in table.pairs else field


def _rows(lines: Iterable[ParsedRow], origins: dict[int, ParsedRow]) -> list[Any]:
    rows = []
    for line in lines:
        value = row_of(line.table, line.values)
        origins[id(value)] = line
        rows.append(value)
    return rows


def _fill_firms(lines: Sequence[ParsedRow], kinds: Mapping[str, Archetype], faults: Faults) -> None:
    """Fill what firms leave open, in place; a kind that is not there cannot fill anything."""
    for line in lines:
        known = {key: value for key, value in line.values.items() if value is not FILLED}
        if len(known) == len(line.values):
            continue
        kind = kinds.get(known["archetype"])
        if kind is None:
            said = message(
                "没有企业类型“{name}”，空着的单元格无法补全",
                "there is no archetype “{name}” to fill the empty cells from",
                name=known["archetype"],
            )
            faults.add(Severity.ERROR, said, cell=line.cell("archetype"))
            continue
        values, names = filled(known, kind)
        line.values.update(values)
        _note_filled(line, names, faults)


def _note_filled(line: ParsedRow, names: tuple[str, ...], faults: Faults) -> None:
    for name in names:
        column = line.table.column[name]
        value = line.values[name]
        shown = ";".join(value) or "-" if isinstance(value, tuple) else str(value)
        said = message(
            "{title} 为空，按企业类型和其他数据取 {value}",
            "{title} is empty; taken as {value} from the archetype and the other cells",
            title=column.title,
            value=shown,
        )
        faults.add(Severity.NOTE, said, cell=line.cell(name))


def bases_of(lines: Sequence[ParsedRow], known: Sequence[Source], faults: Faults) -> list[Source]:
    """Return the sources that stand in the `basis` cells of the policy and not in the sources table."""
    listed = {(source.table, source.row, source.column) for source in known}
    found: list[Source] = []
    for line in lines:
        basis = line.values["basis"]
        if not basis or ("policy", line.row_id, "value") in listed:
            continue
        word, _, reference = basis.replace("：", ":", 1).partition(":")
        read = read_word(word, SourceClass)
        if isinstance(read, CellFault):
            faults.add(Severity.ERROR, read.reason, cell=line.cell("basis"))
            continue
        found.append(
            Source(
                table="policy",
                row=line.row_id,
                column="value",
                source_class=read.value,
                reference=reference.strip(),
            )
        )
    return found

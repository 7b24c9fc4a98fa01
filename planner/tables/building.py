"""Gates 2 and 3: rows become facts, facts one dossier; what is wrong with them is told at their cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.domain.park.defaults import filled
from planner.domain.park.dossier import Dossier, Source
from planner.domain.park.firm import Archetype
from planner.domain.park.lease import Lease
from planner.domain.park.problem import FACT_TABLES, Problem
from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_of_rows, flaws_together
from planner.domain.validation.resolving import FIRM, unknown_message
from planner.domain.vocabulary.terms import SourceClass
from planner.tables.beside import tell_the_rest
from planner.tables.cells.cell_result import CellFault
from planner.tables.cells.choices import read_word
from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import FILLED
from planner.tables.lines import ParsedRow
from planner.tables.origins import FactRow, Origins, RowWithCells
from planner.tables.policies import policy_of
from planner.tables.policy_builder import PolicyRead
from planner.tables.sheets import Faults
from planner.tables.values import row_of
from planner.text import Message, Text, message

Lines = Mapping[str, Sequence[ParsedRow]]
Facts = Mapping[str, Sequence[FactRow]]

_EMPTY = Text(
    "{title} 为空，按企业类型和其他数据取 {value}",
    "{title} is empty; taken as {value} from the archetype and the other cells",
)


def build(lines: Lines, faults: Faults) -> Dossier | None:
    """Return the dossier that the lines of all tables make; nothing, and issues, if any is in error."""
    kinds = {
        line.values["archetype"]: row_of(line.table, line.values) for line in lines.get("archetypes", ())
    }
    for line in lines.get("firms", ()):
        open_columns = [key for key, value in line.values.items() if value is FILLED]
        if open_columns:
            kind = kinds.get(line.values["archetype"])
            whole = fill(line.values, open_columns, kind=kind, at=line, saying=_EMPTY, faults=faults)
            line.values.update(whole or {})
    read = policy_of(lines.get("policy", ()), faults)
    if read is None:
        tell_the_rest(lines, (), faults)
        return None
    rows = {table.name: _facts(lines.get(table.name, ())) for table in TABLES if table.row_type}
    return assembled(with_leases(rows, faults), read, faults)


def assembled(rows: Facts, read: PolicyRead, faults: Faults) -> Dossier | None:
    """Return the dossier that facts and settings make; nothing, and issues, if they do not fit together."""
    facts = {name: tuple(one.fact for one in table) for name, table in rows.items()}
    problem = Problem(policy=read.policy, **{name: facts[name] for name in FACT_TABLES})
    bases = bases_of(read.lines, facts["sources"], faults)
    dossier = Dossier(problem=problem, sources=(*facts["sources"], *bases), records=facts["records"])
    _judge(dossier, Origins(one for table in rows.values() for one in table), read, faults)
    return None if faults.has_error else dossier


def with_leases(rows: Facts, faults: Faults) -> Facts:
    """Return the rows with the leases put to their firms; a lease of nobody is told."""
    held: dict[str, list[Lease]] = {firm.fact.firm_id: [] for firm in rows["firms"]}
    known = frozenset(held)
    for lease in rows["leases"]:
        firm_id = lease.fact.firm_id
        held.setdefault(firm_id, []).append(lease.fact)
        if firm_id not in known:
            said, subjects = unknown_message(FIRM, firm_id, known), (lease.fact.lease_id,)
            faults.add(Severity.ERROR, said, cell=lease.cell_of("firm_id"), subjects=subjects)
    return {**rows, "firms": [_seated(firm, held[firm.fact.firm_id]) for firm in rows["firms"]]}


def _seated(firm: FactRow, leases: Sequence[Lease]) -> FactRow:
    return replace(firm, fact=replace(firm.fact, leases=tuple(leases))) if leases else firm


def _judge(dossier: Dossier, origins: Origins, read: PolicyRead, faults: Faults) -> None:
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
            origin = origins.of(flaw.row)
            cell = read.cell_of(flaw.row, flaw.column) if origin is None else origin.cell_of(flaw.column)
            said = flaw.issue.message if cell is None else flaw.said
            faults.add(flaw.severity, said, cell=cell, subjects=flaw.subjects)


def _facts(lines: Iterable[ParsedRow]) -> list[FactRow]:
    return [FactRow(fact=row_of(line.table, line.values), table=line.table, row=line) for line in lines]


def fill(
    values: Mapping[str, Any],
    open_columns: Sequence[str],
    *,
    kind: Archetype | None,
    at: RowWithCells,
    saying: Text,
    faults: Faults,
) -> dict[str, Any] | None:
    """Return the values of a firm with what its row leaves open; None, and an issue, if no kind is there to fill it.

    What was filled is told as a note in the words of `saying`, at the cells of the row.
    """
    if kind is None:
        said = message(
            "没有企业类型“{name}”，空着的单元格无法补全",
            "there is no archetype “{name}” to fill the empty cells from",
            name=str(values["archetype"]),
        )
        faults.add(Severity.ERROR, said, cell=at.cell("archetype"))
        return None
    whole, names = filled({key: value for key, value in values.items() if key not in open_columns}, kind)
    for name in names:
        value = whole[name]
        shown = ";".join(value) or "-" if isinstance(value, tuple) else str(value)
        title = TABLE["firms"].column[name].title
        faults.add(Severity.NOTE, Message(saying, {"title": title, "value": shown}), cell=at.cell(name))
    return dict(whole)


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

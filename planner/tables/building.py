"""Gates 2 and 3: lines become domain values, the values one dossier; faults keep their cells."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.domain.dossier import Dossier, Source
from planner.domain.filling import filled
from planner.domain.finding import Severity
from planner.domain.firm import Archetype
from planner.domain.problem import Problem
from planner.domain.terms import SourceClass
from planner.domain.validation import Flaw, flaws_of_rows, flaws_together
from planner.tables.cells.choices import read_word
from planner.tables.cells.verdict import Refused
from planner.tables.columns import TABLES
from planner.tables.columns.column import FILLED
from planner.tables.lines import Line
from planner.tables.policies import PolicyRead, policy_of
from planner.tables.sheets import Faults
from planner.text import Text, message

_OF_PROBLEM = (
    "parks",
    "phases",
    "buildings",
    "floors",
    "units",
    "caps",
    "firms",
    "archetypes",
    "segregation_rules",
    "synergies",
    "base",
)
_POLICY_COLUMN: Mapping[str, str] = MappingProxyType(
    {
        "firm_id": "key",
        "park_id": "key",
        "rule": "key",
        "key": "key",
        "building_id": "clause",
        "clause": "clause",
        "units": "subject",
        "firms": "subject",
        "goal": "subject",
        "until": "until",
    }
)
"""The column of the policy table that holds a field of a setting; others are in `value`."""

Lines = Mapping[str, Sequence[Line]]


def build(lines: Lines, faults: Faults) -> Dossier | None:
    """Give the dossier that the lines of all tables make; nothing, and issues, if any is in error."""
    origins: dict[int, Line] = {}
    kinds = {line.values["archetype"]: _value(line) for line in lines.get("archetypes", ())}
    _fill_firms(lines.get("firms", ()), kinds, faults)
    read = policy_of(lines.get("policy", ()), faults)
    if read is None:
        return None
    rows = {table.name: _rows(lines.get(table.name, ()), origins) for table in TABLES if table.row_type}
    bases = _bases(lines.get("policy", ()), rows["sources"], faults)
    problem = Problem(policy=read.policy, **{name: tuple(rows[name]) for name in _OF_PROBLEM})
    dossier = Dossier(problem=problem, sources=(*rows["sources"], *bases), records=tuple(rows["records"]))
    for gate in (flaws_of_rows, flaws_together):
        _report(gate(dossier), origins, read, faults)
        if faults.has_error:
            break
    return None if faults.has_error else dossier


def _rows(lines: Iterable[Line], origins: dict[int, Line]) -> list[Any]:
    rows = []
    for line in lines:
        value = _value(line)
        origins[id(value)] = line
        rows.append(value)
    return rows


def _report(flaws: Iterable[Flaw], origins: Mapping[int, Line], read: PolicyRead, faults: Faults) -> None:
    for flaw in flaws:
        line = origins.get(id(flaw.row))
        column = flaw.column
        if line is None:
            line = read.line_of(flaw.row, flaw.column)
            column = _POLICY_COLUMN.get(flaw.column, "value")
        elif column in line.table.pairs:
            column = f"{column}_zh"
        if line is None:
            issue = flaw.issue
            faults.add(issue.severity, issue.message, subjects=issue.subjects)
        else:
            faults.add(flaw.severity, flaw.said, cell=line.cell(column), subjects=flaw.subjects)


def _fill_firms(lines: Sequence[Line], kinds: Mapping[str, Archetype], faults: Faults) -> None:
    """Fill what firms leave open, in place; a kind that is not there cannot fill anything."""
    for line in lines:
        known = {key: value for key, value in line.values.items() if value is not FILLED}
        if len(known) == len(line.values):
            continue
        kind = kinds.get(known["archetype"])
        if kind is None:
            said = message(
                "没有企业类型“{name}”,空着的单元格无法补全",
                "there is no archetype “{name}” to fill the empty cells from",
                name=known["archetype"],
            )
            faults.add(Severity.ERROR, said, cell=line.cell("archetype"))
            continue
        values, names = filled(known, kind)
        line.values.update(values)
        _note_filled(line, names, faults)


def _note_filled(line: Line, names: tuple[str, ...], faults: Faults) -> None:
    for name in names:
        column = line.table.column[name]
        value = line.values[name]
        shown = ";".join(value) or "-" if isinstance(value, tuple) else str(value)
        said = message(
            "{title} 为空,按企业类型和其他数据取 {value}",
            "{title} is empty; taken as {value} from the archetype and the other cells",
            title=column.title,
            value=shown,
        )
        faults.add(Severity.NOTE, said, cell=line.cell(name))


def _value(line: Line) -> Any:
    """Give the domain value of a line."""
    assert line.table.row_type is not None
    values = dict(line.values)
    for pair in line.table.pairs:
        zh, en = values.pop(f"{pair}_zh"), values.pop(f"{pair}_en")
        values[pair] = Text(zh, en or (zh if pair == "name" else ""))
    return line.table.row_type(**values)


def _bases(lines: Sequence[Line], known: Sequence[Source], faults: Faults) -> list[Source]:
    """Give the sources that stand in the `basis` cells of the policy and not in the sources table."""
    listed = {(source.table, source.row, source.column) for source in known}
    found: list[Source] = []
    for line in lines:
        basis = line.values["basis"]
        if not basis or ("policy", line.row_id, "value") in listed:
            continue
        word, _, reference = basis.replace("：", ":", 1).partition(":")
        read = read_word(word, SourceClass)
        if isinstance(read, Refused):
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

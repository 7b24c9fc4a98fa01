"""Gates 2 and 3: lines become domain values, the values one dossier."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.dossier import Dossier, Source
from planner.domain.finding import Severity
from planner.domain.problem import Problem
from planner.domain.terms import SourceClass
from planner.tables.cells.choices import read_word
from planner.tables.cells.verdict import Refused
from planner.tables.columns import TABLES
from planner.tables.columns.column import FILLED
from planner.tables.lines import Line
from planner.tables.policies import policy_of
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


def build(lines: Mapping[str, Sequence[Line]], faults: Faults) -> Dossier | None:
    """Give the dossier that the lines of all tables make; nothing, and issues, if any is in error."""
    _refuse_blanks(lines, faults)
    if faults.has_error:
        return None
    rows = {
        table.name: [_value(line) for line in lines.get(table.name, ())] for table in TABLES if table.row_type
    }
    policy = policy_of(lines.get("policy", ()), faults)
    bases = _bases(lines.get("policy", ()), rows["sources"], faults)
    if faults.has_error or policy is None:
        return None
    problem = Problem(policy=policy, **{name: tuple(rows[name]) for name in _OF_PROBLEM})
    return Dossier(problem=problem, sources=(*rows["sources"], *bases), records=tuple(rows["records"]))


def _refuse_blanks(lines: Mapping[str, Sequence[Line]], faults: Faults) -> None:
    for line in (line for its in lines.values() for line in its):
        for key, value in line.values.items():
            if value is FILLED:
                said = message("不能为空;没有则写 -", "must not be empty; write - for none")
                faults.add(Severity.ERROR, said, cell=line.cell(key))


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

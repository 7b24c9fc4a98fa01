"""A policy in the making: what its rows said so far, and which row said what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from planner.domain.park.policy import Policy
from planner.domain.solving.finding import Cell, Severity
from planner.tables.cells.cell_result import CellFault, Verdict
from planner.tables.lines import ParsedRow
from planner.tables.origins import FactRow, Origins
from planner.tables.sheets import Faults
from planner.text import Message, message


class PolicyBuilder:
    """A policy in the making."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.single: dict[str, Any] = {}
        self.rates: dict[str, Any] = {}
        self.entry: dict[str, Any] = {}
        self.lists: dict[str, list[Any]] = {}
        self.seen: set[tuple[str, str]] = set()
        self.origins: list[FactRow] = []

    def refuse(self, line: ParsedRow, key: str, said: Message) -> None:
        """Report a cell of the row."""
        self.faults.add(Severity.ERROR, said, cell=line.cell(key))

    def once(self, line: ParsedRow) -> bool:
        """Whether this setting is met for the first time."""
        name = (line.values["kind"], line.values["key"])
        if name in self.seen:
            self.refuse(line, "key", message("这一项设置了两次", "this is set twice"))
            return False
        self.seen.add(name)
        return True

    def value(self, line: ParsedRow, verdict: Verdict, into: dict[str, Any], key: str) -> None:
        """Keep what was read from the value cell, or the reason why not."""
        if isinstance(verdict, CellFault):
            self.refuse(line, "value", verdict.reason)
        elif self.once(line):
            into[key] = verdict.value

    def append(self, name: str, item: Any, line: ParsedRow) -> None:
        """Keep a setting of a list, and the row it came from."""
        self.came(item, line)
        self.lists.setdefault(name, []).append(item)

    def came(self, item: Any, line: ParsedRow) -> None:
        """Keep the row that a setting came from."""
        self.origins.append(FactRow(fact=item, table=line.table, row=line))


_COLUMN_OF: Mapping[str, str] = MappingProxyType(
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


@dataclass(frozen=True)
class PolicyRead:
    """A policy, and the row that each of its settings came from."""

    policy: Policy
    lines: Sequence[ParsedRow] = ()
    origins: Sequence[FactRow] = ()

    @cached_property
    def _rows(self) -> Origins:
        return Origins(self.origins)

    def cell_of(self, setting: Any, field: str) -> Cell | None:
        """Return the cell that a field of a setting was read from: by the setting, else by the name of the field."""
        column = _COLUMN_OF.get(field, "value")
        origin = self._rows.of(setting)
        if origin is not None:
            return origin.cell_of(column)
        kind = {"speculative_hold_quarters": "hold_quarters"}.get(field, field)
        wanted = ((kind, ""), ("rate", field), ("entry", field))
        named = (line for line in self.lines if (line.values["kind"], line.values["key"]) in wanted)
        line = next(named, None)
        return None if line is None else line.cell(column)

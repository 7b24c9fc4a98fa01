"""What differs between two problems, row by row: tables by key, the policy by what it speaks of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from planner.domain.policy import Policy
from planner.domain.problem import FACT_TABLES, Problem, row_key

TABLES = tuple(name for name in FACT_TABLES if name != "base")
POLICY = "policy"

_Key = tuple[str, ...]
_Row = Mapping[str, Any]


class RowKind(StrEnum):
    """What happened to a row."""

    MODIFIED = "modified"
    ADDED = "added"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a row, before and after; None where the row is not there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that is not the same in both. An added or deleted row lists no fields."""

    table: str
    key: _Key
    kind: RowKind
    fields: tuple[FieldChange, ...] = ()

    @property
    def written(self) -> frozenset[tuple[str, ...]]:
        """The fields that differ, as (table, *key, field); the row itself if it came or went."""
        names = [one.field for one in self.fields] or [""]
        return frozenset((self.table, *self.key, name) for name in names)


def row_changes(before: Problem, after: Problem) -> tuple[RowChange, ...]:
    """Return every row that differs, table by table in the order of the catalogue, the policy last.

    The plan in force is no fact and is left out; so are tiers that carry no value.
    """
    found: list[RowChange] = []
    for table in TABLES:
        one, other = (_rows(getattr(problem, table)) for problem in (before, after))
        found.extend(_changes(table, one, other))
    found.extend(_changes(POLICY, _policy_rows(before.policy), _policy_rows(after.policy)))
    return tuple(found)


def _rows(rows: tuple[Any, ...]) -> dict[_Key, _Row]:
    return {row_key(row): _fields(row) for row in rows}


def _fields(row: Any) -> _Row:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _changes(table: str, before: Mapping[_Key, _Row], after: Mapping[_Key, _Row]) -> Iterator[RowChange]:
    for key in sorted({*before, *after}):
        if key not in after:
            yield RowChange(table=table, key=key, kind=RowKind.DELETED)
        elif key not in before:
            yield RowChange(table=table, key=key, kind=RowKind.ADDED)
        elif changed := tuple(_field_changes(before[key], after[key])):
            yield RowChange(table=table, key=key, kind=RowKind.MODIFIED, fields=changed)


def _field_changes(before: _Row, after: _Row) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield FieldChange(field=name, before=before.get(name), after=after.get(name))


def _policy_rows(policy: Policy) -> dict[_Key, _Row]:
    """Return the policy as rows: one for each setting, each switch, waiver, pin, hold …"""
    rows: dict[_Key, _Row] = {
        ("settings",): {
            "preset": policy.preset,
            "mode": policy.mode,
            "speculative_hold_quarters": policy.speculative_hold_quarters,
            "expansion_quarters": policy.expansion_quarters,
        },
        ("rates",): _fields(policy.rates),
        ("entry",): _fields(policy.entry),
    }
    for tier in policy.goal_tiers:
        if tier.carries_value:
            rows["tier", tier.key] = _fields(tier)
    for threshold in policy.thresholds:
        rows["threshold", threshold.key] = {"value": threshold.value}
    for switch in policy.switches:
        rows["switch", switch.rule, switch.clause or ""] = {"on": switch.on}
    for waiver in policy.waivers:
        rows["waiver", waiver.rule, waiver.clause or "", *sorted(waiver.firms)] = {"reason": waiver.reason}
    for pin in policy.pins:
        rows["pin", pin.firm_id] = _fields(pin)
    for forbid in policy.forbids:
        rows["forbid", forbid.firm_id, forbid.building_id or "", *sorted(forbid.units)] = {}
    for hold in policy.holds:
        rows["hold", *sorted(hold.units)] = _fields(hold)
    for reserve in policy.reserves:
        rows["reserve", reserve.park_id, *sorted(reserve.units)] = _fields(reserve)
    return rows

"""What differs, row by row: in any two tables by key; in two problems, the policy by what it speaks of.

Merges, histories, reviews of uploads, counts of drafts and comparisons of plans all tell rows apart here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from planner.domain.park.policy import Policy
from planner.domain.park.problem import FACT_TABLES, Problem, row_key

TABLES = tuple(name for name in FACT_TABLES if name != "base")
POLICY = "policy"

Key = tuple[str, ...]
FieldValues = Mapping[str, Any]
"""The values of a row by field."""
_T = TypeVar("_T")


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
    key: Key
    kind: RowKind
    fields: tuple[FieldChange, ...] = ()

    @property
    def written(self) -> frozenset[tuple[str, ...]]:
        """The fields that differ, as (table, *key, field); the row itself if it came or went."""
        names = [one.field for one in self.fields] or [""]
        return frozenset((self.table, *self.key, name) for name in names)


def keyed(rows: Iterable[_T], key: Callable[[_T], Key]) -> dict[Key, _T]:
    """Return rows by key; of equal keys the second and later ones get a number."""
    found: dict[Key, _T] = {}
    for row in rows:
        own = unique = key(row)
        copies = 1
        while unique in found:
            copies += 1
            unique = (*own, str(copies))
        found[unique] = row
    return found


def table_changes(
    table: str, before: Mapping[Key, FieldValues], after: Mapping[Key, FieldValues]
) -> Iterator[RowChange]:
    """Yield the rows that differ in the order of `after`, then those that are gone."""
    for key in dict.fromkeys((*after, *before)):
        if key not in after:
            yield RowChange(table=table, key=key, kind=RowKind.DELETED)
        elif key not in before:
            yield RowChange(table=table, key=key, kind=RowKind.ADDED)
        elif changed := tuple(_field_changes(before[key], after[key])):
            yield RowChange(table=table, key=key, kind=RowKind.MODIFIED, fields=changed)


def row_changes(before: Problem, after: Problem) -> tuple[RowChange, ...]:
    """Return every row that differs, table by table in the order of the catalogue, the policy last.

    The plan in force is no fact and is left out; so are tiers that carry no value.
    """
    found: list[RowChange] = []
    for table in TABLES:
        one, other = (_rows(getattr(problem, table)) for problem in (before, after))
        found.extend(_in_order(table_changes(table, one, other)))
    policies = (_policy_rows(problem.policy) for problem in (before, after))
    found.extend(_in_order(table_changes(POLICY, *policies)))
    return tuple(found)


def _in_order(changes: Iterable[RowChange]) -> list[RowChange]:
    return sorted(changes, key=lambda change: change.key)


def _rows(rows: tuple[Any, ...]) -> dict[Key, FieldValues]:
    return {row_key(row): _fields(row) for row in rows}


def _fields(row: Any) -> FieldValues:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _field_changes(before: FieldValues, after: FieldValues) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield FieldChange(field=name, before=before.get(name), after=after.get(name))


def _policy_rows(policy: Policy) -> dict[Key, FieldValues]:
    """Return the policy as rows: one for each setting, each switch, waiver, pin, hold …"""
    rows: dict[Key, FieldValues] = {
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

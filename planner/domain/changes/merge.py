"""Two changed copies of one base brought together: row by row, field by field.

What only one side changed is taken; what both changed in the same way is taken once. Where
they differ the saved side stands, and the clash is listed until someone chooses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, NamedTuple

from planner.domain.changes.difference import Key, keyed
from planner.domain.park.dossier import Dossier
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem, row_key

Place = tuple[str, Key, str]
"""Table, key of the row, field; an empty field means the row as a whole."""

_ROWS = tuple(one.name for one in fields(Problem) if one.name != "policy")
_PARTS = ("rates", "entry")
_LISTS: dict[str, Callable[[Any], Key]] = {
    "thresholds": lambda row: (row.key,),
    "switches": lambda row: (row.rule, row.clause or ""),
    **dict.fromkeys(("waivers", "pins", "forbids", "holds", "reserves"), lambda row: (repr(row),)),
}
"""Lists of the policy and what tells their rows apart: for wishes without an id, all they say."""


class MergeSide(StrEnum):
    """Whose value stands."""

    MINE = "mine"
    SAVED = "saved"


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Both sides changed one field in different ways; None stands for a row that is not there."""

    table: str
    row: Key
    field: str
    base: Any
    mine: Any
    saved: Any

    @property
    def place(self) -> Place:
        """Where it is, as a choice names it."""
        return (self.table, self.row, self.field)


@dataclass(frozen=True, kw_only=True)
class Merge:
    """The facts of both sides; complete when no clash is left."""

    dossier: Dossier
    clashes: tuple[Clash, ...]


class Trio(NamedTuple):
    """One thing on the base and on both sides."""

    base: Any
    mine: Any
    saved: Any

    def get(self, name: str) -> "Trio":
        """Return an attribute of all three; None of what is not there."""
        return Trio(*(None if one is None else getattr(one, name) for one in self))


def is_clash(base: Any, mine: Any, saved: Any) -> bool:
    """Whether both sides changed a value, and in different ways."""
    return bool(mine != saved and base not in (mine, saved))


def merge(
    base: Dossier, mine: Dossier, saved: Dossier, *, choices: Mapping[Place, MergeSide] | None = None
) -> Merge:
    """Bring two dossiers together that were both made from `base`."""
    desk = _Merger(choices or {})
    dossiers = Trio(base, mine, saved)
    problems = dossiers.get("problem")
    rows = {name: desk.rows(name, problems.get(name), row_key) for name in _ROWS}
    dossier = Dossier(
        problem=Problem(**rows, policy=_policy(desk, problems.get("policy"))),
        sources=desk.rows("sources", dossiers.get("sources"), lambda row: (row.table, row.row, row.column)),
        records=desk.rows("records", dossiers.get("records"), lambda row: (row.firm_id,)),
    )
    return Merge(dossier=dossier, clashes=tuple(desk.clashes))


def _policy(desk: "_Merger", policies: Trio) -> Policy:
    inner: dict[str, Any] = {
        name: desk.rows(f"policy.{name}", policies.get(name), key) for name, key in _LISTS.items()
    }
    inner |= {name: desk.row(f"policy.{name}", (), policies.get(name)) for name in _PARTS}
    merged: Policy = desk.row("policy", (), Trio(*(replace(policy, **inner) for policy in policies)))
    return merged


@dataclass
class _Merger:
    """The choices made, and the clashes found so far."""

    choices: Mapping[Place, MergeSide]
    clashes: list[Clash] = field(default_factory=list)

    def rows(self, table: str, sides: Trio, key: Callable[[Any], Key]) -> tuple[Any, ...]:
        """Merge a table; the order is that of the saved side, then what is new on this one."""
        old, ours, theirs = (keyed(rows, key) for rows in sides)
        order = dict.fromkeys((*theirs, *ours))
        merged = (self.row(table, one, Trio(old.get(one), ours.get(one), theirs.get(one))) for one in order)
        return tuple(row for row in merged if row is not None)

    def row(self, table: str, key: Key, row: Trio) -> Any:
        """Merge one row; None where it is not there, or not any more."""
        if row.mine is None or row.saved is None or row.mine == row.saved:
            return self._value((table, key, ""), row)
        names = [one.name for one in fields(row.saved)]
        return replace(row.saved, **{name: self._value((table, key, name), row.get(name)) for name in names})

    def _value(self, place: Place, value: Trio) -> Any:
        base, mine, saved = value
        if not is_clash(*value):
            return saved if mine in (base, saved) else mine
        choice = self.choices.get(place)
        if choice is None:
            table, row, name = place
            self.clashes.append(Clash(table=table, row=row, field=name, base=base, mine=mine, saved=saved))
        return mine if choice is MergeSide.MINE else saved

"""What became of a project: what each version changed, in rows and fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.changes.difference import POLICY, RowChange, RowKind, row_changes
from planner.domain.park.tags import TAGS
from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.vocabulary.words import word, yes_no
from planner.services.editing.draft_changes import COUNTED
from planner.services.projects.projects import Projects
from planner.services.wording.grid_columns import column_title, table_title
from planner.services.wording.policy import joined, policy_field, policy_row, policy_value
from planner.text import Text, plain

MOST = 400
_NOTHING = Text("（空）", "(empty)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One field that a version changed; a row that came or went has no field."""

    table: Text
    row: Text
    kind: RowKind
    field: Text
    before: Text
    after: Text


def changes_of(projects: Projects, project_id: str, number: int, *, since: int) -> tuple[ChangeLine, ...]:
    """Return what version `number` says otherwise than version `since`; the first `MOST` lines."""
    before = projects.open(project_id, since).dossier.problem
    after = projects.open(project_id, number).dossier.problem
    return change_lines(row_changes(before, after))


def change_lines(changes: Iterable[RowChange]) -> tuple[ChangeLine, ...]:
    """Return changed rows field by field, in words; the first `MOST` lines."""
    lines = (line for change in changes for line in _lines(change))
    return tuple(line for line, _ in zip(lines, range(MOST), strict=False))


def _lines(change: RowChange) -> Iterator[ChangeLine]:
    table, row = table_title(change.table), _row(change)
    if not change.fields:
        empty = Text("", "")
        yield ChangeLine(table=table, row=row, kind=change.kind, field=empty, before=empty, after=empty)
    for one in change.fields:
        yield ChangeLine(
            table=table,
            row=row,
            kind=change.kind,
            field=_title(change.table, one.field),
            before=_value(change.table, one.field, one.before),
            after=_value(change.table, one.field, one.after),
        )


def _row(change: RowChange) -> Text:
    """Return the name of a row: its key; for a row of the policy what it speaks of."""
    return (
        policy_row(change.key)
        if change.table == POLICY
        else joined([Text(part, part) for part in change.key])
    )


def _title(table: str, field: str) -> Text:
    if table == POLICY:
        return policy_field(field)
    for key in (field, f"{field}_zh"):
        title = column_title(table, key)
        if title.zh != key:
            return title
    return Text(field, field)


def _value(table: str, field: str, value: Any) -> Text:
    said = policy_value(field, value) if table == POLICY else None
    if said is None and field in ("emits", "receptors") and value:
        return joined([TAGS.get(tag, Text(tag, tag)) for tag in value])
    return said or value_text(value)


def value_text(value: Any) -> Text:
    """Return what a cell holds, in words; the parts of a list one after the other."""
    if value is None or value in ("", ()):
        return _NOTHING
    if isinstance(value, Text):
        return value
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        return joined([value_text(part) for part in value])
    said = plain(value) if isinstance(value, Decimal) else str(value)
    return Text(said, said)


def actor_text(actor: Actor) -> Text:
    """Return the name of whoever did something; the program has one in each language."""
    return Text("园区规划师", "Park Planner") if actor == PROGRAM else Text(actor.name, actor.name)


def comment_of(actor: Actor, comment: str) -> Text:
    """Return a comment; those of the program and counted ones are kept in both languages, parted by a slash."""
    counted = comment.startswith(COUNTED)
    zh, slash, en = comment.removeprefix(COUNTED).partition(" / ")
    return Text(zh, en) if slash and (counted or actor == PROGRAM) else Text(comment, comment)

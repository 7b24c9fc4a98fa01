"""What became of a project: what each version changed, in rows and fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.actor import PROGRAM, Actor
from planner.domain.difference import RowChange, RowKind, row_changes
from planner.domain.words import word
from planner.services.projects import Projects
from planner.services.tabling import column_title, table_title
from planner.text import Text, plain

MOST = 400
_NOTHING = Text("（空）", "(empty)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One field that a version changed; a row that came or went has no field."""

    table: Text
    row: str
    kind: RowKind
    field: Text
    before: Text
    after: Text


def changes_of(
    projects: Projects, actor: Actor, project_id: str, number: int, *, since: int
) -> tuple[ChangeLine, ...]:
    """Give what version `number` says otherwise than version `since`; the first `MOST` lines."""
    before = projects.open(actor, project_id, since).dossier.problem
    after = projects.open(actor, project_id, number).dossier.problem
    return change_lines(row_changes(before, after))


def change_lines(changes: Iterable[RowChange]) -> tuple[ChangeLine, ...]:
    """Give changed rows field by field, in words; the first `MOST` lines."""
    lines = (line for change in changes for line in _lines(change))
    return tuple(line for line, _ in zip(lines, range(MOST), strict=False))


def _lines(change: RowChange) -> Iterator[ChangeLine]:
    table, row = table_title(change.table), " ".join(change.key)
    if not change.fields:
        empty = Text("", "")
        yield ChangeLine(table=table, row=row, kind=change.kind, field=empty, before=empty, after=empty)
    for one in change.fields:
        yield ChangeLine(
            table=table,
            row=row,
            kind=change.kind,
            field=_title(change.table, one.field),
            before=_said(one.before),
            after=_said(one.after),
        )


def _title(table: str, field: str) -> Text:
    for key in (field, f"{field}_zh"):
        title = column_title(table, key)
        if title.zh != key:
            return title
    return Text(field, field)


def _said(value: Any) -> Text:
    if value is None or value in ("", ()):
        return _NOTHING
    if isinstance(value, Text):
        return value
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return Text("是" if value else "否", "yes" if value else "no")
    if isinstance(value, Decimal):
        return Text(plain(value), plain(value))
    said = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return Text(said, said)


def said_by(actor: Actor) -> Text:
    """Give the name of whoever did something; the program has one in each language."""
    return Text("园区规划师", "Park Planner") if actor == PROGRAM else Text(actor.name, actor.name)


def comment_of(actor: Actor, comment: str) -> Text:
    """Give a comment; those of the program are kept in both languages, parted by a slash."""
    zh, slash, en = comment.partition(" / ")
    return Text(zh, en) if slash and actor == PROGRAM else Text(comment, comment)

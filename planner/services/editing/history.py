"""What became of a project: what each version changed, in rows and fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.changes.difference import (
    POLICY,
    FieldChange,
    RowChange,
    RowKind,
    row_changes,
    table_changes,
)
from planner.domain.changes.merge import Clash
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
_GONE = Text("（没有这一行）", "(no such row)")
_THERE = Text("（原有的行）", "(the row as it was)")


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
    if isinstance(value, tuple) or _is_row(value):
        return joined([value_text(part) for part in _parts(value)])
    said = plain(value) if isinstance(value, Decimal) else str(value)
    return Text(said, said)


def _is_row(value: Any) -> bool:
    """Return whether this is a row of parts; a quarter, which is written in its own way, is none."""
    return is_dataclass(value) and type(value).__str__ is object.__str__


def _parts(value: Any) -> tuple[Any, ...]:
    """Return the parts of a list, or what a row such as that of a lease says."""
    return value if isinstance(value, tuple) else tuple(getattr(value, one.name) for one in fields(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashLine:
    """A clash in words: the field of a row (empty: the row as a whole), before and on both sides."""

    table: Text
    row: Text
    field: Text
    base: Text
    mine: Text
    saved: Text


def clash_line(clash: Clash) -> ClashLine:
    """Return a clash in words; of a row that one side deleted, what the other changed in it."""
    table = clash.table.split(".")[0]
    name = getattr(clash.mine or clash.saved or clash.base, "name", None) if not clash.field else None
    row = joined([Text(part, part) for part in clash.row] or [table_title(table)])
    said = (clash.base, clash.mine, clash.saved)
    base, mine, saved = (
        [_value(clash.table, clash.field, one) for one in said]
        if clash.field
        else [_whole(table, clash.base, one) for one in said]
    )
    return ClashLine(
        table=table_title(table),
        row=joined([row, value_text(name)]) if name else row,
        field=_title(table, clash.field) if clash.field else Text("", ""),
        base=base,
        mine=mine,
        saved=saved,
    )


def _whole(table: str, base: Any, row: Any) -> Text:
    """Return what became of a row that one side deleted: not there, as before, or the fields that were changed."""
    if row is None:
        return _GONE
    if base is None or row == base or not is_dataclass(row):
        return _THERE
    rows = [{one.name: getattr(side, one.name) for one in fields(row)} for side in (base, row)]
    (change,) = table_changes(table, {("",): rows[0]}, {("",): rows[1]})
    return joined([_changed(table, one) for one in change.fields], comma=True)


def _changed(table: str, one: FieldChange) -> Text:
    title, before, after = (
        _title(table, one.field),
        *(_value(table, one.field, v) for v in (one.before, one.after)),
    )
    return Text(f"{title.zh}：{before.zh} → {after.zh}", f"{title.en}: {before.en} → {after.en}")


def actor_text(actor: Actor) -> Text:
    """Return the name of whoever did something; the program has one in each language."""
    return Text("园区规划师", "Park Planner") if actor == PROGRAM else Text(actor.name, actor.name)


def comment_of(actor: Actor, comment: str) -> Text:
    """Return a comment; those of the program and counted ones are kept in both languages, parted by a slash."""
    counted = comment.startswith(COUNTED)
    zh, slash, en = comment.removeprefix(COUNTED).partition(" / ")
    return Text(zh, en) if slash and (counted or actor == PROGRAM) else Text(comment, comment)

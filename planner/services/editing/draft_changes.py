"""What a draft does to the tables it touches: how many rows it changes, adds and removes, and which."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.changes.difference import RowKind, keyed, table_changes
from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import Cells, TypedTable
from planner.services.editing.editor_view import EditorView
from planner.services.wording.grid_columns import table_title
from planner.services.wording.policy import joined, policy_row
from planner.tables.typed import all_typed
from planner.text import Text, message

COUNTED = "± "
"""What a comment begins with that was counted and not written: it is kept in both languages."""
NAMED = 3
"""Removed rows that are named before the rest is counted."""


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """How a table differs from one before: how many rows changed and came, and what those gone are called."""

    table: str
    changed: int
    added: int
    removed: tuple[str | Text, ...]


def table_change(name: str, before: Sequence[Cells], after: Sequence[Cells]) -> TableChange:
    """Return how `after` differs; a row whose first cell stands in another one of `after` is changed."""
    there, here = Counter(before), Counter(after)
    gone, come = (keyed(rows.elements(), lambda row: (row[0],)) for rows in (there - here, here - there))
    changes = [*table_changes(name, *({key: {"": row} for key, row in one.items()} for one in (gone, come)))]
    kinds = Counter(change.kind for change in changes)
    removed = tuple(_called(name, gone[one.key]) for one in changes if one.kind is RowKind.DELETED)
    return TableChange(
        table=name, changed=kinds[RowKind.MODIFIED], added=kinds[RowKind.ADDED], removed=removed
    )


def draft_changes(desk: EditorView) -> tuple[TableChange, ...]:
    """Return what was typed and not saved, by table."""
    typed = desk.draft.tables if desk.draft else ()
    return tuple(table_change(one.name, desk.table_before(one.name).rows, one.rows) for one in typed)


def changes_between(before: Dossier, after: Dossier) -> tuple[TableChange, ...]:
    """Return how the tables of two dossiers differ; tables that do not are left out."""
    pairs: Iterable[tuple[TypedTable, TypedTable]] = zip(all_typed(before), all_typed(after), strict=True)
    return tuple(table_change(one.name, one.rows, other.rows) for one, other in pairs if one != other)


def changes_text(changes: Sequence[TableChange]) -> Text:
    """Say what changes in one line: `企业 改 2 行、删 45 行`; nothing is an empty text."""
    lines = [_said(change) for change in changes]
    return Text("；".join(one.zh for one in lines), "; ".join(one.en for one in lines))


def removals_text(changes: Sequence[TableChange]) -> Text:
    """Say which rows go, the first of them by name; empty if none does."""
    lines = [_gone(change) for change in changes if change.removed]
    return Text("；".join(one.zh for one in lines), "; ".join(one.en for one in lines))


def counted_comment(desk: EditorView) -> str:
    """Return what a draft does as the comment of a version, kept in both languages."""
    said = changes_text(draft_changes(desk))
    return f"{COUNTED}{said.zh} / {said.en}"


def _said(change: TableChange) -> Text:
    counts = (
        (change.changed, "改 {n} 行", "{n} changed"),
        (change.added, "增 {n} 行", "{n} added"),
        (len(change.removed), "删 {n} 行", "{n} removed"),
    )
    zh = "、".join(said.format(n=n) for n, said, _ in counts if n)
    en = ", ".join(said.format(n=n) for n, _, said in counts if n)
    title = table_title(change.table)
    return Text(f"{title.zh} {zh or '行序'}", f"{title.en}: {en or 'order of rows'}")


def _called(table: str, row: Cells) -> str | Text:
    """Return what a row is called: by its id, or by what it speaks of where it has none."""
    if table == "policy":
        return policy_row(row[:4])
    if table == "sources":
        return table_title(row[0])
    if table == "caps":
        return row[1]
    return f"{row[0]} {row[1]}F" if table == "floors" else row[0]


def _gone(change: TableChange) -> Text:
    count, named = len(change.removed), change.removed[:NAMED]
    rest = Text(" 等", " and others") if count > len(named) else Text("", "")
    return message(
        "{table} {count} 行（{names}{rest}）",
        "{table}: {count} ({names}{rest})",
        table=table_title(change.table),
        count=count,
        names=joined([one if isinstance(one, Text) else Text(one, one) for one in named], comma=True),
        rest=rest,
    ).both()

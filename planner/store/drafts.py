"""Drafts: what a person typed on a project, step by step, with a pointer to undo and redo."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import KEPT_STEPS, Draft, StaleDraft, TypedTable
from planner.store import tables
from planner.store.codec import TYPED
from planner.store.errors import missing
from planner.store.transaction import Transaction

_D, _S, _T = tables.drafts, tables.draft_steps, tables.draft_tables


def find(db: Connection, project_id: str, actor_id: str) -> Draft | None:
    """Return the draft of a person on a project."""
    row = db.execute(select(_D).where(*_of(_D, project_id, actor_id))).one_or_none()
    if row is None:
        return None
    first, last = db.execute(
        select(func.min(_S.c.step), func.max(_S.c.step)).where(*_of(_S, project_id, actor_id))
    ).one()
    label = db.execute(select(_S.c.label).where(*_of(_S, project_id, actor_id), _S.c.step == row.step))
    newest = _newest(db, project_id, actor_id, step=row.step)
    return Draft(
        project_id=project_id,
        actor=Actor(row.actor_id, row.actor_name),
        base=row.base,
        revision=row.revision,
        step=row.step,
        first_step=first,
        last_step=last,
        touched_at=row.touched_at,
        label=label.scalar_one(),
        tables=tuple(_unpacked(table.content) for table in newest),
    )


def begin(write: Transaction, project_id: str, *, base: int) -> Draft:
    """Begin an empty draft of the actor on version `base`.

    Raises
    ------
    StaleDraft
        If the actor has one already.
    """
    there = find(write.db, project_id, write.actor.actor_id)
    if there is not None:
        raise StaleDraft(there)
    write.db.execute(
        _D.insert().values(
            project_id=project_id, **write.signature, base=base, revision=0, step=0, touched_at=write.now
        )
    )
    _add_step(write, project_id, step=0, label="", changed=())
    return _found(write, project_id)


def type_in(
    write: Transaction, project_id: str, changed: Sequence[TypedTable], *, revision: int, label: str = ""
) -> Draft:
    """Add a step: the tables that were typed in, whole. What was undone before it is gone.

    Raises
    ------
    StaleDraft
        If the draft is not at `revision` any more.
    """
    _hold(write, project_id, revision)
    mine = _of(_D, project_id, write.actor.actor_id)
    step = write.db.execute(select(_D.c.step).where(*mine)).scalar_one() + 1
    write.db.execute(delete(_S).where(*_of(_S, project_id, write.actor.actor_id), _S.c.step >= step))
    _add_step(write, project_id, step=step, label=label, changed=changed)
    _lay_together(write, project_id, first=step - KEPT_STEPS)
    return _move(write, project_id, step)


def go(write: Transaction, project_id: str, *, steps: int, revision: int) -> Draft:
    """Undo (negative) or redo (positive) steps; it stops at either end.

    Raises
    ------
    StaleDraft
        If the draft is not at `revision` any more.
    """
    _hold(write, project_id, revision)
    draft = _found(write, project_id)
    return _move(write, project_id, min(draft.last_step, max(draft.first_step, draft.step + steps)))


def rebase(
    write: Transaction, project_id: str, changed: Sequence[TypedTable], *, revision: int, base: int
) -> Draft:
    """Put the draft on another version: one step, the tables as they now differ from that version.

    Raises
    ------
    StaleDraft
        If the draft is not at `revision` any more.
    """
    _hold(write, project_id, revision)
    discard(write, project_id)
    draft = begin(write, project_id, base=base)
    return type_in(write, project_id, changed, revision=draft.revision, label="rebase") if changed else draft


def discard(write: Transaction, project_id: str) -> None:
    """Throw the actor's draft away; without one nothing happens."""
    write.db.execute(delete(_D).where(*_of(_D, project_id, write.actor.actor_id)))


@lru_cache(maxsize=8)
def _unpacked(content: str) -> TypedTable:
    """Read a table; the same is asked for at every keystroke in another, and several times in its own."""
    return TYPED.unpack(content)


def _of(table: Any, project_id: str, actor_id: str) -> tuple[Any, Any]:
    return table.c.project_id == project_id, table.c.actor_id == actor_id


def _newest(db: Connection, project_id: str, actor_id: str, *, step: int) -> Sequence[Row[Any]]:
    """Return the newest state, at a step, of every table that was typed in, by name."""
    last = (
        select(_T.c.name, func.max(_T.c.step).label("step"))
        .where(*_of(_T, project_id, actor_id), _T.c.step <= step)
        .group_by(_T.c.name)
        .subquery()
    )
    return db.execute(
        select(_T)
        .join(last, (last.c.name == _T.c.name) & (last.c.step == _T.c.step))
        .where(*_of(_T, project_id, actor_id))
        .order_by(_T.c.name)
    ).all()


def _hold(write: Transaction, project_id: str, revision: int) -> None:
    """Count the change, and so hold the draft until it is done."""
    mine = _of(_D, project_id, write.actor.actor_id)
    # Counting up is the lock: two tabs that typed on one revision both come here, and the second updates no row and
    # is told.
    held = write.db.execute(
        update(_D).where(*mine, _D.c.revision == revision).values(revision=revision + 1, touched_at=write.now)
    )
    if held.rowcount != 1:
        raise StaleDraft(find(write.db, project_id, write.actor.actor_id))


def _move(write: Transaction, project_id: str, step: int) -> Draft:
    write.db.execute(update(_D).where(*_of(_D, project_id, write.actor.actor_id)).values(step=step))
    return _found(write, project_id)


def _found(write: Transaction, project_id: str) -> Draft:
    draft = find(write.db, project_id, write.actor.actor_id)
    if draft is None:
        raise missing(project_id)
    return draft


def _add_step(
    write: Transaction, project_id: str, *, step: int, label: str, changed: Sequence[TypedTable]
) -> None:
    place = {"project_id": project_id, "actor_id": write.actor.actor_id, "step": step}
    write.db.execute(_S.insert().values(**place, label=label))
    for table in changed:
        write.db.execute(_T.insert().values(**place, name=table.name, content=TYPED.pack(table)))


def _lay_together(write: Transaction, project_id: str, *, first: int) -> None:
    """Make the steps up to `first` one; nothing that was typed in them is lost."""
    actor_id = write.actor.actor_id
    early = _S.c.step < first
    if not write.db.execute(select(_S.c.step).where(*_of(_S, project_id, actor_id), early)).first():
        return
    for table in _newest(write.db, project_id, actor_id, step=first):
        if table.step < first:
            place = (*_of(_T, project_id, actor_id), _T.c.name == table.name, _T.c.step == table.step)
            write.db.execute(update(_T).where(*place).values(step=first))
    write.db.execute(delete(_S).where(*_of(_S, project_id, actor_id), early))

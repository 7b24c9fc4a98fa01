"""Projects and their versions: appended, never changed."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from planner.domain.park.dossier import Dossier
from planner.domain.projects.actor import Actor
from planner.domain.projects.project import Project, SavedVersion, StaleVersion, VersionNote
from planner.store import tables
from planner.store.codec import DOSSIER
from planner.store.errors import missing
from planner.store.transaction import Transaction
from planner.text import Text

_T, _V = tables.projects, tables.versions
_NOTES = (_V.c.number, _V.c.parent, _V.c.actor_id, _V.c.actor_name, _V.c.saved_at, _V.c.comment,
          _V.c.fingerprint)  # fmt: skip


def add(
    write: Transaction, project_id: str, name: Text, dossier: Dossier, *, comment: str = ""
) -> VersionNote:
    """Add a project with its first version; `project_id` must be new."""
    write.db.execute(
        _T.insert().values(
            project_id=project_id, name_zh=name.zh, name_en=name.en, head=1, created_at=write.now
        )
    )
    return _append(write, project_id, dossier, number=1, comment=comment)


def save(
    write: Transaction, project_id: str, dossier: Dossier, *, base: int, comment: str = ""
) -> VersionNote:
    """Append a version made on version `base`.

    Raises
    ------
    StaleVersion
        If `base` is not the newest version.
    StoreError
        If there is no such project, or it was put away.
    """
    # The condition on the head is the lock: of two who save on one version, the second updates no row, on either
    # database.
    moved = write.db.execute(
        update(_T)
        .where(_T.c.project_id == project_id, _T.c.head == base, _T.c.deleted_at.is_(None))
        .values(head=base + 1)
    )
    if moved.rowcount != 1:
        head = find(write.db, project_id)
        if head is None or head.is_deleted or not 1 <= base < head.head:
            raise missing(project_id)
        raise StaleVersion(
            project_id,
            started_from=note(write.db, project_id, base),
            saved=note(write.db, project_id, head.head),
        )
    return _append(write, project_id, dossier, number=base + 1, comment=comment)


def _append(
    write: Transaction, project_id: str, dossier: Dossier, *, number: int, comment: str
) -> VersionNote:
    made = VersionNote(
        number=number,
        parent=number - 1 or None,
        actor=write.actor,
        saved_at=write.now,
        comment=comment,
        fingerprint=dossier.problem.fingerprint,
    )
    write.db.execute(
        _V.insert().values(
            project_id=project_id,
            number=number,
            parent=made.parent,
            **write.signature,
            saved_at=write.now,
            comment=comment,
            fingerprint=made.fingerprint,
            content=DOSSIER.pack(dossier),
        )
    )
    write.note("create" if number == 1 else "save", "project", project_id, version=number, detail=comment)
    return made


def find(db: Connection, project_id: str) -> Project | None:
    """Return a project, put away or not."""
    row = db.execute(select(_T).where(_T.c.project_id == project_id)).one_or_none()
    return None if row is None else _project(row)


def every(db: Connection, *, deleted: bool = False) -> tuple[Project, ...]:
    """Return the projects in use, or those put away, in the order they were made."""
    wanted = _T.c.deleted_at.is_not(None) if deleted else _T.c.deleted_at.is_(None)
    rows = db.execute(select(_T).where(wanted).order_by(_T.c.created_at, _T.c.project_id))
    return tuple(map(_project, rows))


def version(db: Connection, project_id: str, number: int | None = None) -> SavedVersion:
    """Return a version, the newest unless a number is given.

    Raises
    ------
    StoreError
        If it is not there, or cannot be read.
    """
    wanted = _T.c.head if number is None else number
    row = db.execute(
        select(*_NOTES, _V.c.content)
        .join(_T, _T.c.project_id == _V.c.project_id)
        .where(_V.c.project_id == project_id, _V.c.number == wanted)
    ).one_or_none()
    if row is None:
        raise missing(project_id)
    return SavedVersion(project_id=project_id, note=_note(row), dossier=DOSSIER.unpack(row.content))


def note(db: Connection, project_id: str, number: int) -> VersionNote:
    """Return who saved a version and when."""
    rows = db.execute(select(*_NOTES).where(_V.c.project_id == project_id, _V.c.number == number))
    row = rows.one_or_none()
    if row is None:
        raise missing(project_id)
    return _note(row)


def history(db: Connection, project_id: str) -> tuple[VersionNote, ...]:
    """Return every version's note, the newest first."""
    rows = db.execute(select(*_NOTES).where(_V.c.project_id == project_id).order_by(_V.c.number.desc()))
    return tuple(map(_note, rows))


def rename(write: Transaction, project_id: str, name: Text) -> None:
    """Rename a project."""
    _change(write, project_id, name_zh=name.zh, name_en=name.en)
    write.note("rename", "project", project_id, detail=name.zh)


def put_away(write: Transaction, project_id: str) -> None:
    """Delete a project so that it can be restored."""
    _change(write, project_id, deleted_at=write.now)
    write.note("delete", "project", project_id)


def bring_back(write: Transaction, project_id: str) -> None:
    """Restore a project that was put away."""
    _change(write, project_id, deleted_at=None)
    write.note("restore", "project", project_id)


def put_in_force(write: Transaction, project_id: str, plan_id: str | None) -> None:
    """Name the plan that is in force; None for none."""
    _change(write, project_id, plan_in_force=plan_id)
    write.note("put in force", "project", project_id, detail=plan_id or "")


def hold(write: Transaction, project_id: str) -> None:
    """Let nobody else change the project until this transaction ends."""
    write.db.execute(select(_T.c.head).where(_T.c.project_id == project_id).with_for_update())


def _change(write: Transaction, project_id: str, **values: Any) -> None:
    changed = write.db.execute(update(_T).where(_T.c.project_id == project_id).values(**values))
    if changed.rowcount != 1:
        raise missing(project_id)


def _project(row: Row[Any]) -> Project:
    return Project(
        project_id=row.project_id,
        name=Text(row.name_zh, row.name_en),
        head=row.head,
        plan_in_force=row.plan_in_force,
        deleted_at=row.deleted_at,
    )


def _note(row: Any) -> VersionNote:
    return VersionNote(
        number=row.number,
        parent=row.parent,
        actor=Actor(row.actor_id, row.actor_name),
        saved_at=row.saved_at,
        comment=row.comment,
        fingerprint=row.fingerprint,
    )

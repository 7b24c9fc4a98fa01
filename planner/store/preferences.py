"""Small things to remember: column mappings of uploads by signature; and the audit trail."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from planner.domain.projects.actor import Actor
from planner.domain.projects.project import AuditEntry
from planner.store import tables
from planner.store.codec import MAPPING
from planner.store.transaction import Transaction

_M, _A = tables.mappings, tables.audit


def keep_mapping(write: Transaction, signature: str, mapping: Mapping[str, str]) -> None:
    """Remember which column means what on sheets of this signature; an earlier answer is replaced."""
    write.db.execute(delete(_M).where(_M.c.signature == signature))
    write.db.execute(
        _M.insert().values(
            signature=signature,
            **write.signature,
            saved_at=write.now,
            content=MAPPING.pack(dict(mapping)),
        )
    )
    write.note("map columns", "mapping", signature)


def mappings(db: Connection) -> Mapping[str, Mapping[str, str]]:
    """Return every remembered mapping by its signature."""
    return {row.signature: MAPPING.unpack(row.content) for row in db.execute(select(_M))}


def trail(
    db: Connection, *, kind: str | None = None, subject: str | None = None, most: int = 500
) -> tuple[AuditEntry, ...]:
    """Return the newest entries of the audit trail, newest first."""
    wanted = select(_A).order_by(_A.c.entry.desc()).limit(most)
    if kind is not None:
        wanted = wanted.where(_A.c.kind == kind)
    if subject is not None:
        wanted = wanted.where(_A.c.subject == subject)
    return tuple(
        AuditEntry(
            number=row.entry,
            at=row.at,
            actor=Actor(row.actor_id, row.actor_name),
            action=row.action,
            kind=row.kind,
            subject=row.subject,
            version=row.version,
            detail=row.detail,
        )
        for row in db.execute(wanted)
    )

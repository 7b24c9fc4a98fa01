"""What was entered about the ways of firms: every entry stays, and the newest of a subject stands."""

import json
from typing import Any

from sqlalchemy import Connection, Row, func, select

from planner.domain.milestones.entry import EntryContent
from planner.domain.projects.actor import Actor
from planner.domain.projects.milestone_log import EntrySubject, MilestoneEntry, MilestoneLog
from planner.store import tables
from planner.store.codec import MILESTONE
from planner.store.transaction import Transaction

_T = tables.milestone_entries


def add(write: Transaction, about: EntrySubject, content: EntryContent) -> MilestoneEntry:
    """Keep an entry after the newest of its subject."""
    last = newest(write.db, about)
    entry = MilestoneEntry(
        about=about,
        number=last.number + 1 if last else 1,
        content=content,
        actor=Actor(write.actor.actor_id, write.actor.name),
        entered_at=write.now,
    )
    write.db.execute(
        _T.insert().values(
            project_id=about.project_id,
            firm_id=about.firm_id,
            subject=about.subject,
            number=entry.number,
            **write.signature,
            entered_at=write.now,
            content=MILESTONE.pack(content),
        )
    )
    told = json.dumps(MILESTONE.write(content), ensure_ascii=False)
    write.note(
        "enter milestone", "project", about.project_id, detail=f"{about.firm_id} {about.subject} {told}"[:500]
    )
    return entry


def newest(db: Connection, about: EntrySubject) -> MilestoneEntry | None:
    """Return the entry that stands of a subject: that of the highest number, whatever a clock said; None if there is none."""
    is_about = (_T.c.project_id == about.project_id) & (_T.c.firm_id == about.firm_id)
    is_about &= _T.c.subject == about.subject
    row = db.execute(select(_T).where(is_about).order_by(_T.c.number.desc()).limit(1)).first()
    return None if row is None else _entry(row)


def history(
    db: Connection, project_id: str, firm_id: str, subject: str | None = None
) -> tuple[MilestoneEntry, ...]:
    """Return every entry of a firm, or of one of its subjects, the newest first."""
    wanted = (_T.c.project_id == project_id) & (_T.c.firm_id == firm_id)
    if subject is not None:
        wanted &= _T.c.subject == subject
    rows = db.execute(select(_T).where(wanted).order_by(_T.c.entered_at.desc(), _T.c.number.desc()))
    return tuple(map(_entry, rows))


def of_project(db: Connection, project_id: str) -> MilestoneLog:
    """Return what stands of every firm of a project."""
    last = (
        select(_T.c.firm_id, _T.c.subject, func.max(_T.c.number).label("number"))
        .where(_T.c.project_id == project_id)
        .group_by(_T.c.firm_id, _T.c.subject)
        .subquery()
    )
    is_last = (
        (_T.c.firm_id == last.c.firm_id)
        & (_T.c.subject == last.c.subject)
        & (_T.c.number == last.c.number)
        & (_T.c.project_id == project_id)
    )
    rows = db.execute(select(_T).join(last, is_last).order_by(_T.c.firm_id, _T.c.subject))
    entries = map(_entry, rows)
    return MilestoneLog({(one.about.firm_id, one.about.subject): one for one in entries})


def _entry(row: Row[Any]) -> MilestoneEntry:
    return MilestoneEntry(
        about=EntrySubject(row.project_id, row.firm_id, row.subject),
        number=row.number,
        content=MILESTONE.unpack(row.content),
        actor=Actor(row.actor_id, row.actor_name),
        entered_at=row.entered_at,
    )

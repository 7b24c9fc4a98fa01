"""Is everything that is kept whole? Every piece of content is read, every chain of versions followed."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, select

from planner.store import decisions, schema, tables, trail
from planner.store.codec import (
    DECISION,
    DOSSIER,
    HISTORY,
    LATEST,
    LIMITS,
    MAPPING,
    MILESTONE,
    ORDERED,
    OUTCOME,
    PACK,
    PLAN,
    PROBLEM,
    PROGRESS,
    SCENARIO,
    TYPED,
    WITHDRAWAL,
    Form,
)
from planner.store.errors import StoreError
from planner.store.store import Store
from planner.text import Message, message

_CONTENT: tuple[tuple[str, str, Form[Any]], ...] = (
    ("versions", "content", DOSSIER),
    ("problems", "content", PROBLEM),
    ("scenario_versions", "content", SCENARIO),
    ("draft_tables", "content", TYPED),
    ("plans", "content", OUTCOME),
    ("mappings", "content", MAPPING),
    ("milestone_entries", "content", MILESTONE),
    ("packs", "content", PACK),
    ("decisions", "content", DECISION),
    ("decisions", "withdrawn", WITHDRAWAL),
    ("jobs", "limits", LIMITS),
    ("jobs", "start", PLAN),
    ("jobs", "progress", PROGRESS),
    ("jobs", "history", HISTORY),
    ("jobs", "plan", PLAN),
    ("jobs", "outcome", OUTCOME),
    ("jobs", "ordered", ORDERED),
    ("jobs", "latest", LATEST),
)


def verify(store: Store) -> tuple[Message, ...]:
    """Return a sentence for each fault found; none if all is well.

    Raises
    ------
    StoreError
        If the database cannot be read at all.
    """
    with store.reading() as db:
        return (
            *_engine_faults(db),
            *_version_faults(db),
            *_content_faults(db),
            *_decision_faults(db),
            *trail.faults(db),
        )


def _engine_faults(db: Connection) -> Iterator[Message]:
    if db.dialect.name == "sqlite":
        for row in db.exec_driver_sql("PRAGMA integrity_check"):
            if row[0] != "ok":
                yield _said("integrity_check", str(row[0]))
        for row in db.exec_driver_sql("PRAGMA foreign_key_check"):
            yield _said("foreign_key_check", str(tuple(row)))
    for difference in schema.differences(db):
        yield _said("schema", str(difference))


def _version_faults(db: Connection) -> Iterator[Message]:
    """Numbers must run from 1 to the head without a gap."""
    for kind, heads, versions, key in (
        ("project", tables.projects, tables.versions, "project_id"),
        ("scenario", tables.scenarios, tables.scenario_versions, "scenario_id"),
    ):
        for subject, head in db.execute(select(heads.c[key], heads.c.head)):
            numbers = db.execute(
                select(versions.c.number).where(versions.c[key] == subject).order_by(versions.c.number)
            ).scalars()
            if list(numbers) != list(range(1, head + 1)):
                yield _said(f"{kind} {subject}", f"versions do not run from 1 to {head}")


def _content_faults(db: Connection) -> Iterator[Message]:
    for name, column, form in _CONTENT:
        table = tables.METADATA.tables[name]
        keys, content = list(table.primary_key.columns), table.c[column]
        for row in db.execute(select(*keys, content).where(content.is_not(None))):
            try:
                form.unpack(row[-1])
            except StoreError as error:
                yield _said(f"{name} {tuple(row)[:-1]}", error.detail)


def _decision_faults(db: Connection) -> Iterator[Message]:
    """Plans and papers must be what they were when they were decided on."""
    with suppress(StoreError):  # what cannot be read at all was told before
        for project_id in db.execute(select(tables.projects.c.project_id)).scalars():
            for one in decisions.of_project(db, project_id):
                for change in decisions.changes(db, one):
                    yield _said(f"decision {one.decision_id}", f"{change} is not what was decided on")


def _said(place: str, fault: str) -> Message:
    return message("{place}：{fault}", "{place}: {fault}", place=place, fault=fault)

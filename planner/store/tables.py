"""The tables, apart from the domain: text, whole numbers and times; facts as JSON with a format.

Every table is the same on SQLite (strict) and on PostgreSQL.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A time in UTC, kept as ISO text, so that no database turns it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a time."""
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read a time."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def _table(name: str, *parts: Any) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True)


def _key(name: str) -> Column[Any]:
    return Column(name, Text, primary_key=True)


def _needed(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _numbered(name: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=True)


def _number_in_key(name: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _actor() -> tuple[Column[Any], ...]:
    return _needed("actor_id"), _needed("actor_name")


projects = _table(
    "projects",
    _key("project_id"),
    _needed("name_zh"),
    _needed("name_en"),
    _needed("head", Integer),
    Column("plan_in_force", Text),
    _needed("created_at", Moment),
    Column("deleted_at", Moment),
)

versions = _table(
    "versions",
    Column("project_id", Text, ForeignKey("projects.project_id"), primary_key=True),
    _number_in_key("number"),
    Column("parent", Integer),
    *_actor(),
    _needed("saved_at", Moment),
    _needed("comment"),
    _needed("fingerprint"),
    _needed("content"),
)

drafts = _table(
    "drafts",
    Column("project_id", Text, ForeignKey("projects.project_id"), primary_key=True),
    _key("actor_id"),
    _needed("actor_name"),
    _needed("base", Integer),
    _needed("revision", Integer),
    _needed("step", Integer),
    _needed("touched_at", Moment),
)

draft_steps = _table(
    "draft_steps",
    _key("project_id"),
    _key("actor_id"),
    _number_in_key("step"),
    _needed("label"),
    ForeignKeyConstraint(
        ["project_id", "actor_id"], ["drafts.project_id", "drafts.actor_id"], ondelete="CASCADE"
    ),
)

draft_tables = _table(
    "draft_tables",
    _key("project_id"),
    _key("actor_id"),
    _number_in_key("step"),
    _key("name"),
    _needed("content"),
    ForeignKeyConstraint(
        ["project_id", "actor_id", "step"],
        ["draft_steps.project_id", "draft_steps.actor_id", "draft_steps.step"],
        ondelete="CASCADE",
    ),
)

scenarios = _table(
    "scenarios",
    _key("scenario_id"),
    Column("project_id", Text, ForeignKey("projects.project_id"), nullable=False, index=True),
    _needed("head", Integer),
    Column("deleted_at", Moment),
)

scenario_versions = _table(
    "scenario_versions",
    Column("scenario_id", Text, ForeignKey("scenarios.scenario_id"), primary_key=True),
    _number_in_key("number"),
    Column("parent", Integer),
    *_actor(),
    _needed("saved_at", Moment),
    _needed("comment"),
    _needed("state"),
    _needed("base_version", Integer),
    _needed("content"),
    Column("base_plan", Text),
)

remarks = _table(  # of an earlier version; databases have it, and nothing is written to it any more
    "remarks",
    _numbered("remark"),
    _needed("scenario_id"),
    _needed("number", Integer),
    *_actor(),
    _needed("said_at", Moment),
    _needed("said"),
    ForeignKeyConstraint(
        ["scenario_id", "number"], ["scenario_versions.scenario_id", "scenario_versions.number"]
    ),
    Index(None, "scenario_id", "number"),
)

problems = _table("problems", _key("fingerprint"), _needed("content"))

plans = _table(
    "plans",
    _key("plan_id"),
    _needed("project_id"),
    _needed("project_version", Integer),
    Column("number", Integer),
    Column("name", Text),
    Column("scenario_id", Text),
    Column("scenario_version", Integer),
    Column("fingerprint", Text, ForeignKey("problems.fingerprint"), nullable=False, index=True),
    *_actor(),
    _needed("made_at", Moment),
    _needed("content"),
    ForeignKeyConstraint(["project_id", "project_version"], ["versions.project_id", "versions.number"]),
    ForeignKeyConstraint(
        ["scenario_id", "scenario_version"], ["scenario_versions.scenario_id", "scenario_versions.number"]
    ),
    Index(None, "project_id", "project_version"),
)

packs = _table("packs", _key("digest"), _needed("content"))

decisions = _table(
    "decisions",
    _key("decision_id"),
    Column("project_id", Text, ForeignKey("projects.project_id"), nullable=False, index=True),
    Column("plan_a", Text, ForeignKey("plans.plan_id"), nullable=False, index=True),
    Column("plan_b", Text, ForeignKey("plans.plan_id"), nullable=False, index=True),
    Column("digest", Text, ForeignKey("packs.digest"), nullable=False),
    _needed("decided_at", Moment),
    _needed("content"),
    Column("withdrawn", Text),
)
"""`withdrawn` says who took a decision back, when and why; nothing else of a row ever changes."""

milestone_entries = _table(
    "milestone_entries",
    Column("project_id", Text, ForeignKey("projects.project_id"), primary_key=True),
    _key("firm_id"),
    _key("subject"),
    _number_in_key("number"),
    *_actor(),
    _needed("entered_at", Moment),
    _needed("content"),
)
"""No row ever changes; the highest `number` of a subject stands."""

mappings = _table("mappings", _key("signature"), *_actor(), _needed("saved_at", Moment), _needed("content"))

preferences = _table("preferences", _key("name"), _needed("content"))

audit = _table(
    "audit",
    _numbered("entry"),
    _needed("at", Moment),
    *_actor(),
    _needed("action"),
    _needed("kind"),
    _needed("subject"),
    Column("version", Integer),
    _needed("detail"),
    Column("digest", Text, nullable=False, server_default=""),
    Index(None, "kind", "subject"),
)
"""A chain by `digest`: `store.trail` adds to it."""

servers = _table(
    "servers",
    _key("server_id"),
    _needed("host"),
    _needed("pid", Integer),
    _needed("born"),
    _needed("beat_at", Moment),
)

jobs = _table(
    "jobs",
    _numbered("number"),
    Column("job_id", Text, nullable=False, unique=True, key="task_id"),
    Column("live", Text, unique=True),
    _needed("state"),
    Column("fingerprint", Text, ForeignKey("problems.fingerprint"), nullable=False, index=True),
    Column("facts", Text, nullable=False, index=True),
    _needed("wishes"),
    _needed("limits"),
    Column("start", Text),
    Column("project_id", Text),
    Column("project_version", Integer),
    *_actor(),
    _needed("asked_at", Moment),
    _needed("cancel_asked", Integer),
    Column("server_id", Text),
    Column("began_at", Moment),
    Column("ended_at", Moment),
    _needed("milliseconds", Integer),
    Column("progress", Text),
    _needed("history"),
    Column("plan", Text),
    Column("outcome", Text),
    Column("fault", Text),
    _needed("note"),
    Column("scenario_id", Text),
    Column("scenario_version", Integer),
    Column("kind", Text, nullable=False, server_default="solve"),
    Column("topic", Text, index=True),
    Column("ordered", Text),
    Column("latest", Text),
    Column("queue", Text, nullable=False, server_default="solves"),
    ForeignKeyConstraint(["project_id", "project_version"], ["versions.project_id", "versions.number"]),
    Index(None, "state", "number"),
)
"""`live` names what is asked while the task is not over: so it is worked on once at a time.

A solve has `limits`, `start`, `progress`, `plan` and `outcome`; a task of another `kind` has its order, but for the problem, in
`ordered`, its newest result in `latest`, and is found by its `topic`. It waits in a `queue`.
"""

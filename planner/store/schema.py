"""The version of a database's tables: read it, bring it up to this program's."""

from functools import cache
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from planner.store.people_tables import METADATA

_MIGRATING = 7_105_001
"""Number of the lock that all planners share."""


def revision_of(db: Connection) -> str | None:
    """Return the revision of a database; None if Alembic has never been there."""
    return MigrationContext.configure(db).get_current_revision()


def is_empty(db: Connection) -> bool:
    """Whether there is not a single table."""
    return not inspect(db).get_table_names()


@cache
def revisions() -> tuple[str, ...]:
    """Return every revision this program knows, oldest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(reversed([step.revision for step in script.walk_revisions()]))


def newest() -> str:
    """Return the revision of this program."""
    return revisions()[-1]


def migrate(db: Connection, *, to: str = "head") -> None:
    """Bring the tables up, inside the transaction that `db` has begun."""
    config = _config()
    config.attributes["connection"] = db
    command.upgrade(config, to)


def lock(db: Connection) -> None:
    """Let one process at a time migrate a PostgreSQL database; SQLite has one writer anyway."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATING})


def differences(db: Connection) -> list[Any]:
    """Return what a migrated database and the declared tables differ in; nothing if all is well."""
    return list(compare_metadata(MigrationContext.configure(db), METADATA))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "planner.store:migrations")
    config.set_main_option("path_separator", "os")
    return config

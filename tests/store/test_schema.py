"""Migrations make the very tables that are declared, from the first revision on, with what was in them."""

import contextlib
import sqlite3
from collections.abc import Callable

import pytest

from planner.store import schema
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support.kept import ANN


def test_migrated_databases_equal_the_declared_tables(store: Store) -> None:
    with store.reading() as db:
        assert schema.differences(db) == []
        assert schema.revision_of(db) == schema.newest()


def test_every_table_of_sqlite_is_strict(new_url: Callable[[str], str]) -> None:
    store = open_store(new_url("sqlite"))
    with store.reading() as db:
        made: dict[str, str] = dict(
            db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
        )
    store.close()
    loose = [name for name, sql in made.items() if not sql.rstrip().endswith("STRICT")]
    assert set(loose) <= {"alembic_version", "sqlite_sequence"}


def test_sqlite_runs_with_its_safe_settings(new_url: Callable[[str], str]) -> None:
    store = open_store(new_url("sqlite"))
    with store.reading() as db:
        found = {
            name: db.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_write_takes_the_lock_of_sqlite_when_it_begins(new_url: Callable[[str], str]) -> None:
    store = open_store(new_url("sqlite"))
    with (
        store.writing(ANN),
        contextlib.closing(sqlite3.connect(str(store.address.database), timeout=0)) as other,
    ):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("SELECT count(*) FROM projects")
    store.close()

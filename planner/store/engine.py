"""Opening the database: SQLite with its safe settings, PostgreSQL, or memory for tests."""

import os
import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from planner.store.errors import StoreError, StoreFault
from planner.text import message

_PASSWORD = re.compile(r"(://[^:/@]*:).*@")
OWN = 0o600
"""The mode of files that hold what is kept: for who runs the program alone."""
WAIT_MS = 5000
"""How long a write waits for another before it gives up."""
AT_ONCE = "planner_write"
"""Execution option of a connection that will write: SQLite takes the lock when it begins."""
_ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""What libpq is told, so that a server that went without a farewell is noticed within seconds."""
_POSTGRESQL = re.compile(r"postgres(ql)?(\+psycopg)?$")


def address_of(url: str) -> URL:
    """Read the URL of a database.

    Raises
    ------
    StoreError
        If it names neither SQLite nor PostgreSQL.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise _foreign(_PASSWORD.sub(r"\1***@", url)) from None
    if _POSTGRESQL.match(address.drivername):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in {"sqlite", "sqlite+pysqlite"}:
        return address
    raise _foreign(address.render_as_string(hide_password=True))


def is_memory(address: URL) -> bool:
    """Whether the database lives in this process only."""
    return address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}


def engine_of(address: URL) -> Engine:
    """Return an engine; nothing is opened yet."""
    if address.get_backend_name() == "postgresql":
        # A statement may outlast the wait for a lock by far: a restore writes for long, but nobody may queue behind a
        # lock for longer than a person waits.
        options = f"-c lock_timeout={WAIT_MS} -c statement_timeout=60000 -c synchronous_commit=on"
        return create_engine(
            address,
            pool_pre_ping=True,
            connect_args=_ALIVE | {"options": options, "application_name": "park-planner"},
        )
    if is_memory(address):
        # A second connection to :memory: would be a second, empty database.
        engine = create_engine(address, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(address, max_overflow=50, connect_args={"timeout": WAIT_MS / 1000})
        event.listen(engine, "do_connect", partial(_make_private, Path(str(address.database))))
    event.listen(engine, "connect", _make_safe)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: Path, *_connection: Any) -> None:
    """Make the file for who runs the program alone, before SQLite makes it for all; its log takes the same mode."""
    # One that is there stays as it is; where none can be made SQLite says so in its words.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))


def _make_safe(connection: Any, _record: Any) -> None:
    """Set what SQLite leaves off: WAL, full synchronisation, foreign keys, waiting."""
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    # Asked before it is set: setting it takes a lock, and every new connection would wait for the writer in turn.
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] not in {"wal", "memory"}:
        cursor.execute("PRAGMA journal_mode = WAL")
    # WAL with NORMAL would lose the last saves when the power goes; what was said to be kept must be kept.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    at_once = connection.get_execution_options().get(AT_ONCE, False)
    # A write that begins as a read and takes the lock later is refused at once (no wait helps) when another wrote
    # meanwhile; so who will write says so at the beginning.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")


def _foreign(url: str) -> StoreError:
    said = message(
        "数据库地址 {url} 既不是 SQLite 也不是 PostgreSQL。请改正 PLANNER_DATABASE_URL，"
        "例如 sqlite:///C:/planner/planner.sqlite3 或 postgresql://USER:PASSWORD@HOST/DATABASE。",
        "The database address {url} is neither SQLite nor PostgreSQL. Correct PLANNER_DATABASE_URL, for "
        "instance sqlite:///C:/planner/planner.sqlite3 or postgresql://USER:PASSWORD@HOST/DATABASE.",
        url=url,
    )
    return StoreError(StoreFault.FOREIGN, said)

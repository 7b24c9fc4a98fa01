"""Databases of every kind, each empty and of the test's own."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from planner.store.opening import open_store
from planner.store.store import Store

KINDS = ("memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
ON_DISK = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
_numbers = itertools.count(1)


class SpareDatabases:
    """Databases of one server, emptied and handed out again: to make one takes the server a fifth of a second."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._spare: list[str] = []

    def take(self) -> str:
        """Return the name of an empty one."""
        if self._spare:
            return self._spare.pop()
        name = f"planner_test_{next(_numbers)}"
        _on_server(self._server, f"CREATE DATABASE {name}")
        return name

    def give_back(self, name: str) -> None:
        """Empty one, whoever still has it open."""
        _on_server(
            self._server,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            f"ALTER DATABASE {name} RESET ALL",
        )
        _on_server(self.url(name), "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        self._spare.append(name)

    def drop(self) -> None:
        """Drop them all."""
        for name in self._spare:
            _on_server(self._server, f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """Return the address of one."""
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def spare_databases(postgres_url: str) -> Iterator[SpareDatabases]:
    spare = SpareDatabases(postgres_url)
    yield spare
    spare.drop()


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return the URL of a new, empty database of a kind."""
    made: list[tuple[SpareDatabases, str]] = []

    def url(kind: str) -> str:
        if kind == "memory":
            return "sqlite://"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / f'planner-{next(_numbers)}.sqlite3'}"
        spare: SpareDatabases = request.getfixturevalue("spare_databases")
        name = spare.take()
        made.append((spare, name))
        return spare.url(name)

    yield url
    for spare, name in made:
        spare.give_back(name)


def _on_server(url: str, *commands: str) -> None:
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        for command in commands:
            db.execute(text(command))
    engine.dispose()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, new_url: Callable[[str], str]) -> Iterator[Store]:
    """Return an open store of each kind in turn."""
    opened = open_store(new_url(request.param))
    yield opened
    opened.close()


@pytest.fixture(params=ON_DISK)
def url(request: pytest.FixtureRequest, new_url: Callable[[str], str]) -> str:
    """Return the URL of a database that survives its process, of each kind in turn."""
    return new_url(request.param)

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


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return the URL of a new, empty database of a kind."""
    made: list[tuple[str, str]] = []

    def url(kind: str) -> str:
        if kind == "memory":
            return "sqlite://"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / f'planner-{next(_numbers)}.sqlite3'}"
        server = request.getfixturevalue("postgres_url")
        name = f"planner_test_{next(_numbers)}"
        _on_server(server, f"CREATE DATABASE {name}")
        made.append((server, name))
        return make_url(server).set(database=name).render_as_string(hide_password=False)

    yield url
    for server, name in made:
        _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(url: str, command: str) -> None:
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
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

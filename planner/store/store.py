"""The door to what is kept: open it, read from it, write to it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004  # of the pool

from planner.domain.projects.actor import Actor
from planner.store import trail
from planner.store.engine import AT_ONCE, address_of, engine_of, is_memory
from planner.store.errors import StoreError, StoreFault, fault_message, translated
from planner.store.transaction import Transaction, begun

LONGEST_QUEUE_S = 10.0
"""How long a write of this process waits for the others of it."""


class Store:
    """A database, whichever it is. Safe to use from many threads."""

    def __init__(self, url: str | URL) -> None:
        self.address: URL = address_of(url) if isinstance(url, str) else url
        self.engine: Engine = engine_of(self.address)
        self.check: Callable[[Transaction], None] | None = None
        """Looks at every write within its transaction, and refuses by an exception."""
        # In memory all threads share one connection, so they take turns.
        self._turn = threading.RLock() if is_memory(self.address) else None
        # SQLite has one writer at a time; those of this process queue instead of asking again and again.
        self._pen = None if self.is_postgresql else threading.RLock()

    @property
    def is_postgresql(self) -> bool:
        """Whether it is a server that several machines may share."""
        return self.address.get_backend_name() == "postgresql"

    @property
    def shown(self) -> str:
        """The address without its password."""
        return self.address.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one state of the database, whatever others write meanwhile.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        # A page reads several tables; under READ COMMITTED, PostgreSQL's usual, each query would see another moment.
        options = {"isolation_level": "REPEATABLE READ"} if self.is_postgresql else {}
        with self._translating(), self._in_turn(), self.engine.connect() as bare:
            db = bare.execution_options(**options)
            with db.begin():
                yield db

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Transaction]:
        """Write in one transaction; leaving by an exception writes nothing.

        Raises
        ------
        StoreError
            If the database cannot be written: busy, full, read-only, gone.
        """
        with self._translating(), self._with_pen(), self._in_turn(), self.engine.connect() as bare:
            db = bare.execution_options(**{AT_ONCE: True})
            with db.begin():
                write = begun(db, actor)
                if self.check is not None:
                    self.check(write)
                yield write
                trail.append(db, write.notes)

    def close(self) -> None:
        """Return every connection; whoever is at work on the one in memory is let finish."""
        with self._in_turn():
            self.engine.dispose()

    def _in_turn(self) -> AbstractContextManager[object]:
        return self._turn or nullcontext()

    @contextmanager
    def _with_pen(self) -> Iterator[None]:
        if self._pen is None:
            yield
            return
        if not self._pen.acquire(timeout=LONGEST_QUEUE_S):
            raise StoreError(StoreFault.LOCKED, fault_message(StoreFault.LOCKED))
        try:
            yield
        finally:
            self._pen.release()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, TimeoutError) as error:
            raise translated(error) from error

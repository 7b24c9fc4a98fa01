"""A database that another process holds: jobs end all the same, and their end is kept when it is free again."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.task import TaskState
from planner.services.tasks.book import TaskBook
from planner.store import engine, tasks
from planner.store.opening import open_store
from planner.store.store import Store
from tests.services.test_jobs import PROGRESS, order, outcome
from tests.support.lines import outcome_line, progress_line
from tests.support.locking import locked
from tests.support.processes import wait_until

WORKER = """
import os, sys, time
here = sys.argv[1]
def say(name):
    sys.stdout.buffer.write(open(os.path.join(here, name), "rb").read())
    sys.stdout.buffer.flush()
sys.stdin.buffer.readline()
say("progress")
while not os.path.exists(os.path.join(here, "go")):
    time.sleep(0.02)
say("outcome")
"""


class Desk:
    """A job under way, its book, and what the database refused meanwhile."""

    def __init__(self, folder: Path, url: str = "") -> None:
        (folder / "worker.py").write_text(WORKER, "utf-8")
        (folder / "progress").write_bytes(progress_line(PROGRESS))
        (folder / "outcome").write_bytes(outcome_line(outcome()))
        self.path = folder / "planner.sqlite3"
        self.store: Store = open_store(url or f"sqlite:///{self.path}")
        self.refused: list[Any] = []
        event.listen(self.store.engine, "handle_error", self.refused.append)
        command = (sys.executable, str(folder / "worker.py"), str(folder))
        self.book = TaskBook(self.store, command=command)
        self.task_id = self.book.start(order())
        assert wait_until(lambda: self.known().plan is not None)

    def close(self) -> None:
        self.book.close()
        self.store.close()

    def known(self) -> Any:
        return self.book.task(self.task_id)

    def kept(self) -> TaskState:
        with self.store.reading() as db:
            found = tasks.find(db, self.task_id)
        assert found is not None
        return found.task.state

    def refused_again(self) -> Callable[[], bool]:
        """Return the question whether the database refused two more writes since now."""
        before = len(self.refused)
        return lambda: len(self.refused) >= before + 2


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(engine, "WAIT_MS", 100)
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_a_job_that_ends_while_the_database_is_locked_is_kept_when_it_is_free(
    desk: Desk, tmp_path: Path
) -> None:
    with locked(desk.path):
        (tmp_path / "go").touch()
        assert wait_until(lambda: desk.known().state is TaskState.DONE)
        assert wait_until(desk.refused_again())
        assert desk.known().outcome == outcome()
        assert desk.kept() is TaskState.RUNNING
    assert wait_until(lambda: desk.kept() is TaskState.DONE)
    assert desk.known().outcome == outcome()


def test_a_job_can_be_stopped_while_the_database_is_locked(desk: Desk) -> None:
    with locked(desk.path):
        desk.book.cancel(desk.task_id)
        assert wait_until(lambda: desk.known().state is TaskState.CANCELLED)
        assert desk.kept() is TaskState.RUNNING
    assert wait_until(lambda: desk.kept() is TaskState.CANCELLED)


def test_a_job_whose_server_ends_while_the_database_is_locked_is_interrupted_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(desk.path):
        desk.book.close()
        assert desk.kept() is TaskState.RUNNING
    monkeypatch.setattr("planner.services.database.heartbeat.is_gone", lambda _: True)
    following = TaskBook(desk.store)
    assert desk.kept() is TaskState.INTERRUPTED
    following.close()


def test_a_claim_that_was_kept_although_its_server_never_heard_so_is_claimed_again(
    desk: Desk, tmp_path: Path
) -> None:
    waiting = desk.book.start(order(seed=1))  # the one slot is at work
    with desk.store.writing(PROGRAM) as write:
        assert tasks.claim(write, desk.book.runner.presence.server_id) == waiting
    (tmp_path / "go").touch()
    assert wait_until(lambda: desk.book.task(waiting).state is TaskState.DONE)  # type: ignore[union-attr]

"""Long questions as tasks: worked on once, found again, cancelled, and kept through a restart and a death."""

import math
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import Fault, TaskQueue, TaskState
from planner.processes import workers
from planner.services.planning.wire import SolveOrder
from planner.services.tasks import kinds as questions
from planner.services.tasks import runner as task_runner
from planner.services.tasks.book import Question, TaskBook
from planner.services.tasks.run import QUESTION_GRACE_S
from planner.store import tables
from planner.store.opening import open_store
from tests.support.processes import all_gone, solve_folders
from tests.support.questions import HELD, PROBLEM, HeldOrder, keep
from tests.support.waiting import CANCEL_S, PATIENCE_S, seen

TOPIC = "held:plan-1"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the URL of a new database; the kind of question that a test can hold is known."""
    monkeypatch.setitem(questions.KINDS, HELD.name, HELD)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    yield f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    assert not solve_folders(tmp_path / "temporary") or seen(
        lambda: not solve_folders(tmp_path / "temporary"), "the end of every folder for temporary files"
    )


@pytest.fixture
def order(tmp_path: Path) -> HeldOrder:
    return HeldOrder(folder=str(tmp_path))


def under_way(book: TaskBook, topic: str = TOPIC) -> Question:
    """Wait until a question has a partial result, and return it."""

    def with_result() -> Question | None:
        question = book.question(topic)
        return question if question is not None and question.latest is not None else None

    found = seen(with_result, "a partial result")
    assert found is not None
    return found


def over(book: TaskBook, topic: str = TOPIC) -> Question:
    question = book.question(topic)
    assert question is not None
    book.wait(question.task_id, PATIENCE_S)
    ended = book.question(topic)
    assert ended is not None
    assert ended.state.is_over
    return ended


def test_a_question_goes_from_its_order_by_a_partial_result_to_its_result(url: str, order: HeldOrder) -> None:
    book = TaskBook(open_store(url))
    assert book.question(TOPIC) is None
    book.ask(HELD, TOPIC, order)
    partial = under_way(book)
    assert (partial.state, partial.latest["answer"], partial.latest["is_over"]) == (
        TaskState.RUNNING,
        None,
        False,
    )
    order.go()
    done = over(book)
    assert (done.state, done.latest["answer"], done.latest["is_over"]) == (TaskState.DONE, 42, True)
    assert all_gone({done.latest["pid"]})
    book.close()


def test_the_same_order_from_two_tabs_and_two_servers_is_one_task_and_its_result_is_kept(
    url: str, order: HeldOrder
) -> None:
    book, other = TaskBook(open_store(url)), TaskBook(open_store(url), 0)
    first = book.ask(HELD, TOPIC, order)
    assert {book.ask(HELD, TOPIC, order), other.ask(HELD, TOPIC, order)} == {first}
    assert under_way(other).latest["pid"] == under_way(book).latest["pid"]
    order.go()
    done = over(book)
    assert other.ask(HELD, TOPIC, order) == first
    assert over(other).latest == done.latest
    book.close()
    other.close()


def test_another_order_or_another_topic_is_another_task_and_the_one_asked_last_is_shown(
    url: str, order: HeldOrder
) -> None:
    book = TaskBook(open_store(url), 0)
    shorter = HeldOrder(folder=order.folder, limits=Limits(time_limit_s=1.0))
    ids = [book.ask(HELD, topic, one) for topic, one in ((TOPIC, order), (TOPIC, shorter), ("held:2", order))]
    assert len(set(ids)) == 3
    shown = book.question(TOPIC)
    assert shown is not None
    assert shown.task_id == ids[1]
    assert book.ask(HELD, TOPIC, order) == ids[0]
    shown = book.question(TOPIC)
    assert shown is not None
    assert shown.task_id == ids[0]
    book.close()


@pytest.mark.parametrize("how", ["go", "deaf"])
def test_a_cancel_ends_its_worker_keeps_what_it_had_and_the_next_asking_begins_anew(
    url: str, tmp_path: Path, how: str
) -> None:
    order = HeldOrder(folder=str(tmp_path), how=how)
    book, other = TaskBook(open_store(url)), TaskBook(open_store(url), 0)
    first = book.ask(HELD, TOPIC, order)
    pid = under_way(book).latest["pid"]
    other.cancel(first)
    assert all_gone({pid})
    ended = over(book)
    assert (ended.state, ended.latest["pid"]) == (TaskState.CANCELLED, pid)
    assert other.ask(HELD, TOPIC, order) != first
    book.close()
    other.close()


def test_what_a_question_is_granted_before_it_is_killed_is_less_than_a_cancel_may_take() -> None:
    assert task_runner.HEAR_EVERY_S + QUESTION_GRACE_S < CANCEL_S
    assert workers.GRACE_S < QUESTION_GRACE_S


def test_a_worker_that_dies_leaves_a_failed_task_with_its_partial_result(url: str, tmp_path: Path) -> None:
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, HeldOrder(folder=str(tmp_path), how="die"))
    ended = over(book)
    assert (ended.state, ended.task.fault, "status 7" in ended.task.note) == (
        TaskState.FAILED,
        Fault.CRASHED,
        True,
    )
    assert ended.latest["answer"] is None
    book.close()


def test_a_question_that_overruns_is_ended_with_its_partial_result(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.services.tasks.run.OVERTIME_S", 0.3)
    monkeypatch.setitem(questions.KINDS, HELD.name, replace(HELD, longest_s=lambda _order: math.inf))
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, HeldOrder(folder=str(tmp_path), how="deaf"))
    run = book.runner.runs[under_way(book).task_id]
    run._longest_s = 0.2
    ended = over(book)
    assert (ended.state, ended.task.fault, ended.latest["answer"]) == (TaskState.FAILED, Fault.HUNG, None)
    book.close()


def test_after_a_restart_what_ran_is_stopped_with_its_partial_result_and_what_waited_is_run(
    url: str, order: HeldOrder
) -> None:
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, order)
    pid = under_way(book).latest["pid"]
    book.ask(HELD, "held:2", order)
    book.close()
    assert all_gone({pid})
    book = TaskBook(open_store(url))
    stopped = book.question(TOPIC)
    assert stopped is not None
    assert (stopped.state, stopped.latest["pid"], stopped.latest["is_over"]) == (
        TaskState.INTERRUPTED,
        pid,
        True,
    )
    order.go()
    assert over(book, "held:2").latest["answer"] == 42
    book.ask(HELD, TOPIC, order)
    assert over(book).latest["answer"] == 42
    book.close()


@pytest.mark.parametrize("continues", [True, False])
def test_what_was_stopped_goes_on_from_what_it_had_if_its_kind_can(
    url: str, order: HeldOrder, *, continues: bool
) -> None:
    kind = replace(HELD, continues=continues)
    book = TaskBook(open_store(url))
    book.ask(kind, TOPIC, order)
    pid = under_way(book).latest["pid"]
    book.close()
    book = TaskBook(open_store(url), 0)
    book.ask(kind, TOPIC, order)
    waiting = book.question(TOPIC)
    assert waiting is not None
    assert (waiting.state, waiting.latest is not None) == (TaskState.QUEUED, continues)
    book.close()
    order.go()
    book = TaskBook(open_store(url))
    assert over(book).latest["before"] == (pid if continues else None)
    book.close()


def test_a_long_question_keeps_no_solve_waiting(url: str, order: HeldOrder) -> None:
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, order)
    under_way(book)
    book.ask(HELD, "held:2", order)
    waiting = book.question("held:2")
    assert waiting is not None
    assert (waiting.state, waiting.task.ahead) == (TaskState.QUEUED, 1)
    solved = book.wait(book.start(SolveOrder(PROBLEM, Limits())), PATIENCE_S)
    assert solved is not None
    assert solved.state is TaskState.DONE
    assert [one.task.task_id for one in book.newest()] == [solved.task_id]
    book.close()


def test_a_question_of_minutes_keeps_none_of_seconds_waiting(
    url: str, order: HeldOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, order)
    pid = under_way(book).latest["pid"]
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
    short = HeldOrder(folder=str(tmp_path / "short"))
    Path(short.folder).mkdir()
    book.ask(replace(HELD, queue=TaskQueue.SHORT), "held:short", short)
    short.go()
    assert over(book, "held:short").state is TaskState.DONE
    assert under_way(book).state is TaskState.RUNNING
    book.close()


def test_a_kind_that_is_not_known_any_more_fails_and_shows_nothing(
    url: str, order: HeldOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(questions.KINDS, HELD.name)
    book = TaskBook(open_store(url))
    book.ask(HELD, TOPIC, order)
    ended = over(book)
    assert (ended.state, ended.task.fault, ended.latest) == (TaskState.FAILED, Fault.REFUSED, None)
    book.close()


def test_a_result_that_cannot_be_read_is_shown_as_none(url: str, order: HeldOrder) -> None:
    store = open_store(url)
    book = TaskBook(store, 0)
    keep(store, HELD, TOPIC, order, "[]")
    shown = book.question(TOPIC)
    assert shown is not None
    assert (shown.state, shown.latest) == (TaskState.DONE, None)
    book.close()


def test_an_order_that_cannot_be_read_fails_by_itself_and_keeps_nobody_waiting(
    url: str, order: HeldOrder, tmp_path: Path
) -> None:
    queue = TaskBook(open_store(url), 0)
    damaged = queue.ask(HELD, "damaged", order)
    queue.ask(HELD, TOPIC, order)
    queue.close()
    store = open_store(url)
    with store.writing(PROGRAM) as write:
        write.db.execute(update(tables.jobs).where(tables.jobs.c.task_id == damaged).values(ordered="{}"))
    (tmp_path / "go").touch()
    book = TaskBook(store)
    assert over(book).state is TaskState.DONE
    ended = book.task(damaged)
    assert ended is not None
    assert (ended.state, ended.fault) == (TaskState.FAILED, Fault.REFUSED)
    book.close()

"""A job book with workers that misbehave in every way a solver can."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.domain.solving.task import Fault, Task, TaskState
from planner.processes import workers
from planner.services.planning.wire import SolveOrder
from planner.services.tasks import runner as task_runner
from planner.services.tasks.book import TaskBook
from planner.settings import ROOT
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support import make
from tests.support.lines import outcome_line, progress_line
from tests.support.processes import all_gone
from tests.support.waiting import CANCEL_S, PATIENCE_S, seen

Booked = Callable[..., TaskBook]

PROBLEM = make.problem(firms=[make.firm()])
PLAN = make.plan(make.placement("F1", "A-101"))
PROGRESS = Progress(seconds=0.1, stage=1, stages=2, goal="signed", objective=1, bound=2, gap=1.0, plan=PLAN)


def outcome(status: Status = Status.PROVEN_OPTIMAL) -> Outcome:
    return Outcome(
        status=status,
        plan=PLAN,
        objective=1,
        bound=1,
        gap=0.0,
        stages=(),
        seconds=0.2,
        solver="highs",
        versions=(("highspy", "1"),),
        limits=Limits(),
        fingerprint=PROBLEM.fingerprint,
    )


def order(**limits: object) -> SolveOrder:
    return SolveOrder(problem=PROBLEM, limits=Limits(**limits))  # type: ignore[arg-type]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Booked]:
    """Open a book whose worker is a small script; `say(name)` prints a prepared line."""
    store = open_store("sqlite://")
    books: list[TaskBook] = []
    stores: list[Store] = []
    (tmp_path / "progress").write_bytes(progress_line(PROGRESS))
    (tmp_path / "outcome").write_bytes(outcome_line(outcome()))

    def open_(*lines: str, slots: int = 1, at: Store = store, **options: Any) -> TaskBook:
        script = [
            "import os, sys, time",
            f"here = {str(tmp_path)!r}",
            "sys.stdin.buffer.readline()",
            "def say(name):",
            "    sys.stdout.buffer.write(open(os.path.join(here, name), 'rb').read())",
            "    sys.stdout.buffer.flush()",
            "def stay():",
            "    while sys.stdin.buffer.readline(): pass  # deaf to a stop, gone with its parent",
            *lines,
        ]
        path = tmp_path / f"worker{len(books)}.py"
        path.write_text("\n".join(script), encoding="utf-8")
        stores.append(at)
        books.append(TaskBook(at, slots, **{"command": (sys.executable, str(path)), **options}))
        return books[-1]

    yield open_
    for one in books:
        one.close()
    for opened in {store, *stores}:
        opened.close()


def finished(jobs: TaskBook, task_id: str, seconds: float = PATIENCE_S) -> Task:
    job = jobs.wait(task_id, seconds)
    assert job is not None
    assert job.state.is_over, job
    return job


def running(jobs: TaskBook, task_id: str) -> Task:
    def job_with_plan() -> Task | None:
        job = jobs.task(task_id)
        assert job is not None
        return job if job.plan is not None else None

    found = seen(job_with_plan, "a sign of life of the worker")
    assert found is not None
    return found


def test_a_job_ends_with_the_outcome_of_its_worker(book: Booked) -> None:
    jobs = book("say('progress')", "say('outcome')")
    job = finished(jobs, jobs.start(order()))
    assert job.state is TaskState.DONE
    assert job.outcome == outcome()
    assert [p.objective for p in job.history] == [1]


def test_a_second_click_gives_the_running_job(book: Booked) -> None:
    jobs = book("say('progress')", "stay()")
    first = jobs.start(order())
    assert jobs.start(order()) == first
    other = jobs.start(order(seed=7))
    assert other != first


def test_a_cancelled_job_keeps_its_incumbent_and_leaves_no_process(book: Booked) -> None:
    jobs = book("say('progress')", "stay()")
    task_id = jobs.start(order())
    running(jobs, task_id)
    pid = jobs.runner.runs[task_id].process_id
    assert pid is not None
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
    assert (os.getsid(pid), os.getpgid(pid)) == (os.getsid(0), pid)  # by which Linux may share
    jobs.cancel(task_id)
    assert all_gone({pid})
    job = finished(jobs, task_id)
    assert job.state is TaskState.CANCELLED
    assert job.outcome is not None
    assert job.outcome.status is Status.CANCELLED
    assert job.outcome.plan == PLAN
    assert job.outcome.gap is None


@pytest.mark.parametrize(
    ("lines", "fault", "said"),
    [
        (("say('progress')", "os._exit(9)"), Fault.CRASHED, "status 9"),
        (("say('progress')", "print('not json')"), Fault.GARBLED, "not a line"),
        (("say('progress')", "raise MemoryError('no memory')"), Fault.OUT_OF_MEMORY, "no memory"),
    ],
)
def test_a_dead_worker_is_a_failed_job_with_its_reason_and_last_plan(
    book: Booked, lines: tuple[str, ...], fault: Fault, said: str
) -> None:
    jobs = book(*lines)
    job = finished(jobs, jobs.start(order()))
    assert job.state is TaskState.FAILED
    assert (job.fault, said in job.note) == (fault, True)
    assert job.outcome is not None
    assert job.outcome.status is Status.FAILED
    assert job.outcome.plan == PLAN


def test_a_hung_worker_is_killed_when_it_overruns(book: Booked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.services.tasks.run.OVERTIME_S", 0.3)
    jobs = book("stay()")
    job = finished(jobs, jobs.start(order(time_limit_s=0.2)))
    assert job.state is TaskState.FAILED
    assert (job.fault, "no answer" in job.note) == (Fault.HUNG, True)


def test_a_worker_that_falls_silent_is_ended_and_its_last_plan_kept(book: Booked) -> None:
    jobs = book("say('progress')", "stay()")
    task_id = jobs.start(order())
    running(jobs, task_id)
    jobs.runner.silence_s = 0.2
    job = finished(jobs, task_id)
    assert (job.state, job.fault) == (TaskState.FAILED, Fault.HUNG)
    assert job.outcome is not None
    assert job.outcome.plan == PLAN


def test_a_stopped_worker_counts_as_silent(book: Booked) -> None:
    jobs = book("say('progress')", "os.kill(os.getpid(), 19)", silence_s=1.0)
    assert finished(jobs, jobs.start(order())).fault is Fault.HUNG


def test_a_worker_that_cannot_start_is_a_failed_job(book: Booked, tmp_path: Path) -> None:
    jobs = book(command=(str(tmp_path / "missing"),))
    job = finished(jobs, jobs.start(order()))
    assert job.state is TaskState.FAILED
    assert job.note


def test_a_queued_job_can_be_cancelled_before_it_runs(book: Booked) -> None:
    jobs = book("say('progress')", "stay()")
    first = jobs.start(order())
    running(jobs, first)
    second = jobs.start(order(seed=1))
    waiting = jobs.task(second)
    assert waiting is not None
    assert (waiting.state, waiting.ahead) == (TaskState.QUEUED, 1)
    jobs.cancel(second)
    assert finished(jobs, second).state is TaskState.CANCELLED


def test_the_real_worker_dies_when_its_parent_closes_the_pipe() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "planner.worker"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    pid = process.pid
    workers.close(process)
    process.wait(timeout=PATIENCE_S)
    assert process.returncode != 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_is_granted_to_a_worker_before_it_is_killed_is_less_than_a_cancel_may_take() -> None:
    assert task_runner.HEAR_EVERY_S + workers.GRACE_S < CANCEL_S


@pytest.mark.parametrize("is_held_up", [False, True], ids=["free", "waiting-to-write"])
def test_a_job_is_cancelled_by_way_of_another_server_even_while_its_own_waits_to_write(
    book: Booked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_held_up: bool
) -> None:
    url = f"sqlite:///{tmp_path / 'shared.sqlite3'}"
    runs = book("say('progress')", "stay()", at=open_store(url))
    other = book(slots=0, at=open_store(url))
    task_id = other.start(order())
    assert running(runs, task_id).state is TaskState.RUNNING
    running(other, task_id)
    waits, may_write = threading.Event(), threading.Event()

    def wait_for_the_pen() -> None:
        waits.set()
        may_write.wait(PATIENCE_S)

    if is_held_up:
        monkeypatch.setattr(runs.runner, "_keep_news", wait_for_the_pen)
        assert waits.wait(PATIENCE_S)
    pid = runs.runner.runs[task_id].process_id
    assert pid is not None
    other.cancel(task_id)
    assert all_gone({pid})
    may_write.set()
    job = finished(other, task_id)
    assert (job.state, job.plan) == (TaskState.CANCELLED, PLAN)


def test_progress_is_seen_from_another_server(book: Booked) -> None:
    runs, other = book("say('progress')", "stay()"), book(slots=0)
    job = running(other, runs.start(order()))
    assert (job.plan, [one.objective for one in job.history]) == (PLAN, [1])


def test_what_waits_when_its_server_ends_is_run_by_the_next_one(book: Booked) -> None:
    first = book(slots=0)
    task_id = first.start(order())
    first.close()
    assert finished(book("say('outcome')"), task_id).state is TaskState.DONE


def test_a_server_that_closes_leaves_its_job_interrupted_with_the_best_plan(book: Booked) -> None:
    first = book("say('progress')", "stay()")
    task_id = first.start(order())
    running(first, task_id)
    first.close()
    job = book(slots=0).task(task_id)
    assert job is not None
    assert (job.state, job.fault, job.plan) == (TaskState.INTERRUPTED, Fault.INTERRUPTED, PLAN)
    assert job.reason.zh
    assert job.reason.en


def test_many_who_ask_at_once_share_one_job(book: Booked) -> None:
    jobs = book("say('progress')", "stay()")
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: jobs.start(order()), range(16)))) == 1


def test_a_database_that_fails_during_a_solve_does_not_lose_its_end(book: Booked, tmp_path: Path) -> None:
    jobs = book(
        "say('progress')", "while not os.path.exists(here + '/go'): time.sleep(0.02)", "say('outcome')"
    )
    task_id = jobs.start(order())
    running(jobs, task_id)

    def refuse(*_: Any) -> None:
        raise OperationalError("any", {}, Exception("the database is away"))

    event.listen(jobs._store.engine, "before_cursor_execute", refuse)
    (tmp_path / "go").touch()
    seen(lambda: task_id in jobs.runner.endings, "the end of the job")
    event.remove(jobs._store.engine, "before_cursor_execute", refuse)
    assert finished(jobs, task_id).outcome == outcome()

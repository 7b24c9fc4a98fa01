"""Processes of this machine: every answer, every fault, and a stop that is heard."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planner.processes import pool, workers
from planner.processes.executor import TaskAnswer
from planner.processes.pool import ClusterError, LocalExecutor, executor_for
from planner.processes.protocol import WorkOrder
from planner.processes.standby import Standby
from tests.support.processes import all_gone, wait_until
from tests.support.waiting import CANCEL_S, PATIENCE_S

HERE = "tests.processes.tasks"


def answers(task: str, count: int) -> list[TaskAnswer]:
    found = executor_for(workers=2).answers(
        f"{HERE}:{task}", [str(n) for n in range(count)], should_stop=lambda: False
    )
    return sorted(found, key=lambda answer: answer.number)


def stopped(task: str, count: int, folder: Path) -> list[TaskAnswer]:
    """Return what is answered when a stop is asked for as soon as both workers are at it."""
    return list(
        executor_for(workers=2).answers(
            f"{HERE}:{task}", [str(folder)] * count, should_stop=lambda: len(list(folder.iterdir())) == 2
        )
    )


def test_every_order_is_answered_under_its_number() -> None:
    assert answers("double", 5) == [TaskAnswer(n, str(2 * n)) for n in range(5)]


def test_answers_that_grow_are_given_as_they_come_and_the_last_is_final() -> None:
    found = [answer for answer in answers("count_up", 3) if answer.number == 2]
    assert [(answer.text, answer.is_final) for answer in found] == [
        ("0", False), ("1", False), ("2", True),
    ]  # fmt: skip


def test_a_task_that_breaks_off_leaves_what_it_had_said_and_its_fault() -> None:
    begun, fault = answers("break_off", 1)
    assert (begun.text, begun.is_final) == ('"begun"', False)
    assert (fault.text, fault.is_final) == (None, True)
    assert "ValueError('0')" in fault.fault


def test_a_task_that_raises_is_a_fault_and_not_the_end() -> None:
    found = answers("refuse", 2)
    assert [answer.text for answer in found] == [None, None]
    assert "ValueError('1')" in found[1].fault


def test_a_panic_below_python_is_a_fault_and_not_the_end() -> None:
    found = answers("panic", 2)
    assert [answer.text for answer in found] == [None, None]
    assert "PyObject pointer is null" in found[1].fault


def test_a_worker_that_dies_is_a_fault() -> None:
    assert {answer.fault for answer in answers("die", 2)} == {"a worker process died"}


def test_a_stop_is_heard_and_leaves_the_rest_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "GRACE_S", PATIENCE_S)  # heard, and not killed, however busy the machine is
    found = stopped("linger", 9, tmp_path)
    assert [answer.text for answer in found] == ['"stopped"'] * 2


def test_a_scheduler_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ClusterError, match="no dask scheduler at"):
        executor_for("nonsense://127.0.0.1:1")


def test_a_worker_deaf_to_a_stop_is_killed_in_time(tmp_path: Path) -> None:
    assert stopped("deafen", 3, tmp_path) == []
    assert all_gone({int(one.name) for one in tmp_path.iterdir()})
    assert workers.GRACE_S + pool._POLL_S < CANCEL_S


def test_a_worker_that_has_not_read_its_order_yet_is_ended_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-S", "-c", "import time; time.sleep(600)"))
    order = "0" * 2**20  # more than a pipe holds
    assert list(executor_for(workers=2).answers("", [order] * 3, should_stop=lambda: True)) == []


def test_a_stop_is_carried_out_while_whoever_asked_is_busy_with_an_answer() -> None:
    stop = threading.Event()
    run = executor_for(workers=1).answers(f"{HERE}:breed", ["0"], should_stop=stop.is_set)
    family = set(json.loads(next(run).text or "[]"))
    stop.set()
    assert all_gone(family)  # nobody takes the next answer meanwhile
    assert list(run) == []


def test_workers_are_programs_of_their_own_whatever_started_them() -> None:
    found = answers("whose_child", 2)
    assert {json.loads(answer.text or "[]")[0] for answer in found} == {"planner.worker"}


def test_workers_say_nothing_on_the_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(answers("double", 2)) == 2
    assert capfd.readouterr().err == ""


def test_a_worker_ends_with_its_parent() -> None:
    script = (
        "import sys, threading; from planner.processes.pool import LocalExecutor\n"
        f"run = LocalExecutor(1).answers('{HERE}:whose_child', ['0', '0'], should_stop=lambda: False)\n"
        "print(next(run).text, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdin is not None
    _, worker = json.loads(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    parent.stdin.close()
    assert all_gone({worker})


def test_a_worker_takes_no_more_memory_than_it_may_and_the_next_order_is_answered() -> None:
    run = LocalExecutor(1, memory_mb=1500)
    found = list(run.answers(f"{HERE}:take", ["100", "4000", "100"], should_stop=lambda: False))
    assert [answer.text for answer in found] == ["100", None, "100"]
    assert "MemoryError" in found[1].fault


def test_what_fails_for_want_of_memory_is_told_as_that_whatever_a_library_makes_of_it() -> None:
    run = LocalExecutor(1, memory_mb=120)  # less than a worker takes by itself
    (found,) = run.answers("solve", ['{"problem": ' + "[" * 10**6], should_stop=lambda: False)
    assert "MemoryError" in found.fault


def test_what_a_worker_left_aside_is_removed_however_it_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    stop = threading.Event()
    run = LocalExecutor(1).answers(f"{HERE}:write_aside", ["0"], should_stop=stop.is_set)
    aside = Path(json.loads(next(run).text or '""'))
    assert aside.is_relative_to(tmp_path)
    assert aside.exists()
    stop.set()
    assert list(run) == []
    assert wait_until(lambda: not list(tmp_path.glob("planner-*")))


def test_a_worker_on_standby_is_loaded_takes_an_order_and_is_replaced() -> None:
    standby = Standby()
    assert standby.take() is None
    standby.refill()
    worker = standby.take()
    assert worker is not None
    try:
        answer = workers.answer_to(
            worker, WorkOrder("tests.processes.tasks:loaded", "planner.services.tasks.sweep")
        )
        assert answer is not None
        assert answer.text == "True"
        standby.refill()
        other = standby.take()
        assert other is not None
        assert other.pid != worker.pid
        workers.kill(other)
        workers.close(other)
    finally:
        workers.kill(worker)
        workers.close(worker)


def test_a_standby_that_is_closed_ends_its_worker_and_begins_none() -> None:
    standby = Standby()
    standby.refill()
    waiting = standby._worker
    assert waiting is not None
    standby.close()
    assert waiting.poll() is not None
    standby.refill()
    assert standby.take() is None

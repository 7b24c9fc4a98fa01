"""Processes of this machine: every answer, every fault, and a stop that is heard."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.compute import Answer, ClusterError, executor_for

HERE = "tests.compute.tasks"


def answers(task: str, count: int, *, stop_after_s: float | None = None) -> list[Answer]:
    begun = time.monotonic()

    def should_stop() -> bool:
        return stop_after_s is not None and time.monotonic() - begun > stop_after_s

    found = executor_for(workers=2).answers(
        f"{HERE}:{task}", [str(n) for n in range(count)], should_stop=should_stop
    )
    return sorted(found, key=lambda answer: answer.number)


def test_every_order_is_answered_under_its_number() -> None:
    assert answers("double", 5) == [Answer(n, str(2 * n)) for n in range(5)]


def test_answers_that_grow_are_given_as_they_come_and_the_last_is_final() -> None:
    found = [answer for answer in answers("count_up", 3) if answer.number == 2]
    assert [(answer.text, answer.is_final) for answer in found] == [
        ("0", False), ("1", False), ("2", False), ("2", True),
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


def test_a_worker_that_dies_is_a_fault() -> None:
    assert {answer.fault for answer in answers("die", 2)} == {"a worker process died"}


def test_a_stop_is_heard_within_two_seconds_and_leaves_the_rest_out() -> None:
    begun = time.monotonic()
    found = answers("linger", 9, stop_after_s=2.0)
    assert time.monotonic() - begun < 12.0
    assert {answer.text for answer in found} == {'"stopped"'}
    assert len(found) < 9


def test_a_scheduler_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ClusterError, match="no dask scheduler at"):
        executor_for("nonsense://127.0.0.1:1")


def test_a_worker_deaf_to_a_stop_is_killed() -> None:
    begun = time.monotonic()
    assert answers("deafen", 3, stop_after_s=1.0) == []
    assert time.monotonic() - begun < 6.0


def test_workers_are_programs_of_their_own_whatever_started_them() -> None:
    found = answers("whose_child", 2)
    assert {json.loads(answer.text or "[]")[0] for answer in found} == {"planner.compute.serving"}


def test_workers_say_nothing_on_the_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(answers("double", 2)) == 2
    assert capfd.readouterr().err == ""


def test_a_worker_ends_with_its_parent() -> None:
    script = (
        "import sys, threading; from planner.compute import LocalExecutor\n"
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
    until = time.monotonic() + 10
    while time.monotonic() < until and _lives(worker):
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False

"""Processes of this machine: every answer, every fault, and a stop that is heard."""

import time

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

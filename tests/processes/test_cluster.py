"""A cluster of real processes: faults are told, a stop is heard."""

from pathlib import Path

import pytest

from planner.processes.executor import TaskAnswer
from planner.processes.pool import own_executor
from tests.support.cluster import cluster

HERE = "tests.processes.tasks"


def test_a_cluster_answers_tells_faults_and_hears_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path, workers=2) as address:
        monkeypatch.setenv("PLANNER_SCHEDULER", address)
        executor = own_executor()
        assert address in executor.name
        try:
            doubled = executor.answers(f"{HERE}:double", ["1", "2", "3"], should_stop=lambda: False)
            assert sorted(doubled, key=lambda a: a.number) == [
                TaskAnswer(n, str(2 * n + 2)) for n in range(3)
            ]
            (refused,) = executor.answers(f"{HERE}:refuse", ["7"], should_stop=lambda: False)
            assert refused.text is None
            assert "ValueError('7')" in refused.fault
            (grown,) = executor.answers(f"{HERE}:count_up", ["3"], should_stop=lambda: False)
            assert grown == TaskAnswer(0, "3")
            begun = tmp_path / "begun"
            begun.mkdir()
            stopped = executor.answers(
                f"{HERE}:linger", [str(begun)] * 4, should_stop=lambda: bool(list(begun.iterdir()))
            )
            assert {answer.text for answer in stopped} == {'"stopped"'}
        finally:
            executor.close()

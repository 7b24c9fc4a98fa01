"""Futures asked of an executor: the same table from any, growing, stopped, and gone on with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from planner.analysis.futures.study import FutureStudy
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.future import FutureTable, RiskAssumptions
from planner.processes.executor import TaskAnswer
from planner.processes.tasks import Stop, TaskContext, task_named
from planner.services.planning.solving import solved
from planner.services.studies import risk
from planner.services.studies.risk import FuturesError, executor_for, run_futures, study_of
from tests.support import make
from tests.support.cluster import cluster

PROBLEM = make.problem(
    firms=[make.firm(f"F{n}", probability=make.number("0.5")) for n in (1, 2, 3)],
    units=[make.unit("A-101"), make.unit("A-102")],
)
COUNT = 12


class Here:
    """Works on an order when its answer is asked for."""

    name = "here"

    def __init__(self, *, loses: int = -1) -> None:
        self._loses = loses

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        for number, order in reversed(list(enumerate(orders))):
            if should_stop():
                return
            if number == self._loses:
                yield TaskAnswer(number, None, "a worker process died")
            else:
                yield TaskAnswer(number, task_named(task)(order, TaskContext(should_stop=should_stop)))

    def close(self) -> None:
        """Let nobody go."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(risk, "_BATCH", 4)


@pytest.fixture(scope="module")
def study() -> FutureStudy:
    plan = solved(PROBLEM, Limits()).plan
    assert plan is not None
    return study_of(PROBLEM, plan, seed=9, assumptions=RiskAssumptions())


@pytest.fixture(scope="module")
def whole(study: FutureStudy) -> FutureTable:
    return replace(study.table(COUNT), rows=tuple(study.rows(range(COUNT))))


def test_tables_grow_to_the_same_whole_in_whatever_order_answers_come(
    study: FutureStudy, whole: FutureTable
) -> None:
    tables = list(run_futures(study, COUNT, Here()))
    assert [len(table.rows) for table in tables] == [0, 4, 8, 12]
    assert [table.is_complete for table in tables] == [False, False, False, True]
    assert tables[-1] == whole


def test_what_was_stopped_goes_on_where_it_ended(study: FutureStudy, whole: FutureTable) -> None:
    seen: list[FutureTable] = []
    for table in run_futures(study, COUNT, Here(), should_stop=lambda: len(seen) > 1):
        seen.append(table)  # noqa: PERF402  # the stop looks at it meanwhile
    assert [row.number for row in seen[-1].rows] == [8, 9, 10, 11]
    *_, last = run_futures(study, COUNT, Here(), known=seen[-1].rows)
    assert last == whole
    assert list(run_futures(study, COUNT, Here(loses=0), known=whole.rows))[-1] == whole


def test_fewer_futures_are_the_first_of_more(study: FutureStudy, whole: FutureTable) -> None:
    *_, fewer = run_futures(study, 5, Here())
    assert fewer.rows == whole.rows[:5]


def test_a_worker_that_came_to_nothing_is_told_after_what_the_others_found(study: FutureStudy) -> None:
    seen: list[FutureTable] = []
    with pytest.raises(FuturesError, match="died"):
        seen.extend(run_futures(study, COUNT, Here(loses=1)))
    assert [row.number for row in seen[-1].rows] == [0, 1, 2, 3, 8, 9, 10, 11]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_table_from_processes_and_from_a_cluster(
    study: FutureStudy, whole: FutureTable, tmp_path: Path
) -> None:
    *_, here = run_futures(study, COUNT, executor_for(workers=1))
    with cluster(tmp_path, workers=2) as address:
        executor = executor_for(address)
        try:
            *_, there = run_futures(study, COUNT, executor)
        finally:
            executor.close()
    assert (here, there) == (whole, whole)


def test_one_table_is_counted_once(study: FutureStudy, whole: FutureTable) -> None:
    first = risk.risk_summary(PROBLEM, study.plan, whole)
    assert risk.risk_summary(PROBLEM, study.plan, replace(whole)) is first
    assert risk.risk_summary(PROBLEM, study.plan, whole, 0.9) is not first

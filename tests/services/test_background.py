"""Long work in the background: results as they come, a stop that is heard, a failure that is told."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import pytest

import models
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.relocation import Need
from planner.processes.executor import Executor, TaskAnswer
from planner.processes.pool import LocalExecutor
from planner.processes.tasks import TaskContext
from planner.services.background import BackgroundTasks, Stop, TaskState
from planner.services.frontier import find_frontier, near_plans
from planner.services.planning import report_on
from planner.services.questions import (
    FrontierOrder,
    NearOrder,
    QuestionError,
    ReplanOrder,
    ask_frontier,
    ask_near,
    ask_replan,
    replan_task,
)
from planner.services.replanning import Replan, replan
from tests.support import make
from tests.support.random_parks import random_park
from tests.support.waiting import PATIENCE_S, seen

LIMITS = Limits(time_limit_s=60.0)


def never() -> bool:
    return False


def counting(should_stop: Callable[[], bool]) -> Iterator[int]:
    number = 0
    while not should_stop():
        yield number
        number += 1
        time.sleep(0.01)


def test_an_errand_shows_its_latest_result_and_stops_when_asked() -> None:
    book = BackgroundTasks()
    name = book.start("count", counting)
    seen(lambda: (task := book.task(name)) and task.latest, "a second result")
    book.cancel(name)
    over = book.wait(name, PATIENCE_S)
    assert over is not None
    assert over.state is TaskState.CANCELLED
    assert over.latest > 0


def test_a_like_errand_is_not_started_twice_and_others_wait_their_turn() -> None:
    book, gate = BackgroundTasks(slots=1), threading.Event()

    def held(should_stop: Callable[[], bool]) -> Iterator[str]:
        gate.wait(PATIENCE_S)
        yield "done"

    first = book.start("held", held)
    assert book.start("held", held) == first
    second = book.start("other", held)
    waiting = book.task(second)
    assert waiting is not None
    assert waiting.state is TaskState.QUEUED
    book.cancel(second)
    cancelled = book.wait(second, PATIENCE_S)
    gate.set()
    done = book.wait(first, PATIENCE_S)
    assert cancelled is not None
    assert done is not None
    assert (cancelled.state, done.state, done.latest) == (TaskState.CANCELLED, TaskState.DONE, "done")


def test_a_failure_is_told_and_what_came_before_is_kept() -> None:
    def broken(should_stop: Callable[[], bool]) -> Iterator[int]:
        yield 7
        raise QuestionError("no answer")

    book = BackgroundTasks()
    over = book.wait(book.start("x", broken), PATIENCE_S)
    assert over is not None
    assert (over.state, over.latest, over.note) == (TaskState.FAILED, 7, "QuestionError: no answer")


def facts() -> tuple[Problem, Plan]:
    problem = random_park(5)
    plan = models.solve(problem, LIMITS).plan
    assert plan is not None
    return problem, plan


def test_a_re_plan_in_a_worker_is_the_one_made_here() -> None:
    problem = make.problem(firms=[make.firm("F1", min_load_kn_m2=make.number(20)), make.firm("F2")],
                           units=[make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))])  # fmt: skip
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    first, *_, told = plans(ReplanOrder(problem=problem, plan=plan, limits=LIMITS), LocalExecutor(2))
    here = replan(problem, plan, LIMITS)
    assert told.report.plan == first.report.plan == here.report.plan
    assert (told.moves, told.steps, told.findings) == (here.moves, here.steps, ())
    assert len(told.moves) == 2
    assert {move.need for move in first.moves} == {Need.PENDING}
    assert Need.PENDING not in {move.need for move in told.moves}


def plans(order: ReplanOrder, executor: Executor) -> list[Replan]:
    return [told for told in ask_replan(order, executor, never) if isinstance(told, Replan)]


@pytest.mark.parametrize("why", ["none in time", "a fault"])
def test_reasons_that_are_not_found_are_told_as_open(why: str) -> None:
    problem = make.problem(firms=[make.firm("F1", min_load_kn_m2=make.number(20)), make.firm("F2")],
                           units=[make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))])  # fmt: skip
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    order = ReplanOrder(problem=problem, plan=plan, limits=LIMITS)
    first, *_, last = plans(order, WithoutReasons(faults=why == "a fault"))
    assert {move.need for move in first.moves} == {Need.PENDING}
    assert {move.need for move in last.moves} == {Need.OPEN}


class WithoutReasons:
    """An executor that plans here and now, and does not find out why a firm changes."""

    name = "here"

    def __init__(self, *, faults: bool) -> None:
        self._faults = faults

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        if task == "replan":
            yield TaskAnswer(0, replan_task(orders[0], TaskContext(should_stop)))
        elif self._faults:
            yield from (TaskAnswer(number, None, "a worker process died") for number in range(len(orders)))

    def close(self) -> None:
        """Nothing to let go."""


def test_a_frontier_and_near_plans_from_a_worker_are_those_found_here() -> None:
    problem, _ = facts()
    pair = ("rent", "excess_area")
    order = FrontierOrder(problem=problem, first=pair[0], second=pair[1], limits=LIMITS, most_points=99)
    *growing, line = ask_frontier(order, LocalExecutor(1), never)
    here = list(find_frontier(problem, *pair, LIMITS, most_points=99))[-1]
    counts = [len(one.points) for one in growing]
    assert counts == sorted(counts)
    assert {0, len(line.points)} <= set(counts)
    assert len(set(counts)) > 3
    assert [(p.first, p.second, p.epsilon) for p in line.points] == [
        (p.first, p.second, p.epsilon) for p in here.points
    ]
    base = report_on(problem, models.solve(problem, LIMITS))
    asked = NearOrder(problem=problem, outcome=base.outcome, within="1/10", limits=LIMITS, count=2)
    *growing_nears, nears = ask_near(asked, LocalExecutor(1), never)
    assert [len(one) for one in growing_nears] == [0, 1, 2]
    found = tuple(near_plans(base, Fraction(1, 10), LIMITS, count=2))
    assert [near.distance for near in nears] == [near.distance for near in found]


def test_the_newest_errand_of_a_key_is_found_again() -> None:
    book = BackgroundTasks()
    assert book.newest("count") is None
    book.wait(book.start("count", lambda _stop: iter([1])), PATIENCE_S)
    book.wait(book.start("count", lambda _stop: iter([2])), PATIENCE_S)
    found = book.newest("count")
    assert found is not None
    assert found.latest == 2

"""Long questions put to a worker process: re-plans, frontiers, near plans; JSON in and out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from planner.check import check_moves
from planner.compute import Executor
from planner.domain.frontier import Frontier, Near
from planner.domain.moving import Move, Step
from planner.domain.outcome import Limits, Outcome
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.services.frontier import find_frontier, near_plans
from planner.services.planning import report_on
from planner.services.replanning import Replan, replan, replan_problem

_HERE = "planner.services.questions"
Stop = Callable[[], bool]


class QuestionError(Exception):
    """A worker that gave no answer; the text says why."""


@dataclass(frozen=True, kw_only=True)
class ReplanOrder:
    """What `replan` is asked."""

    problem: Problem
    plan: Plan
    limits: Limits
    price: int = 0
    most_changes: int | None = None


@dataclass(frozen=True, kw_only=True)
class FrontierOrder:
    """What `find_frontier` is asked."""

    problem: Problem
    first: str
    second: str
    limits: Limits
    keep_signed: bool = True
    most_points: int = 12


@dataclass(frozen=True, kw_only=True)
class NearOrder:
    """What `near_plans` is asked; `within` is a share such as `1/100`."""

    problem: Problem
    outcome: Outcome
    within: str
    limits: Limits
    count: int = 10


@dataclass(frozen=True, kw_only=True)
class _Replanned:
    outcome: Outcome
    moves: tuple[Move, ...]
    steps: tuple[Step, ...]
    fewest: int | None


_REPLAN, _REPLANNED = TypeAdapter(ReplanOrder), TypeAdapter(_Replanned)
_FRONTIER, _FOUND = TypeAdapter(FrontierOrder), TypeAdapter(Frontier)
_NEAR, _NEARS = TypeAdapter(NearOrder), TypeAdapter(tuple[Near, ...])


def ask_replan(order: ReplanOrder, executor: Executor, should_stop: Stop) -> Iterator[Replan]:
    """Re-plan in a worker; the new plan and its move order are judged here again.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    for text in _asked(executor, "replan_task", _REPLAN.dump_json(order), should_stop):
        told = _REPLANNED.validate_json(text)
        facts = replan_problem(order.problem, order.plan, price=order.price)
        report = report_on(facts, told.outcome)
        old = Plan(placements=facts.base)
        findings = check_moves(facts, old, report.plan, told.steps) if told.outcome.plan else ()
        yield Replan(report=report, moves=told.moves, steps=told.steps, findings=findings, fewest=told.fewest)


def ask_frontier(order: FrontierOrder, executor: Executor, should_stop: Stop) -> Iterator[Frontier]:
    """Find a frontier in a worker.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    for text in _asked(executor, "frontier_task", _FRONTIER.dump_json(order), should_stop):
        yield _FOUND.validate_json(text)


def ask_near(order: NearOrder, executor: Executor, should_stop: Stop) -> Iterator[tuple[Near, ...]]:
    """Find near plans in a worker.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    for text in _asked(executor, "near_task", _NEAR.dump_json(order), should_stop):
        yield _NEARS.validate_json(text)


def replan_task(text: str, should_stop: Stop) -> str:
    """Answer a `ReplanOrder`."""
    order = _REPLAN.validate_json(text)
    done = replan(
        order.problem,
        order.plan,
        order.limits,
        price=order.price,
        most_changes=order.most_changes,
        should_stop=should_stop,
    )
    told = _Replanned(outcome=done.report.outcome, moves=done.moves, steps=done.steps, fewest=done.fewest)
    return _written(_REPLANNED, told)


def frontier_task(text: str, should_stop: Stop) -> str:
    """Answer a `FrontierOrder` with the frontier as far as it came."""
    order = _FRONTIER.validate_json(text)
    found = Frontier(first=order.first, second=order.second, points=(), is_complete=False)
    for found in find_frontier(  # noqa: B007  the last one is the answer
        order.problem,
        order.first,
        order.second,
        order.limits,
        keep_signed=order.keep_signed,
        most_points=order.most_points,
        should_stop=should_stop,
    ):
        pass
    return _written(_FOUND, found)


def near_task(text: str, should_stop: Stop) -> str:
    """Answer a `NearOrder` with the plans found."""
    order = _NEAR.validate_json(text)
    base = report_on(order.problem, order.outcome)
    within = Fraction(order.within)
    found = near_plans(base, within, order.limits, count=order.count, should_stop=should_stop)
    return _written(_NEARS, tuple(found))


def _asked(executor: Executor, task: str, order: bytes, should_stop: Stop) -> Iterator[str]:
    for answer in executor.answers(f"{_HERE}:{task}", [order.decode()], should_stop=should_stop):
        if answer.text is None:
            raise QuestionError(answer.fault)
        yield answer.text


def _written(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()

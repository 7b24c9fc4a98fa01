"""Long questions put to a worker process: re-plans, frontiers, near plans; JSON in and out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.domain.sweeping.frontier import Frontier, Near
from planner.domain.sweeping.relocation import Move, MoveStep, Need
from planner.processes.executor import Executor
from planner.processes.tasks import Stop, TaskContext
from planner.services.frontier import find_frontier, near_plans
from planner.services.planning import Clock, begun, report_on
from planner.services.replanning import Replan, judged, only_repaired, planned, replan_problem, replanned
from planner.services.weighing import most_of, priced

_BESIDE_POINTS = 2
"""Solves of a frontier beside its points: the signed firms to keep, and a point between that another beats."""
OVERTIME_S = 20.0
"""Seconds beyond its time after which a worker counts as hung: it has to start, and to name conflicts and reasons."""


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
    any_changes: bool = False


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
class _FoundPlan:
    outcome: Outcome
    moves: tuple[Move, ...]
    steps: tuple[MoveStep, ...]
    fewest: int | None


@dataclass(frozen=True, kw_only=True)
class _WhyOrder:
    """What `judged` is asked."""

    facts: Problem
    plan: Plan
    move: Move
    limits: Limits
    most_changes: int | None


_WHY, _MOVE = TypeAdapter(_WhyOrder), TypeAdapter(Move)
_REPLAN, _REPLANNED = TypeAdapter(ReplanOrder), TypeAdapter(_FoundPlan | Progress)
_FRONTIER, _FOUND = TypeAdapter(FrontierOrder), TypeAdapter(Frontier)
_NEAR, _NEARS = TypeAdapter(NearOrder), TypeAdapter(tuple[Near, ...])


def ask_replan(order: ReplanOrder, executor: Executor, should_stop: Stop) -> Iterator[Replan | Progress]:
    """Re-plan in a worker, then find out why each firm changes, several at a time.

    First come signs of life, then the plan as soon as it is there, then again with each reason found. It and its
    move order are judged here again. The reasons may take the time limit once more, those left
    over then are told as open. A worker that is stopped before it has a plan leaves the plan in force, repaired.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    clock = begun(order.limits, should_stop)
    for is_final, text in _asked(executor, "replan", _REPLAN.dump_json(order), _late(clock)):
        told = _REPLANNED.validate_json(text)
        if isinstance(told, Progress):
            yield told
        elif is_final:
            facts = replan_problem(order.problem, order.plan, price=order.price)
            done = replanned(facts, told.outcome, fewest=told.fewest, should_stop=should_stop)
            done = replace(done, moves=told.moves)
            yield done
            yield from _with_reasons(order, done, executor, should_stop)
            return
    done = only_repaired(
        order.problem,
        order.plan,
        order.limits,
        price=order.price,
        most_changes=order.most_changes,
        clock=clock,
    )
    yield replace(done, moves=tuple(map(_closed, done.moves)))


def _with_reasons(
    order: ReplanOrder, done: Replan, executor: Executor, should_stop: Stop
) -> Iterator[Replan]:
    clock = begun(order.limits, should_stop)
    moves = list(done.moves)
    orders = [
        _WHY.dump_json(
            _WhyOrder(
                facts=done.report.problem,
                plan=done.report.plan,
                move=move,
                limits=order.limits,
                most_changes=most_of(done.report.outcome, order.most_changes),
            )
        ).decode()
        for move in moves
    ]
    wanted = [] if clock.is_over() else orders
    for answer in executor.answers("why", wanted, should_stop=clock.is_over):
        number = answer.number
        known = None if answer.text is None else _MOVE.validate_json(answer.text)
        found = known or replace(moves[number], need=Need.OPEN)
        moves[number] = priced(found, done.report.problem, done.report.outcome)
        yield replace(done, moves=tuple(moves))
    if any(move.need is Need.PENDING for move in moves):
        yield replace(done, moves=tuple(map(_closed, moves)))


def _late(clock: Clock, *, times: int = 1) -> Stop:
    """Return whether a worker is to be stopped: someone wants it, or it overran `times` the limit and is deaf."""
    last = clock.left() * (times - 1) + OVERTIME_S
    return lambda: clock.should_stop() or clock.left() < -last


def _closed(move: Move) -> Move:
    return replace(move, need=Need.OPEN) if move.need is Need.PENDING else move


def ask_frontier(order: FrontierOrder, executor: Executor, should_stop: Stop) -> Iterator[Frontier]:
    """Find a frontier in a worker; it is given after each point.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    late = _late(begun(order.limits, should_stop), times=order.most_points + _BESIDE_POINTS)
    for _, text in _asked(executor, "frontier", _FRONTIER.dump_json(order), late):
        yield _FOUND.validate_json(text)


def ask_near(order: NearOrder, executor: Executor, should_stop: Stop) -> Iterator[tuple[Near, ...]]:
    """Find near plans in a worker; they are given after each one.

    Raises
    ------
    QuestionError
        If the worker gave no answer.
    """
    late = _late(begun(order.limits, should_stop), times=order.count)
    for _, text in _asked(executor, "near", _NEAR.dump_json(order), late):
        yield _NEARS.validate_json(text)


def replan_task(text: str, context: TaskContext) -> str:
    """Answer a `ReplanOrder`, with signs of life before."""
    order = _REPLAN.validate_json(text)
    done = planned(
        order.problem,
        order.plan,
        order.limits,
        price=order.price,
        most_changes=order.most_changes,
        any_changes=order.any_changes,
        on_progress=lambda told: context.report(_written(_REPLANNED, replace(told, plan=None))),
        should_stop=context.should_stop,
    )
    found = _FoundPlan(outcome=done.report.outcome, moves=done.moves, steps=done.steps, fewest=done.fewest)
    return _written(_REPLANNED, found)


def why_task(text: str, context: TaskContext) -> str:
    """Answer a `_WhyOrder`."""
    order = _WHY.validate_json(text)
    move = judged(
        order.facts,
        order.plan,
        order.move,
        order.limits,
        most_changes=order.most_changes,
        should_stop=context.should_stop,
    )
    return _written(_MOVE, move)


def frontier_task(text: str, context: TaskContext) -> str:
    """Answer a `FrontierOrder` with the frontier as far as it came, after each point."""
    order = _FRONTIER.validate_json(text)
    found = Frontier(first=order.first, second=order.second, points=(), is_complete=False)
    context.report(_written(_FOUND, found))
    for found in find_frontier(
        order.problem,
        order.first,
        order.second,
        order.limits,
        keep_signed=order.keep_signed,
        most_points=order.most_points,
        should_stop=context.should_stop,
    ):
        context.report(_written(_FOUND, found))
    return _written(_FOUND, found)


def near_task(text: str, context: TaskContext) -> str:
    """Answer a `NearOrder` with the plans found, after each one."""
    order = _NEAR.validate_json(text)
    base = report_on(order.problem, order.outcome)
    within = Fraction(order.within)
    found: tuple[Near, ...] = ()
    context.report(_written(_NEARS, found))
    for near in near_plans(base, within, order.limits, count=order.count, should_stop=context.should_stop):
        found = (*found, near)
        context.report(_written(_NEARS, found))
    return _written(_NEARS, found)


def _asked(executor: Executor, task: str, order: bytes, should_stop: Stop) -> Iterator[tuple[bool, str]]:
    """Return each answer, and whether it is the final one."""
    for answer in executor.answers(task, [order.decode()], should_stop=should_stop):
        if answer.text is None:
            raise QuestionError(answer.fault)
        yield answer.is_final, answer.text


def _written(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()

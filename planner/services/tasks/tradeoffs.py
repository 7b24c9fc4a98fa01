"""The tasks of trade-offs: the frontier of two goals, and plans nearly as good, each told as it grows."""

from dataclasses import dataclass
from fractions import Fraction

from pydantic import TypeAdapter

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.frontier import Frontier, Near
from planner.processes.tasks import TaskContext
from planner.services.planning.solving import report_on
from planner.services.studies.frontier import find_frontier, near_plans
from planner.services.tasks.kind import TaskKind

_BESIDE_POINTS = 2
"""Solves of a frontier beside its points: the signed firms to keep, and a point between that another beats."""


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


_FRONTIER, _FOUND = TypeAdapter(FrontierOrder), TypeAdapter(Frontier)
_NEAR, _NEARS = TypeAdapter(NearOrder), TypeAdapter(tuple[Near, ...])


def frontier_task(text: str, context: TaskContext) -> str:
    """Return the frontier that a `FrontierOrder` asks for; it is told after each point."""
    order = _FRONTIER.validate_json(text)
    found = Frontier(first=order.first, second=order.second, points=(), is_complete=False)
    context.report(_FOUND.dump_json(found).decode())
    for found in find_frontier(
        order.problem,
        order.first,
        order.second,
        order.limits,
        keep_signed=order.keep_signed,
        most_points=order.most_points,
        should_stop=context.should_stop,
    ):
        context.report(_FOUND.dump_json(found).decode())
    return _FOUND.dump_json(found).decode()


def near_task(text: str, context: TaskContext) -> str:
    """Return the plans that a `NearOrder` asks for; they are told after each one."""
    order = _NEAR.validate_json(text)
    base = report_on(order.problem, order.outcome)
    within = Fraction(order.within)
    found: tuple[Near, ...] = ()
    context.report(_NEARS.dump_json(found).decode())
    for near in near_plans(base, within, order.limits, count=order.count, should_stop=context.should_stop):
        found = (*found, near)
        context.report(_NEARS.dump_json(found).decode())
    return _NEARS.dump_json(found).decode()


FRONTIER: TaskKind[FrontierOrder, Frontier] = TaskKind(
    name="frontier",
    queue=TaskQueue.LONG,
    adapter=_FRONTIER,
    read=lambda _order, text, _is_over: _FOUND.validate_json(text),
    longest_s=lambda order: (order.most_points + _BESIDE_POINTS) * order.limits.time_limit_s,
)
NEAR: TaskKind[NearOrder, tuple[Near, ...]] = TaskKind(
    name="near",
    queue=TaskQueue.LONG,
    adapter=_NEAR,
    read=lambda _order, text, _is_over: _NEARS.validate_json(text),
    longest_s=lambda order: order.count * order.limits.time_limit_s,
)

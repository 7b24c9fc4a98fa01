"""A kind of long question: how its order is kept and sent to a worker, and how its result is read."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from pydantic import TypeAdapter

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskOrder, TaskQueue


class Order(Protocol):
    """What every order holds: the facts it speaks of, and the limits of each solve in it."""

    @property
    def problem(self) -> Problem:
        """The facts it speaks of."""

    @property
    def limits(self) -> Limits:
        """The limits of each solve."""


AnOrder = TypeVar("AnOrder", bound=Order)
Result = TypeVar("Result")
_PROBLEM: TypeAdapter[Problem] = TypeAdapter(Problem)


@dataclass(frozen=True)
class TaskKind(Generic[AnOrder, Result]):
    """One kind, by the name of the task that answers it.

    `read` makes a result, partial or whole, of its order, its JSON, and whether nothing more will come.
    `queue` says how long its orders take, as a rule: what takes seconds never waits for what takes minutes.
    One that `continues` is handed what the same order came to before it was stopped, so that nothing is worked out twice.
    `longest_s` is how many seconds an order may take before its worker counts as hung.
    """

    name: str
    adapter: TypeAdapter[AnOrder]
    read: Callable[[AnOrder, str, bool], Result]
    longest_s: Callable[[AnOrder], float]
    queue: TaskQueue = TaskQueue.SHORT
    continues: bool = False

    def asked(self, topic: str, order: AnOrder) -> TaskOrder:
        """Return an order as it is kept; equal orders are kept as equal text."""
        rest = self.adapter.dump_python(order, mode="json", exclude={"problem"})
        return TaskOrder(
            kind=self.name,
            topic=topic,
            problem=order.problem,
            limits=order.limits,
            rest=json.dumps(rest, sort_keys=True, ensure_ascii=False),
            queue=self.queue,
            continues=self.continues,
        )

    def order_of(self, asked: TaskOrder) -> AnOrder:
        """Return the order that was kept."""
        order: Any = self.adapter.validate_json(sent(asked))
        return replace(order, problem=asked.problem)  # type: ignore[no-any-return]


def sent(asked: TaskOrder) -> str:
    """Return an order as a worker reads it."""
    return f'{{"problem": {_PROBLEM.dump_json(asked.problem).decode()}, {asked.rest[1:]}'

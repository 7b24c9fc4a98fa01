"""What every executor does: run one task on many orders, and hand answers back as they come."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Stop = Callable[[], bool]
Task = Callable[[str, Stop], str | Iterator[str]]
"""From an order to an answer, both JSON text, or to one answer after another, each fuller; asks often
whether to stop."""


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What became of the order `number`: JSON text, or the fault that kept it from an answer.

    One that is not final is followed by a fuller one of the same number.
    """

    number: int
    text: str | None
    fault: str = ""
    is_final: bool = True


class Executor(Protocol):
    """Runs a task named as `module:function` on orders, in any order and place."""

    @property
    def name(self) -> str:
        """How the executor is called on screen."""

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        """Return each answer once it is there; after a stop, only those that were under way.

        An executor may leave out those that are not final.
        """

    def close(self) -> None:
        """Let the workers go."""


def perform(task: str, order: str, should_stop: Stop) -> str | Iterator[str]:
    """Do one task in this process and give its answer, or its answers as they come.

    Raises
    ------
    ImportError, AttributeError
        If there is no such task.
    """
    module, _, function = task.partition(":")
    run: Task = getattr(importlib.import_module(module), function)
    return run(order, should_stop)

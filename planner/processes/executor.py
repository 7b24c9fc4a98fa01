"""Many like orders at once, on this machine or on a cluster: what every executor does, plain JSON in and out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from planner.processes.tasks import Stop


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What became of the order `number`: JSON text, or the fault that kept it from an answer.

    One that is not final is followed by another of the same number.
    """

    number: int
    text: str | None
    fault: str = ""
    is_final: bool = True


class Executor(Protocol):
    """Runs a task, by its name, on orders, in any order and place."""

    @property
    def name(self) -> str:
        """How the executor is called on screen."""

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        """Return each answer once it is there; after a stop, only those that were under way.

        An executor may leave out those that are not final.
        """

    def close(self) -> None:
        """Let the workers go."""

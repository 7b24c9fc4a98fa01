"""A dask.distributed cluster: the only place that knows dask."""

import time
import uuid
from collections.abc import Iterator, Sequence

from distributed import Client, Event, Future

from planner.processes.executor import TaskAnswer
from planner.processes.tasks import Stop, TaskContext, task_named

_POLL_S = 0.1
_ASK_S = 0.5
"""How often at most a worker asks the scheduler whether to stop."""
_REACH_S = 10.0
_GRACE_S = 5.0
"""How long after a stop answers under way are waited for: all workers may be busy with what others asked."""


class ClusterExecutor:
    """The workers of one scheduler; each must be able to import the planner. Final answers only."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = Client(address, timeout=_REACH_S, set_as_default=False)

    @property
    def name(self) -> str:
        """How the executor is called on screen."""
        return f"dask {self._address}"

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        """Return each answer once it is there; after a stop, only those that were under way."""
        run = uuid.uuid4().hex[:12]
        event = Event(f"stop-{run}", client=self._client)
        pending: dict[int, Future] = {
            number: self._client.submit(_work, task, order, f"stop-{run}", key=f"{run}-{number}", pure=False)
            for number, order in enumerate(orders)
        }
        stopped: float | None = None
        try:
            while pending and (stopped is None or time.monotonic() - stopped < _GRACE_S):
                for number in [n for n, future in pending.items() if future.done()]:
                    future = pending.pop(number)
                    if future.status != "cancelled":
                        yield _answer(number, future)
                if stopped is None and should_stop():
                    stopped = time.monotonic()
                    event.set()  # orders not yet begun see it first and are left out
                time.sleep(_POLL_S)
        finally:
            event.set()
            self._client.cancel(list(pending.values()))

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()


def _answer(number: int, future: Future) -> TaskAnswer:
    if future.status == "error":
        return TaskAnswer(number, None, repr(future.exception()))
    return TaskAnswer(number, future.result())


def _work(task: str, order: str, stop: str) -> str:
    event = Event(stop)
    asked = [0.0, 0.0]

    def should_stop() -> bool:
        if not asked[1] and time.monotonic() - asked[0] > _ASK_S:
            asked[:] = [time.monotonic(), float(event.is_set())]
        return bool(asked[1])

    return task_named(task)(order, TaskContext(should_stop=should_stop))

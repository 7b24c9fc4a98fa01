"""The pricing of a large park's buildings on the workers of a dask cluster, where the settings name one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from planner.processes.cluster_place import is_on_worker
from planner.processes.executor import Executor
from planner.processes.pool import ClusterError, executor_for
from planner.processes.tasks import Stop
from planner.settings import read_settings

TASK = "pricing"


class PriceSpread:
    """Hands price orders to the workers of a scheduler, which is looked for when the first orders come."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._executor: Executor | None = None

    def __call__(self, orders: Sequence[str], should_stop: Stop) -> Iterator[tuple[int, str | None]]:
        """Return number and answer of each order, in any order; nothing where no scheduler answers."""
        if self._executor is None:
            try:
                self._executor = executor_for(self._scheduler)
            except ClusterError:
                return
        for answer in self._executor.answers(TASK, orders, should_stop=should_stop):
            yield answer.number, answer.text

    def close(self) -> None:
        """Leave the cluster."""
        if self._executor is not None:
            self._executor.close()


@contextmanager
def price_spread() -> Iterator[PriceSpread | None]:
    """Lend what the settings offer; None where they name no scheduler.

    Who is a worker of the cluster itself prices alone: workers that wait for each other would wait for ever.
    """
    scheduler = read_settings().scheduler
    if scheduler is None or is_on_worker():
        yield None
        return
    spread = PriceSpread(scheduler)
    try:
        yield spread
    finally:
        spread.close()

"""The pricing of a large park's buildings on the workers of a dask cluster, where the settings name one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from planner.processes.cluster_place import is_on_worker
from planner.processes.executor import Executor
from planner.processes.pool import ClusterError, executor_for
from planner.processes.tasks import Stop
from planner.settings import read_settings

TASK = "pricing"
PATIENCE_S = 60.0
"""How long no answer at all is waited for: a building takes some seconds, but all workers may be gone, or busy for others."""


class PriceSpread:
    """Hands price orders to the workers of a scheduler, which is looked for when the first orders come.

    A solve needs no cluster: one that is gone, or answers nothing for `PATIENCE_S`, is asked no more.
    """

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._executor: Executor | None = None
        self._is_gone = False

    def __call__(self, orders: Sequence[str], should_stop: Stop) -> Iterator[tuple[int, str | None]]:
        """Return number and answer of each order, in any order; of those that a cluster which is gone left, nothing."""
        if self._is_gone:
            return
        heard = monotonic()

        def is_over() -> bool:
            self._is_gone = self._is_gone or monotonic() - heard > PATIENCE_S
            return self._is_gone or should_stop()

        try:
            self._executor = self._executor or executor_for(self._scheduler)
            for answer in self._executor.answers(TASK, orders, should_stop=is_over):
                heard = monotonic()
                if (
                    not self._is_gone
                ):  # whoever was told to stop breaks off, and would answer that it found nothing
                    yield answer.number, answer.text
        except (ClusterError, OSError):  # whatever befalls a connection is an OSError
            self._is_gone = True

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

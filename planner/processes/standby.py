"""A worker begun ahead: it has loaded what tasks need when the order comes, which saves the better part of a second."""

import contextlib
import threading

from planner.processes import workers


class Standby:
    """At most one worker that waits for an order; it takes memory and no processor time.

    `refill` is called by a thread that lives as long as the server: on Linux a worker ends with the thread that
    began it.
    """

    def __init__(self, *, memory_mb: int = 0) -> None:
        self._memory_mb = memory_mb
        self._lock = threading.Lock()
        self._worker: workers.Worker | None = None
        self._is_closed = False

    def refill(self) -> None:
        """Begin a worker if none waits; one that ended meanwhile is replaced."""
        with self._lock:
            if self._is_closed or (self._worker is not None and self._worker.poll() is None):
                return
            self._drop()
            with contextlib.suppress(OSError):  # then the task begins its own, and says why it cannot
                self._worker = workers.begin(memory_mb=self._memory_mb, loads_tasks=True)

    def take(self) -> workers.Worker | None:
        """Return the worker that waits, if one does; it is the caller's from then on."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None and worker.poll() is not None:
            workers.close(worker)
            return None
        return worker

    def close(self) -> None:
        """End the worker that waits, and begin no other."""
        with self._lock:
            self._is_closed = True
            self._drop()

    def _drop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            workers.kill(worker)
            workers.close(worker)

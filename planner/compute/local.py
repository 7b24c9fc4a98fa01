"""Processes of this machine, started afresh (spawn), so that no lock or thread is inherited."""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from planner.compute.executor import Answer, Stop, perform

_POLL_S = 0.1
_ORPHAN_S = 1.0
_stop: list[Any] = []
"""In a worker: the event that its parent sets to stop it."""


class LocalExecutor:
    """A pool of worker processes, made for one run of answers and gone after it."""

    def __init__(self, workers: int = 2) -> None:
        self._workers = max(1, workers)

    @property
    def name(self) -> str:
        """How the executor is called on screen."""
        return f"local × {self._workers}"

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[Answer]:
        """Give each answer once it is there; after a stop, only those that were under way."""
        context = multiprocessing.get_context("spawn")
        event = context.Event()
        count = min(self._workers, max(1, len(orders)))
        pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=_begin, initargs=(event, os.getpid())
        )
        try:
            pending = {pool.submit(_work, task, order): number for number, order in enumerate(orders)}
            while pending:
                done, _ = wait(pending, timeout=_POLL_S, return_when=FIRST_COMPLETED)
                for future in done:
                    number = pending.pop(future)
                    if not future.cancelled():
                        yield _answer(number, future)
                if should_stop() and not event.is_set():
                    event.set()
                    for future in pending:
                        future.cancel()
        finally:
            event.set()
            pool.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """Nothing to let go: each run of answers ends its own workers."""


def _answer(number: int, future: Future[str]) -> Answer:
    fault = future.exception()
    if fault is None:
        return Answer(number, future.result())
    words = "a worker process died" if isinstance(fault, BrokenProcessPool) else repr(fault)
    return Answer(number, None, words)


def _begin(event: Any, parent: int) -> None:
    _stop[:] = [event]
    threading.Thread(target=_die_with_parent, args=(parent,), daemon=True).start()


def _die_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHAN_S)
    os._exit(3)


def _work(task: str, order: str) -> str:
    return perform(task, order, _stop[0].is_set)

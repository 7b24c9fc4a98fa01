"""A solve followed from outside: its signs of life as they come, then what it came to."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from planner.domain.outcome import Progress

EVERY_S = 0.5
"""How often a sign of life is given at most."""
Report = Callable[[Progress], None]
Result = TypeVar("Result")


def followed(work: Callable[[Report], Result]) -> Iterator[Progress | Result]:
    """Do `work` in a thread; give its newest sign of life, without the plan, now and then, then its result.

    What the work raises is raised here.
    """
    newest: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    ended: list[Result] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            ended.append(work(newest.put))
        except Exception as fault:  # noqa: BLE001  handed on to whoever follows
            failed.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(EVERY_S)
        last = None
        while not newest.empty():
            last = newest.get()
        if last is not None and thread.is_alive():
            yield replace(last, plan=None)
    if failed:
        raise failed[0]
    yield ended[0]

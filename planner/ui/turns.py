"""Pages are drawn a few at a time: where many ask at once, each is answered sooner than if all were drawn side by side.

One process draws on one core. Twenty pages side by side are all ready late, and whatever hands them to their browsers waits
for each of the twenty at every step.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 3
"""Pages that are drawn side by side: more than one, for a page also waits for the database."""
PATIENCE_S = 1.0
"""How long nothing may move before one more page is drawn: those under way may all wait for something else."""


class Turns:
    """`at_once` pages at a time, whoever came first before the others; one more whenever none ended for `patience_s`."""

    def __init__(self, at_once: int, patience_s: float) -> None:
        self._free = at_once
        self._patience_s = patience_s
        self._moved = time.monotonic()
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and hand it on afterwards."""
        self._take()
        try:
            yield
        finally:
            self._hand_on()

    def _take(self) -> None:
        called = threading.Event()
        with self._lock:
            if self._free > 0:
                self._give()
                return
            self._waiting.append(called)
        while not called.wait(self._patience_s):
            with self._lock:
                if called.is_set() or time.monotonic() - self._moved < self._patience_s:
                    continue
                self._waiting.remove(called)
                self._give()
                return

    def _hand_on(self) -> None:
        with self._lock:
            self._free += 1
            self._moved = time.monotonic()
            if self._free > 0 and self._waiting:
                self._give()
                self._waiting.popleft().set()

    def _give(self) -> None:
        self._free -= 1
        self._moved = time.monotonic()


_PAGES = Turns(AT_ONCE, PATIENCE_S)
turn = _PAGES.turn

"""What ends a run that hangs, and says which test it was.

pytest-timeout ends a test that takes too long, as long as Python gets a word in. Where it does not (the test hangs
in a library), the process of the test ends itself with the stack of every thread. Where even that is not heard of
(a process that was stopped or lost), whoever gathers the results ends the run after a long silence.
"""

import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable, Generator

import pytest

from tests.support.processes import descendants, kill_all

BEYOND_S = 60.0
"""How much longer than a test may take its process waits before it ends itself."""
SILENCE_S = 1500.0
"""After so long without a word of any test the run ends; more than any single test may take."""
_LOOK_EVERY_S = 5.0


class TestWatch:
    """Ends this process when a test hangs where Python is not heard."""

    __test__ = False

    def __init__(self, errors: int) -> None:
        self._errors = errors

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Start the watch anew for each test."""
        faulthandler.dump_traceback_later(allowed_s(item) + BEYOND_S, exit=True, file=self._errors)
        try:
            return (yield)
        finally:
            faulthandler.cancel_dump_traceback_later()


class RunWatch:
    """Ends the whole run when nothing was heard of any test for long."""

    def __init__(self, end: Callable[[str], None], *, silence_s: float) -> None:
        self._end = end
        self._silence_s = silence_s
        self._under_way: dict[str, None] = {}
        self._heard = time.monotonic()
        self._over = threading.Event()

    def pytest_sessionstart(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._watch, daemon=True, name="run watch").start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Note a test that begins, in whichever process."""
        self._heard = time.monotonic()
        self._under_way[nodeid] = None

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Note a test that is over."""
        self._heard = time.monotonic()
        self._under_way.pop(nodeid, None)

    def pytest_unconfigure(self) -> None:
        """End the watch with the run."""
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(min(_LOOK_EVERY_S, self._silence_s)):
            if time.monotonic() - self._heard > self._silence_s:
                names = ", ".join(self._under_way) or "between two tests"
                self._end(f"\nno word of any test for {self._silence_s:.0f} s; under way: {names}\n")
                return


def allowed_s(item: pytest.Item) -> float:
    """Return the seconds a test may take."""
    marker = item.get_closest_marker("timeout")
    own = marker.args[0] if marker and marker.args else None
    return float(own or item.config.getini("timeout") or 600.0)


def end_run(errors: int) -> Callable[[str], None]:
    """Return what ends this process with all it started, saying why."""

    def end(why: str) -> None:
        os.write(errors, why.encode())
        kill_all(descendants(os.getpid()) - {os.getpid()})
        os._exit(3)

    return end


def watch(config: pytest.Config) -> None:
    """Watch this process: its tests, or the whole run where it only gathers what others found."""
    errors = os.dup(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(RunWatch(end_run(errors), silence_s=SILENCE_S))
    config.pluginmanager.register(TestWatch(errors))

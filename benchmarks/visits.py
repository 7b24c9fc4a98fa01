"""One tab on the app in a real browser, and how long what is done there takes, on the wall and in processor seconds."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.support.app_server import AppServer
from tests.support.jobs import QUIET
from tests.support.waiting import PATIENCE_MS

QUARTER, LATE_QUARTER = "2024Q3", "2025Q3"


@dataclass(frozen=True)
class Wait:
    """A wait: what for, seconds on the wall, processor seconds of the server and its workers, what is wanted."""

    what: str
    seconds: float
    processor: float
    wanted: float


def median_of(waits: Sequence[Wait]) -> Wait:
    """Return the median of like waits, and say of how many."""
    return Wait(
        f"{waits[0].what} (median of {len(waits)})",
        statistics.median(one.seconds for one in waits),
        statistics.median(one.processor for one in waits),
        waits[0].wanted,
    )


class Watch:
    """Processor seconds of a server and all it has started, those that have ended included."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def spent(self) -> float:
        """Return the seconds so far; 0 where the system does not say."""
        stats = dict(_stats())
        family, before = {self._pid}, 0
        while len(family) != before:
            before = len(family)
            family |= {pid for pid, (parent, _) in stats.items() if parent in family}
        return sum(stats[pid][1] for pid in family if pid in stats)


def _stats() -> Iterator[tuple[int, tuple[int, float]]]:
    tick = os.sysconf("SC_CLK_TCK")
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        yield int(folder.name), (int(fields[1]), sum(map(int, fields[11:15])) / tick)


class Visit:
    """One tab on the app, and what it waited for."""

    def __init__(self, chrome: Browser, server: AppServer) -> None:
        self.page: Page = chrome.new_context(viewport={"width": 1280, "height": 1000}).new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.waits: list[Wait] = []
        self._server = server
        self._watch = Watch(server.process.pid)

    def open(self, quarter: str = QUARTER) -> None:
        """Open the landing page and wait until it is at rest."""
        self.page.goto(f"{self._server.address}/?tour=done&quarter={quarter}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page is at rest."""
        self.page.wait_for_timeout(60)
        self.page.wait_for_selector(QUIET)

    @contextmanager
    def wait(self, what: str, wanted: float) -> Iterator[None]:
        """Note how long what is done inside takes."""
        began, before = time.monotonic(), self._watch.spent()
        yield
        self.waits.append(Wait(what, time.monotonic() - began, self._watch.spent() - before, wanted))

    def medians(self, what: str, wanted: float, acts: list[Callable[[], None]]) -> None:
        """Note the median of several acts."""
        waits = []
        for act in acts:
            with self.wait(what, wanted):
                act()
            waits.append(self.waits.pop())
        self.waits.append(median_of(waits))

    def go(self, title: str) -> None:
        """Go to another page."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        self.settle()

    def close(self) -> None:
        """Close the tab."""
        self.page.context.close()

"""Many viewers at once: `python -m benchmarks.load [--users N] [--processes 2] [--minutes M] [--write]`, a script and no test.

Each viewer is a channel of its own to a server as users start it, says what a browser says (Streamlit's protobuf), waits
for the whole answer, thinks, and goes on: another page, the same anew, a firm typed. What a page has drawn again by the
clock, a solve under way, is asked for meanwhile. Told are how long answers took, the processor time of the server for each,
and how memory, files and threads of the server rise once it is warm. With `--processes 2` the server is two processes behind
nginx, on one PostgreSQL.
"""

import argparse
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.load_server import ServerWatch, grown_an_hour, load_server, park_folder
from benchmarks.peers import ROOT
from planner.ui.shared.words import editing
from tests.support.raw_session import Drawn, RawSession

PAGE = ROOT / "benchmarks" / "LOAD.md"
PAGES = (
    "overview",
    "plan",
    "firms",
    "park",
    "rules",
    "capacity",
    "indicators",
    "milestones",
    "why",
    "history",
)
"""What people look at; none of it begins a solve."""
TYPED = 0.1
"""Share of acts that type into the table of firms."""
GOES = 0.4
"""Share of acts that lead to another page; the others draw the same one anew, as a slider or a choice does."""
ACTS_A_TAB = 40
SAMPLE_S = 5.0
HOUSES = {1: "one process on SQLite", 2: "two processes behind nginx on one PostgreSQL"}
KEPT_DRAWINGS = 30
"""For how many drawings a browser keeps the large parts of a page: `maxCachedMessageAge` of `.streamlit/config.toml`."""


@dataclass
class Account:
    """What viewers have waited for, seconds by act, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    beats: int = 0
    """How often a part of a page was drawn again by the clock."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: str, seconds: float, drawn: Drawn) -> None:
        """Keep a wait, and what the page said of a fault."""
        with self.lock:
            self.waits[act].append(seconds)
            self.faults += drawn.exceptions()

    def note_beat(self, drawn: Drawn) -> None:
        """Count a part that was drawn again by the clock, and keep what it said of a fault."""
        with self.lock:
            self.beats += 1
            self.faults += drawn.exceptions()

    def all_waits(self) -> list[float]:
        """Return every wait."""
        return [one for waits in self.waits.values() for one in waits]


class Viewer(threading.Thread):
    """One person with one tab."""

    def __init__(self, address: str, park: str, number: int, account: Account, *, processes: int = 1) -> None:
        super().__init__(daemon=True)
        self._address, self._park, self._account = address, park, account
        self._headers = {"Cookie": f"planner_process={number % processes + 1}"}
        self._random = random.Random(number)
        self.over = threading.Event()
        self.think_s = 5.0

    def run(self) -> None:
        """Look, think, go on."""
        self.over.wait(self._random.uniform(0, self.think_s))
        while not self.over.is_set():
            try:
                self._sit_down()
            except Exception as fault:  # noqa: BLE001  it is told
                self._account.faults.append(repr(fault))

    def _sit_down(self) -> None:
        """Work in one tab for a while; then it is closed and another opened."""
        page = self._random.choice(PAGES)
        with RawSession(self._address, page, headers=self._headers, park=self._park, tour="done") as tab:
            tab.keep_parts(KEPT_DRAWINGS)
            self._timed(f"open {page}", tab.run)
            for _ in range(ACTS_A_TAB):
                self._think(tab)
                if self.over.is_set():
                    return
                if self._random.random() < GOES:
                    page = self._random.choice(PAGES)
                    self._timed(f"go to {page}", lambda to=page: tab.go(to))  # type: ignore[misc]
                else:
                    self._act(tab, page)

    def _think(self, tab: RawSession) -> None:
        """Look at the page for a while; its parts that beat are drawn again meanwhile."""
        now = time.monotonic()
        until = now + self._random.expovariate(1 / self.think_s)
        due: dict[str, float] = {}
        while now < until:
            due = {part: due.get(part, now + every) for part, every in tab.beats().items()}
            part = min(due, key=lambda one: due[one], default="")
            if self.over.wait(max(0.0, min(due.get(part, until), until) - now)):
                return
            now = time.monotonic()
            if part and due[part] <= now < until:
                self._account.note_beat(tab.beat(part))
                del due[part]
                now = time.monotonic()

    def _act(self, tab: RawSession, page: str) -> None:
        if page == "firms" and self._random.random() < TYPED * len(PAGES):
            drawn = self._timed(
                "edit firms",
                lambda: tab.say(tab.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh]),
            )
            grids = [one for one in drawn.all_ids() if "-grid_firms_" in one]
            typed = {"edited_rows": {"0": {"name_zh": f"名称{self._random.randint(0, 99)}"}}}
            said = json.dumps(typed | {"added_rows": [], "deleted_rows": []})
            if grids:
                self._timed("type into firms", lambda: tab.say(grids[0], string_value=said))
            return
        self._timed(f"again {page}", tab.run)

    def _timed(self, act: str, ask: Callable[[], Drawn]) -> Drawn:
        begun = time.perf_counter()
        drawn = ask()
        self._account.note(act, time.perf_counter() - begun, drawn)
        return drawn


def ask_for_solves(address: str, park: str, count: int, seconds: float) -> list[RawSession]:
    """Have so many solves begin, and return the tabs that asked."""
    tabs = []
    for number in range(count):
        tab = RawSession(address, "plan", park=park, tour="done")
        shown = tab.run()
        tab.mean(shown.id("goal.seconds"), double_value=seconds)
        tab.mean(shown.id("goal.seed"), int_value=number + 1)
        tab.press(shown.id("solve"))
        tabs.append(tab)
    return tabs


def share(waits: Sequence[float], percent: int) -> float:
    """Return the wait that this share of all did not exceed."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0


def measured(given: argparse.Namespace) -> list[str]:
    """Measure, and return the lines of the page."""
    account = Account()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, park = park_folder(folder / "data", given.firms)
        with load_server(folder, data, processes=given.processes) as server:
            watch = ServerWatch(*(one.pid for one in server.processes))
            with RawSession(server.address, "overview", park=park, tour="done") as first:
                first.run()
            solving = ask_for_solves(server.address, park, given.solves, given.minutes * 60)
            viewers = [
                Viewer(server.address, park, number, account, processes=given.processes)
                for number in range(given.users)
            ]
            for one in viewers:
                one.think_s = given.think
                one.start()
            before, until = watch.seconds(), time.monotonic() + given.minutes * 60
            while time.monotonic() < until:
                time.sleep(SAMPLE_S)
                watch.sample()
            spent, count = watch.seconds() - before, len(account.all_waits())
            for one in viewers:
                one.over.set()
            for one in viewers:
                one.join(60)
            for tab in solving:
                tab.close()
    return page(given, account, watch, spent / max(1, count))


def page(given: argparse.Namespace, account: Account, watch: ServerWatch, seconds_each: float) -> list[str]:
    """Return the page as lines."""
    waits = account.all_waits()
    about = (
        f"{given.users} viewers, {given.think:g} s of thought between acts, {given.firms} firms, {given.solves} solves "
        f"beside them, {given.minutes:g} minutes; {HOUSES[given.processes]}; {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, "
        f"{datetime.now(UTC):%Y-%m-%d}."
    )
    return [
        "# Many viewers at once",
        "",
        about,
        "",
        "| figure | value |",
        "|---|---|",
        f"| answers | {len(waits)} |",
        f"| parts drawn again by the clock | {account.beats} |",
        *(f"| {percent} % of answers within, s | {share(waits, percent):.2f} |" for percent in (50, 95, 99)),
        f"| faults | {len(account.faults)} |",
        f"| processor time of the server for an answer, ms | {1000 * seconds_each:.0f} |",
        f"| load of the machine at the end | {os.getloadavg()[0]:.1f} |",
        *(
            f"| {what}, at the end; rise an hour, second half | {values[-1]:.0f}; {grown_an_hour(watch.at, values):+.1f} |"
            for what, values in watch.figures.items()
            if len(values) > 3
        ),
        "",
        "| act | answers | median, s | 95 % within, s |",
        "|---|---|---|---|",
        *(
            f"| {act} | {len(found)} | {statistics.median(found):.2f} | {share(found, 95):.2f} |"
            for act, found in sorted(account.waits.items())
        ),
        "",
        *(f"- {one}" for one in dict.fromkeys(account.faults[:10])),
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure; 0 if nothing went wrong."""
    options = argparse.ArgumentParser("benchmarks.load", description=__doc__, allow_abbrev=False)
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--think", type=float, default=5.0, help="seconds between acts, on average")
    options.add_argument("--minutes", type=float, default=5.0)
    options.add_argument("--firms", type=int, default=300)
    options.add_argument("--solves", type=int, default=2)
    options.add_argument("--processes", type=int, choices=list(HOUSES), default=1)
    options.add_argument("--write", action="store_true", help=f"write benchmarks/{PAGE.name}")
    given = options.parse_args(arguments)
    lines = measured(given)
    print("\n".join(lines))
    if given.write:
        PAGE.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    return int("| faults | 0 |" not in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

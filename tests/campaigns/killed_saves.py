"""No acknowledged save is lost or torn when the saving process, or PostgreSQL itself, is killed."""

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planner.services.projects.projects import Projects
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import postgres, writers
from tests.support.writers import SAVER

LONGEST_S = 0.15
MOST_SAVES = 4
VERIFY_EVERY = 50
SERVER_EVERY = 25
"""Of the kills on PostgreSQL, each such one ends the server too."""


class Moment(NamedTuple):
    """When to kill: so many seconds after so many acknowledged saves."""

    saves: int
    seconds: float


def run(count: int, seed: int) -> Evidence:
    """Kill `count` writers on SQLite and as many on PostgreSQL, each at a random moment."""
    with tempfile.TemporaryDirectory() as folder:
        sqlite = on(f"sqlite:///{Path(folder) / 'planner.sqlite3'}", "SQLite", count, seed)
    with postgres.server(durable=True) as server:
        served = on(server.url, "PostgreSQL", count, seed, restart=server.restart)
    return Evidence(figures=(*sqlite.figures, *served.figures), failures=(*sqlite.failures, *served.failures))


def on(url: str, name: str, count: int, seed: int, *, restart: Callable[[], None] | None = None) -> Evidence:
    """Kill writers on one database; look after each kill at what was acknowledged."""
    chance = random.Random(seed)
    store = open_store(url)
    key = Projects(store).create(SAVER, "园区", writers.numbered(1)).project_id
    failures: list[str] = []
    acknowledged = restarts = 0
    for number in range(1, count + 1):
        ends_server = restart is not None and number % SERVER_EVERY == 0
        moment = Moment(chance.randrange(MOST_SAVES), chance.uniform(0, LONGEST_S))
        acks = _killed(url, key, moment, restart if ends_server else None)
        restarts += ends_server
        acknowledged += len(acks)
        failures += (f"{name}, kill {number}: {fault}" for fault in _faults(store, key, acks))
        if number % VERIFY_EVERY == 0 or number == count:
            failures += (f"{name}, kill {number}: {fault.text.en}, {fault.values}" for fault in verify(store))
    versions = Projects(store).open(key).note.number
    store.close()
    figures = [
        (f"{name}: kill -9", str(count)),
        (f"{name}: acknowledged saves", str(acknowledged)),
        (f"{name}: versions found", str(versions)),
        (f"{name}: lost or torn", str(len(failures))),
    ]
    if restart is not None:
        figures.append((f"{name}: of these with the server killed too", str(restarts)))
    return Evidence(tuple(figures), tuple(failures))


def _killed(url: str, key: str, moment: Moment, restart: Callable[[], None] | None) -> list[int]:
    """Let a process save, kill it, and give the versions that were acknowledged to it."""
    ours, theirs = writers.PROCESSES.Pipe(duplex=False)
    process = writers.PROCESSES.Process(target=writers.save_on, args=(url, key, theirs), daemon=True)
    process.start()
    theirs.close()
    acks: list[int] = []
    while len(acks) <= moment.saves and ours.poll(60):
        acks.append(ours.recv())
    time.sleep(moment.seconds)
    if restart is not None:
        restart()
    process.kill()
    process.join()
    with suppress(EOFError):
        while ours.poll(0):
            acks.append(ours.recv())
    ours.close()
    process.close()
    return acks[1:]


def _faults(store: Store, key: str, acks: list[int]) -> list[str]:
    projects = Projects(store)
    faults = []
    try:
        for number in acks:
            found = projects.open(key, number)
            if found.dossier != writers.numbered(number):
                faults.append(f"version {number} is not what was acknowledged")
        # A server may still carry out what a killed writer sent last: all is judged up to the newest version first seen.
        numbers = [note.number for note in projects.history(key)]
        newest = projects.open(key, numbers[0])
        entries = [entry.version for entry in projects.trail(key)]
        trail = [number for number in entries if (number or 0) <= numbers[0]][: len(numbers)]
    except StoreError as error:
        return [f"{error.fault}: {error.detail}"]
    if newest.dossier != writers.numbered(newest.note.number):
        faults.append(f"the newest version {newest.note.number} is torn")
    if numbers != list(range(newest.note.number, 0, -1)):
        faults.append("the versions have a gap")
    if trail != numbers[: len(trail)]:
        faults.append("the audit trail and the versions differ")
    return faults


CAMPAIGN = Campaign(
    "killed-saves",
    "A process that saves is killed (kill -9) at a random moment, on SQLite and on PostgreSQL, now and then together "
    "with the PostgreSQL server. Every acknowledged save is there afterwards, whole; no version is torn; the audit "
    "trail matches; the whole database passes its verification.",
    count=500,
    run=run,
)

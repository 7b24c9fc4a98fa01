"""Eight writers on one project: no acknowledged edit is lost, on SQLite and on PostgreSQL."""

import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from planner.domain.park.dossier import Dossier
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from planner.store.verify import verify
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import make, postgres, writers
from tests.support.writers import SAVER

WRITERS = 8


class Written(NamedTuple):
    """The versions acknowledged, how often a save was refused as stale, and given up as busy."""

    acks: list[int]
    refused: int
    busy: int


def run(count: int, seed: int) -> Evidence:
    """Let eight processes make `count` edits each: of one figure, then of rows of their own."""
    del seed
    with tempfile.TemporaryDirectory() as folder:
        sqlite = on(f"sqlite:///{Path(folder) / 'planner.sqlite3'}", "SQLite", count)
    with postgres.server() as server:
        served = on(server.url, "PostgreSQL", count)
    return Evidence(figures=(*sqlite.figures, *served.figures), failures=(*sqlite.failures, *served.failures))


def on(url: str, name: str, count: int) -> Evidence:
    """Let them write on one database."""
    store = open_store(url)
    projects = Projects(store)
    start = Dossier(problem=make.problem(firms=[make.firm("F1", jobs=0)]))
    failures: list[str] = []
    figures: list[tuple[str, str]] = []

    figure = projects.create(SAVER, "计数", start).project_id
    all_have_read = writers.PROCESSES.Barrier(WRITERS)  # so that seven of the first saves are stale
    acks, refused, busy = _together(writers.count_up, [(url, figure, count, all_have_read)] * WRITERS)
    found = projects.open(figure)
    (firm,) = found.dossier.problem.firms
    if not firm.jobs == len(acks) == WRITERS * count:
        failures.append(f"{name}: {len(acks)} edits acknowledged, the figure is {firm.jobs}")
    failures += _wrong_numbers(name, acks, found.note.number)
    figures += [
        (f"{name}: edits of one figure, acknowledged", str(len(acks))),
        (f"{name}: the figure afterwards", str(firm.jobs)),
        (f"{name}: refused as stale and begun again", str(refused)),
    ]

    rows = projects.create(SAVER, "各写各的", start).project_id
    acks, refused, again = _together(writers.merge_in, [(url, rows, f"W{n}", count) for n in range(WRITERS)])
    found = projects.open(rows)
    ids = {firm.firm_id for firm in found.dossier.problem.firms}
    lost = {f"W{n}-{edit}" for n in range(WRITERS) for edit in range(count)} - ids
    if lost or len(acks) != WRITERS * count:
        failures.append(f"{name}: {len(acks)} rows acknowledged, lost {sorted(lost)}")
    failures += _wrong_numbers(name, acks, found.note.number)
    figures += [
        (f"{name}: rows added, acknowledged", str(len(acks))),
        (f"{name}: rows lost", str(len(lost))),
        (f"{name}: refused as stale and merged", str(refused)),
        (f"{name}: given up as busy after 5 s and tried again", str(busy + again)),
    ]
    failures += (f"{name}: {fault.text.en}, {fault.values}" for fault in verify(store))
    store.close()
    return Evidence(tuple(figures), tuple(failures))


def _wrong_numbers(name: str, acks: list[int], newest: int) -> list[str]:
    is_right = sorted(acks) == list(range(2, newest + 1))
    return [] if is_right else [f"{name}: acknowledged version numbers are not 2 to {newest}, each once"]


def _together(target: Callable[..., None], arguments: list[tuple[Any, ...]]) -> Written:
    """Run writers side by side."""
    pipes: list[Connection] = []
    processes = []
    for given in arguments:
        ours, theirs = writers.PROCESSES.Pipe(duplex=False)
        process = writers.PROCESSES.Process(target=target, args=(*given, theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    acks, refused, busy = [], 0, 0
    for pipe, process in zip(pipes, processes, strict=True):
        while True:
            try:
                said = pipe.recv()
            except EOFError:
                break
            if said > 0:
                acks.append(said)
            elif said == 0:
                busy += 1
            else:
                refused -= said + 1
        pipe.close()
        process.join()
    return Written(acks, refused, busy)


CAMPAIGN = Campaign(
    "lost-updates",
    "Eight processes edit one project at once, on SQLite and on PostgreSQL. A count that all of them raise ends at the "
    "number of acknowledged edits, rows that each adds are all there, and each version number is acknowledged once.",
    count=25,
    run=run,
)

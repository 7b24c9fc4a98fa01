"""The server that many viewers look at, in one process or in several: its park, and what the system says of its processes."""

import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import models
import run
from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from planner.domain.solving.outcome import Limits
from planner.services.importing.intake import load, write_shipped_outcome
from planner.tables.writing import write_folder
from tests.support import postgres
from tests.support.proxy import proxy

FIRMS_A_BUILDING = 4.1
PARK = "load"
STREAMLIT = ("-m", "streamlit")
"""What runs the app, as users start it."""


@dataclass(frozen=True)
class LoadServer:
    """A running app: its address, and what runs it."""

    address: str
    processes: tuple[subprocess.Popen[bytes], ...]


def park_folder(folder: Path, firms: int) -> tuple[Path, str]:
    """Write a generated park of about so many firms, with a plan; return the data folder and the park's name."""
    shape = ParkShape(name=PARK, seed=301, buildings=round(firms / FIRMS_A_BUILDING), phases=4)
    write_folder(dossier_of(shape), folder / PARK)
    dossier, issues = load(folder / PARK)
    if dossier is None:
        raise ValueError(str(issues[:3]))
    write_shipped_outcome(folder / PARK, models.solve(dossier.problem, Limits(time_limit_s=30.0, gap=0.95)))
    return folder, PARK


@contextlib.contextmanager
def load_server(
    folder: Path, data: Path, *, processes: int = 1, program: Sequence[str] = STREAMLIT
) -> Iterator[LoadServer]:
    """Start the app on a database of its own in `folder`, and end it.

    One process is one PC or a small team: SQLite, and nothing before it. Two stand behind nginx as `deploy` ships it, on
    one PostgreSQL.
    """
    with contextlib.ExitStack() as opened:
        url = f"sqlite:///{(folder / 'planner.sqlite3').as_posix()}"
        if processes > 1:
            url = opened.enter_context(postgres.server(durable=True)).url
        apps = [
            opened.enter_context(_app(folder / f"app{number}.log", program, url=url, home=folder, data=data))
            for number in range(processes)
        ]
        address = apps[0][0]
        if processes > 1:
            address, _ = opened.enter_context(proxy(apps[0][0], folder, second=apps[1][0]))
        yield LoadServer(address, tuple(process for _, process in apps))


@contextlib.contextmanager
def _app(
    told: Path, program: Sequence[str], *, url: str, home: Path, data: Path
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start one process of the app, and end it; what it says goes to the file `told`."""
    port = run.free_port(0)
    variables = {
        "PLANNER_DATABASE_URL": url,
        "PLANNER_HOME": str(home),
        "PLANNER_DATA": str(data),
        "PLANNER_BACKUP_HOURS": "0",
        "PLANNER_SOLVER_SLOTS": "2",
    }
    with told.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *program, "run", "app.py", f"--server.port={port}"],
            cwd=run.ROOT,
            env=run.child_environment(**variables),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not run.wait_until_healthy(port, process, seconds=120):
                raise RuntimeError(told.read_text("utf-8", "replace"))
            yield f"http://127.0.0.1:{port}", process
        finally:
            run.end(process)


class ServerWatch:
    """What Linux says of processes, sample by sample, all of them together."""

    def __init__(self, *pids: int) -> None:
        self._folders = [Path(f"/proc/{pid}") for pid in pids]
        self.at: list[float] = []
        self.figures: dict[str, list[float]] = defaultdict(list)

    def sample(self) -> None:
        """Note memory, open files and threads."""
        told = [_status(folder) for folder in self._folders]
        self.at.append(time.monotonic())
        self.figures["memory, MB"].append(sum(int(one["VmRSS"].split()[0]) for one in told) / 1024)
        self.figures["open files"].append(sum(len(list((one / "fd").iterdir())) for one in self._folders))
        self.figures["threads"].append(sum(int(one["Threads"]) for one in told))

    def seconds(self) -> float:
        """Return the processor seconds of the processes themselves so far; their workers are not among them."""
        return sum(map(_seconds, self._folders))


def grown_an_hour(at: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of a figure over the second half of its samples, for an hour."""
    half = len(at) // 2
    return statistics.linear_regression(at[half:], values[half:]).slope * 3600


def _status(folder: Path) -> dict[str, str]:
    lines = (folder / "status").read_text("utf-8").splitlines()
    return {name: value for name, _, value in (line.partition(":") for line in lines)}


def _seconds(folder: Path) -> float:
    fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

"""The server that many viewers look at: its park, and what the system says of its process."""

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

FIRMS_A_BUILDING = 4.1
PARK = "load"


@dataclass(frozen=True)
class LoadServer:
    """A running app, started as users start it."""

    address: str
    process: subprocess.Popen[bytes]


def park_folder(folder: Path, firms: int) -> tuple[Path, str]:
    """Write a generated park of about so many firms, with a plan; return the data folder and the park's name."""
    shape = ParkShape(name=PARK, seed=301, buildings=round(firms / FIRMS_A_BUILDING), phases=4)
    write_folder(dossier_of(shape), folder / PARK)
    dossier, issues = load(folder / PARK)
    if dossier is None:
        raise ValueError(str(issues[:3]))
    write_shipped_outcome(folder / PARK, models.solve(dossier.problem, Limits(time_limit_s=600.0, gap=0.95)))
    return folder, PARK


@contextlib.contextmanager
def load_server(folder: Path, data: Path, *, more: Sequence[str] = ()) -> Iterator[LoadServer]:
    """Start the app on a database of its own in `folder`, and end it."""
    port = run.free_port(0)
    variables = {
        "PLANNER_DATABASE_URL": f"sqlite:///{(folder / 'planner.sqlite3').as_posix()}",
        "PLANNER_HOME": str(folder),
        "PLANNER_DATA": str(data),
        "PLANNER_BACKUP_HOURS": "0",
        "PLANNER_SOLVER_SLOTS": "2",
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", *more]
    with (folder / "app.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=run.ROOT,
            env=run.child_environment(**variables),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not run.wait_until_healthy(port, process, seconds=120):
                raise RuntimeError((folder / "app.log").read_text("utf-8", "replace"))
            yield LoadServer(f"http://127.0.0.1:{port}", process)
        finally:
            run.end(process)


class ServerWatch:
    """What Linux says of a process, sample by sample."""

    def __init__(self, pid: int) -> None:
        self._folder = Path(f"/proc/{pid}")
        self.at: list[float] = []
        self.figures: dict[str, list[float]] = defaultdict(list)

    def sample(self) -> None:
        """Note memory, open files and threads."""
        status = dict(
            line.split(":", 1)
            for line in (self._folder / "status").read_text("utf-8").splitlines()
            if ":" in line
        )
        self.at.append(time.monotonic())
        self.figures["memory, MB"].append(int(status["VmRSS"].split()[0]) / 1024)
        self.figures["open files"].append(len(list((self._folder / "fd").iterdir())))
        self.figures["threads"].append(int(status["Threads"]))

    def seconds(self) -> float:
        """Return the processor seconds of the process itself so far; its workers are not among them."""
        fields = (self._folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def grown_an_hour(at: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of a figure over the second half of its samples, for an hour."""
    half = len(at) // 2
    return statistics.linear_regression(at[half:], values[half:]).slope * 3600

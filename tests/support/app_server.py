"""The app as a user starts it, on a free port, with a data folder of the test's own."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import run
from tests.support import outward
from tests.support.held import VARIABLE, Gate
from tests.support.waiting import PATIENCE_S

_WORKERS = ("planner.worker", "tests.support.held_worker")


@dataclass(frozen=True)
class AppServer:
    """A running app."""

    address: str
    process: subprocess.Popen[bytes]
    gate: Gate
    """Holds the solves of this app."""

    def workers(self) -> list[int]:
        """Return the ids of the solver processes that this app has started and that still run."""
        return [pid for pid in _children(self.process.pid) if any(one in _command(pid) for one in _WORKERS)]


@contextlib.contextmanager
def app_server(
    folder: Path,
    *,
    data: Path | None = None,
    database: Path | str | None = None,
    home: Path | None = None,
    is_warm: bool = False,
    port: int = 0,
    more: Mapping[str, str] | None = None,
) -> Iterator[AppServer]:
    """Start the app and end it; what it says goes to `folder`. A worker waits for orders only if `is_warm`.

    `more` are further variables of its environment. The database is a file or an address; without one the app keeps nothing.
    """
    port = port or run.free_port(0)
    command = [sys.executable, "-m", "tests.support.held_app", f"--server.port={port}"]
    file = f"sqlite:///{database}" if database else "sqlite://"
    variables = {"PLANNER_DATABASE_URL": database if isinstance(database, str) else file}
    variables["PLANNER_WARM_WORKERS"] = str(int(is_warm))
    variables["PLANNER_BACKUP_HOURS"] = "0"
    variables |= {"PLANNER_DATA": str(data)} if data else {}
    variables |= {"PLANNER_HOME": str(home)} if home else {}
    variables |= more or {}
    gate = Gate(folder / "gate")
    variables[VARIABLE] = str(gate.folder)
    left = folder / "asked_elsewhere"
    variables[outward.VARIABLE] = str(left)
    with (folder / "app.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=run.ROOT,
            env=run.child_environment(**variables),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not run.wait_until_healthy(port, process, seconds=PATIENCE_S):
                raise RuntimeError((folder / "app.log").read_text("utf-8", "replace"))
            yield AppServer(f"http://127.0.0.1:{port}", process, gate)
            assert not left.exists(), f"asked another machine: {left.read_text('utf-8')}"
        finally:
            run.end(process)


def _children(pid: int) -> list[int]:
    """Return the ids of a process's children, as the system knows them."""
    if not Path("/proc").is_dir():
        asked = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
        return [int(line) for line in asked.stdout.split()]
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            after_name = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if after_name[1] == str(pid):
                found.append(int(folder.name))
    return found


def _command(pid: int) -> str:
    if not Path("/proc").is_dir():
        asked = subprocess.run(
            ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return asked.stdout
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    return ""

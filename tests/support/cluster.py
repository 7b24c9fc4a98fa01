"""A dask scheduler and workers as real processes on loopback."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_READY_S = 60.0


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[str]:
    """Start them, give the scheduler's address, end them."""
    file = folder / "scheduler.json"
    quiet = ("--host", "127.0.0.1", "--no-dashboard")
    started = [_start(folder, "scheduler", *quiet, "--port", "0", "--scheduler-file", str(file))]
    try:
        address = _address(file, started)
        for _ in range(workers):
            own = (*quiet, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
            started.append(_start(folder, "worker", address, *own))
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=10)


def _start(folder: Path, kind: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
    with (folder / f"{kind}.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log
        )


def _address(file: Path, started: list[subprocess.Popen[bytes]]) -> str:
    until = time.monotonic() + _READY_S
    while time.monotonic() < until:
        assert started[0].poll() is None, "the scheduler ended"
        try:
            return str(json.loads(file.read_text("utf-8"))["address"])
        except (OSError, ValueError, KeyError):
            time.sleep(0.1)
    raise AssertionError("the scheduler did not say its address")

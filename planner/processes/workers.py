"""A worker process: started in a group of its own, spoken to, ended within two seconds with all it started."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from planner.processes.protocol import STOP, Line, ProtocolError, WorkOrder, read_line, write_order
from planner.settings import ROOT

COMMAND = (sys.executable, "-m", "planner.worker")
"""What runs every worker."""
GRACE_S = 0.6
"""Seconds a worker has to stop by itself before it is killed."""
PARENT_VARIABLE = "PLANNER_WORKER_PARENT"
MEMORY_VARIABLE = "PLANNER_WORKER_MEMORY_MB"
CPU_VARIABLE = "PLANNER_WORKER_CPU_S"
LOADED_VARIABLE = "PLANNER_WORKER_LOADED"

Worker = subprocess.Popen[bytes]


def begin(
    command: tuple[str, ...] | None = None,
    *,
    memory_mb: int = 0,
    cpu_seconds: int = 0,
    is_heard: bool = True,
    loads_tasks: bool = False,
) -> Worker:
    """Return a worker that was started with pipes to it, `COMMAND` unless another is given.

    It may take that much memory and processor time, 0 for no limit. What it complains of is read from its pipe if
    `is_heard`, else it goes where our own complaints go. With `loads_tasks` it loads every task before its order comes.

    Raises
    ------
    OSError
        If the system cannot start it.
    """
    limits = {
        PARENT_VARIABLE: os.getpid(),
        MEMORY_VARIABLE: memory_mb,
        CPU_VARIABLE: cpu_seconds,
        LOADED_VARIABLE: int(loads_tasks),
    }
    return subprocess.Popen(  # noqa: S603  # our own program, no shell
        command or COMMAND,
        cwd=ROOT,
        env={**os.environ, **{name: str(value) for name, value in limits.items()}},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if is_heard else None,
        # No session of its own: Linux may share out its time by sessions first, and who gives way would have as much as who
        # answers clicks.
        process_group=0,
    )


def give_way(process: Worker, nice: int) -> None:
    """Let a worker, and all it starts, give way to who is less `nice`, 0 to 19; on Windows it keeps its share."""
    if nice and sys.platform != "win32":
        with contextlib.suppress(OSError):  # it is gone already
            os.setpriority(os.PRIO_PGRP, process.pid, nice)


def waited_s(process: Worker) -> float:
    """Return how many seconds a worker wanted to go on in all while others had the processors.

    Linux counts it for the first thread of a process, which does the work; 0 where it is not told.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{process.pid}/schedstat").read_text("ascii").split()[1]) / 1e9
    return 0.0


def send(process: Worker, line: bytes) -> None:
    """Write a line to a worker; a worker that is gone does not hear it."""
    assert process.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        process.stdin.write(line)
        process.stdin.flush()


def answer_to(process: Worker, order: WorkOrder) -> Line | None:
    """Return the result of an order or its fault, once it is there; None if the worker ended without either."""
    send(process, write_order(order))
    assert process.stdout is not None
    for said in process.stdout:
        try:
            line = read_line(said)
        except ProtocolError:
            return None
        if line.is_last:
            return line
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1.0)
    return None


def end(process: Worker | None, grace_s: float = GRACE_S) -> None:
    """Ask a worker to stop, and kill it when it has not within its grace."""
    if process is None or process.poll() is not None:
        return
    ask_to_stop(process)
    try:
        process.wait(timeout=grace_s)
    except subprocess.TimeoutExpired:
        kill(process)


def ask_to_stop(process: Worker) -> None:
    """Tell a worker that its answer is not wanted any more.

    One that is still being loaded has not read its order, and the wish waits behind that: nobody waits for it here.
    """
    threading.Thread(target=send, args=(process, STOP), daemon=True).start()


def kill(process: Worker | None) -> None:
    """End a worker and all it started at once."""
    if process is None:
        return
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5.0)


def close(process: Worker) -> None:
    """Close a worker's pipes."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def drain(process: Worker, tail: list[bytes]) -> None:
    """Read what a worker complains of, keeping the last 20 lines."""
    assert process.stderr is not None
    for line in process.stderr:
        tail.append(line)
        del tail[:-20]


def last_words(process: Worker, tail: list[bytes]) -> str:
    """Say how a worker ended."""
    said = b"".join(tail[-3:]).decode(errors="replace").strip()
    return f"worker process ended with status {process.returncode}: {said}".rstrip(": ")

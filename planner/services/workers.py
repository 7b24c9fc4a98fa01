"""A worker process: started, spoken to, ended within two seconds."""

import contextlib
import subprocess

from planner.settings import ROOT

GRACE_S = 1.2
"""Seconds a worker has to stop by itself before it is killed."""

Worker = subprocess.Popen[bytes]


def begin(command: tuple[str, ...]) -> Worker:
    """Start a worker with pipes to it.

    Raises
    ------
    OSError
        If the system cannot start it.
    """
    return subprocess.Popen(  # noqa: S603  # our own program, no shell
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def send(process: Worker, line: bytes) -> None:
    """Write a line to a worker; a worker that is gone does not hear it."""
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(line)
        process.stdin.flush()


def end(process: Worker | None) -> None:
    """Ask a worker to stop, and kill it when it has not within `GRACE_S`."""
    if process is None or process.poll() is not None:
        return
    send(process, b"stop\n")
    try:
        process.wait(timeout=GRACE_S)
    except subprocess.TimeoutExpired:
        kill(process)


def kill(process: Worker | None) -> None:
    """End a worker at once."""
    if process is not None and process.poll() is None:
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
    return f"solver process ended with status {process.returncode}: {said}".rstrip(": ")

"""Which process this is, and whether one of this machine still lives."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from planner.domain.solving.task import Process

_STARTED = 19
"""Place of the start time among the fields of /proc/PID/stat that follow the name."""


def this_process() -> Process:
    """Name this process."""
    return Process(host=_host(), pid=os.getpid(), born=born(os.getpid()))


def lives(process: Process) -> bool | None:
    """Whether a process lives; None where this cannot be seen from here."""
    if process.host != _host() or not process.born:
        return None
    return born(process.pid) == process.born


def is_gone(process: Process) -> bool:
    """Whether it is sure that a process has ended; False where this cannot be seen from here."""
    return lives(process) is False


def born(pid: int) -> str:
    """Return when a process started, as the system counts; empty if there is none or it cannot be seen."""
    if sys.platform != "linux":
        return ""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return "" if fields[0] == "Z" else f"{_boot()}-{fields[_STARTED]}"
    return ""


def _host() -> str:
    """Name this machine, or this container: process numbers mean something only within it."""
    with suppress(OSError):
        return f"{socket.gethostname()} {Path('/proc/self/ns/pid').readlink()}"
    return socket.gethostname()


def _boot() -> str:
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return ""

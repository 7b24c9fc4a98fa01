"""The processes of this machine, as /proc knows them."""

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.support.waiting import LOOK_EVERY_S, PATIENCE_S

_PR_SET_CHILD_SUBREAPER = 36
_AS_IN_A_TERMINAL = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


def interruptible(command: list[str]) -> list[str]:
    """Return a command that hears Ctrl-C, even if whoever started the tests ignores it."""
    return [sys.executable, "-S", "-c", _AS_IN_A_TERMINAL, *command]


def descendants(pid: int) -> set[int]:
    """Return every living process that came of `pid`."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if fields[0] != "Z":
                parents[int(folder.name)] = int(fields[1])
    found, fresh = set[int](), {pid}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def is_alive(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    return False


def all_gone(pids: set[int], *, seconds: float = PATIENCE_S) -> bool:
    """Wait until none of them is left."""
    return wait_until(lambda: not any(map(is_alive, pids)), seconds=seconds)


def wait_until(seen: Callable[[], object], *, seconds: float = PATIENCE_S) -> bool:
    """Wait until something is seen; False if it was not within the time."""
    until = time.monotonic() + seconds
    while not seen():
        if time.monotonic() > until:
            return False
        time.sleep(LOOK_EVERY_S)
    return True


@contextlib.contextmanager
def buried() -> Iterator[None]:
    """Adopt what is left by children that end, and end it afterwards; where the system can do that.

    What ran before stays: whoever calls may have children of its own, a database server say.
    """
    before = descendants(os.getpid())
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        kill_all(descendants(os.getpid()) - before - {os.getpid()})


def kill_all(pids: set[int]) -> None:
    """End them at once."""
    for pid in pids:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def solve_folders(place: Path) -> list[Path]:
    """Return the folders that workers keep for temporary files in `place`."""
    return sorted(place.glob("planner-work-*"))


def environment(**variables: str) -> dict[str, str]:
    """Return our environment with other variables."""
    return {**os.environ, **variables}

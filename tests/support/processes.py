"""The processes of this machine, as /proc knows them."""

import contextlib
import os
import time
from pathlib import Path


def descendants(pid: int) -> set[int]:
    """Give every living process that came of `pid`."""
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


def all_gone(pids: set[int], *, seconds: float) -> bool:
    """Wait until none of them is left."""
    until = time.monotonic() + seconds
    while any(map(is_alive, pids)):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def solve_folders(place: Path) -> list[Path]:
    """Give the folders that workers keep for temporary files in `place`."""
    return sorted(place.glob("planner-solve-*"))


def environment(**variables: str) -> dict[str, str]:
    """Give our environment with other variables."""
    return {**os.environ, **variables}

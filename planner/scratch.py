"""Folders and files for the time being, held by whoever works on them, and what is left of those who ended.

Who ends by themselves removes what they made. Who is killed together with all that would clean up after them (a whole container,
the machine) cannot; then the lock by which it was held is gone, and whoever looks next may take it away.
"""

import os
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

SETTLED_S = 3600.0
"""How long nothing must have changed in what is taken away: between making a thing and holding it there is a moment."""


class ScratchKind(StrEnum):
    """What a folder is for; its name begins with it."""

    WORK = "planner-work-"
    DRILL = "planner-drill-"


def new_path(kind: ScratchKind) -> Path:
    """Return where the folder of this process would be; it is not made yet."""
    return Path(tempfile.gettempdir()) / f"{kind}{os.getpid()}-{secrets.token_hex(4)}"


def make(folder: Path) -> int | None:
    """Make a folder for its owner alone and return the handle by which it is held until this process ends or closes it.

    None on Windows, where nothing is held.
    """
    folder.mkdir(mode=0o700)
    return hold(folder)


@contextmanager
def scratch_folder(kind: ScratchKind) -> Iterator[Path]:
    """Have a folder as long as the block lasts."""
    folder = new_path(kind)
    with held(make(folder)):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def hold(path: Path) -> int | None:
    """Return a handle whose lock tells others that a file or folder is in use; the system lets go of it however we end.

    None where there are no such locks, or another process holds it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def held(handle: int | None) -> Iterator[None]:
    """Let go of a handle at the end of the block."""
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def remove_left_folders(place: Path | None = None) -> list[Path]:
    """Remove the folders in the place for temporary files whose processes are gone, and return them.

    Those of other users stay, and on Windows all, for nothing tells there whether somebody works in one.
    """
    place = Path(tempfile.gettempdir()) if place is None else place
    folders = [path for kind in ScratchKind for path in sorted(place.glob(f"{kind}*"))]
    gone = [path for path in folders if path.is_dir() and is_left(path) and not _has_process(path)]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return [folder for folder in gone if not folder.exists()]


def is_left(path: Path) -> bool:
    """Whether a file or folder is ours, has been as it is for an hour, and nobody holds it."""
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        found = path.lstat()
        is_own = found.st_uid == os.geteuid() and not stat.S_ISLNK(found.st_mode)
        # Whichever way: where a clock was set back, what was left behind is of the future.
        if is_own and abs(time.time() - found.st_mtime) > SETTLED_S:
            handle = hold(path)
            with held(handle):
                return handle is not None
    return False


def _has_process(folder: Path) -> bool:
    """Whether the process that a name tells is there, or one of its group: a solver may outlive its worker."""
    number = folder.name.split("-")[2]
    return number.isdigit() and (_hears(os.kill, int(number)) or _hears(os.killpg, int(number)))


def _hears(ask: Callable[[int, int], None], number: int) -> bool:
    try:
        ask(number, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True

"""What every process that works for us does first: end with its parent, take no more than it may, leave nothing."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import BinaryIO

from planner.processes import reaper
from planner.processes.workers import CPU_VARIABLE, MEMORY_VARIABLE, PARENT_VARIABLE
from planner.scratch import ScratchKind, make, new_path

_PR_SET_PDEATHSIG = 1
_LOOK_EVERY_S = 0.5
MEBI = 2**20
_NEARLY_ALL = 0.9


def own_output() -> BinaryIO:
    """Return the standard output for our lines alone; a stray print goes to the standard error from now on."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    return out


def end_with_parent() -> None:
    """End as soon as whoever started this worker has: told by the kernel on Linux, by looking on other systems."""
    parent = int(os.environ.get(PARENT_VARIABLE) or 0) or None
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    elif os.name == "posix" and parent is not None:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.name == "posix" and parent is not None and os.getppid() != parent:
        os._exit(3)  # it ended while we were being loaded, and nobody will tell us


def take_no_more() -> None:
    """Take no more memory and processor time than whoever started this worker allows.

    Beyond it an allocation fails, or the process ends. Windows has no such limits.
    """
    if sys.platform == "win32":
        return
    import resource

    memory_bytes = int(os.environ.get(MEMORY_VARIABLE) or 0) * MEBI
    cpu_seconds = int(os.environ.get(CPU_VARIABLE) or 0)
    limits = {
        resource.RLIMIT_AS: (memory_bytes, memory_bytes) if memory_bytes else None,
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1) if cpu_seconds else None,
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, limit in limits.items():
        if limit is not None:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, limit)


def lacks_memory() -> bool:
    """Return whether this process takes about as much memory as it may: what fails then, fails for want of it.

    Only Linux says so.
    """
    if sys.platform != "linux":
        return False
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return most != resource.RLIM_INFINITY and pages * resource.getpagesize() > _NEARLY_ALL * most


def own_folder() -> "subprocess.Popen[bytes] | None":
    """Keep temporary files in a folder of their own, and return who removes it once this process is gone, however it went.

    Everything this process starts is in its group and ends with it. Whoever ends by themselves closes the standard
    input of what is returned.
    """
    if os.name != "posix":
        return None
    if os.getpgrp() != os.getpid():
        os.setpgrp()  # whoever started us: only our own children may be ended with us
    folder = new_path(ScratchKind.WORK)
    watch = subprocess.Popen(  # noqa: S603  # our own program, no shell
        [sys.executable, "-I", "-S", reaper.__file__, str(os.getpgrp()), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    make(folder)  # held until we end: where the reaper is killed too, that tells that it is left
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    return watch


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_S)
    os._exit(3)

"""One solve in a process of its own: an order comes in, lines of JSON go out.

The process ends when its parent does: its standard input closes, and on Linux the kernel
kills it as well. A stop asked for on standard input (`stop`) ends the solve at its next
sign of life and keeps the best plan found. However it ends, a sweeper beside it ends what it
started and removes its folder for temporary files.
"""

import contextlib
import ctypes
import importlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import BinaryIO

from planner.domain.outcome import Outcome, Progress
from planner.services import reaper
from planner.services.wire import (
    BEAT_S,
    SolveOrder,
    WireError,
    read_order,
    write_beat,
    write_failure,
    write_outcome,
    write_progress,
)
from planner.services.workers import MEMORY_VARIABLE

_PR_SET_PDEATHSIG = 1


def main() -> int:
    """Run one order from standard input; give the exit status."""
    _die_with_parent()
    watch = _own_folder()
    lines, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not break the protocol
    voice = _Voice(out)
    threading.Thread(target=_beat, args=(voice,), daemon=True).start()
    said, stop = lines.readline(), threading.Event()
    threading.Thread(target=_listen, args=(lines, stop), daemon=True).start()
    importlib.import_module("planner.services.planning")  # before the clock begins
    began = time.perf_counter()
    try:
        order = read_order(said)
    except WireError as fault:
        voice.say(write_failure(str(fault)))
        return 2
    voice.say(write_outcome(_solved(order, voice, stop, began)))
    if watch is not None and watch.stdin is not None:
        watch.stdin.close()
    return 0


def _solved(order: SolveOrder, voice: "_Voice", stop: threading.Event, began: float) -> Outcome:
    """Solve an order; its clock runs since the order came, so that reading it counts too."""
    from planner.services.planning import Clock, solved

    _limit_memory()

    def tell(progress: Progress) -> None:
        voice.say(write_progress(progress))

    clock = Clock(order.limits.time_limit_s, stop.is_set, began=began)
    return solved(order.problem, order.limits, start=order.start, on_progress=tell, clock=clock)


class _Voice:
    """Writes whole lines, one thread at a time."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def say(self, line: bytes) -> None:
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._out.write(line)
            self._out.flush()


def _beat(voice: _Voice) -> None:
    while True:
        voice.say(write_beat())
        threading.Event().wait(BEAT_S)


def _listen(lines: BinaryIO, stop: threading.Event) -> None:
    if lines.readline().strip() == b"stop":
        stop.set()
        lines.readline()  # until the parent is gone
    os._exit(3)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory() -> None:
    """Take no more memory than we were given; beyond it an allocation fails, and with it the solve."""
    megabytes = int(os.environ.get(MEMORY_VARIABLE) or 0)
    if megabytes and sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, resource.RLIM_INFINITY))


def _own_folder() -> subprocess.Popen[bytes] | None:
    """Return temporary files a folder of their own, and start who removes it."""
    if os.name != "posix":
        return None
    if os.getpgrp() != os.getpid():
        os.setpgrp()  # whoever started us: only our own children may be ended with us
    folder = Path(tempfile.gettempdir()) / f"planner-solve-{os.getpid()}-{secrets.token_hex(4)}"
    watch = subprocess.Popen(  # noqa: S603  # our own program, no shell
        [sys.executable, "-I", "-S", reaper.__file__, str(os.getpgrp()), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    folder.mkdir(mode=0o700)
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    return watch


if __name__ == "__main__":
    sys.exit(main())

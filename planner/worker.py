"""One solve in a process of its own: an order comes in, lines of JSON go out.

The process ends when its parent does: its standard input closes, and on Linux the kernel
kills it as well. A stop asked for on standard input (`stop`) ends the solve at its next
sign of life and keeps the best plan found.
"""

import contextlib
import ctypes
import os
import signal
import sys
import threading
from typing import BinaryIO

import models
from planner.domain.outcome import Progress
from planner.services.wire import WireError, read_order, write_failure, write_outcome, write_progress

_PR_SET_PDEATHSIG = 1


def main() -> int:
    """Run one order from standard input; give the exit status."""
    _die_with_parent()
    lines, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not break the protocol
    voice = _Voice(out)
    try:
        order = read_order(lines.readline())
    except WireError as fault:
        voice.say(write_failure(str(fault)))
        return 2
    stop = threading.Event()
    threading.Thread(target=_listen, args=(lines, stop), daemon=True).start()
    outcome = models.solve(
        order.problem,
        order.limits,
        start=order.start,
        on_progress=lambda progress: voice.say(_written(progress)),
        should_stop=stop.is_set,
    )
    voice.say(write_outcome(outcome))
    return 0


class _Voice:
    """Writes whole lines, one thread at a time."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def say(self, line: bytes) -> None:
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._out.write(line)
            self._out.flush()


def _written(progress: Progress) -> bytes:
    return write_progress(progress)


def _listen(lines: BinaryIO, stop: threading.Event) -> None:
    if lines.readline().strip() == b"stop":
        stop.set()
        lines.readline()  # until the parent is gone
    os._exit(3)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())

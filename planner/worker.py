"""One solve in a process of its own: an order comes in, lines of JSON go out.

The process ends when its parent does: its standard input closes, and on Linux the kernel
kills it as well. A stop asked for on standard input (`stop`) ends the solve at its next
sign of life and keeps the best plan found. However it ends, a reaper beside it ends what it
started and removes its folder for temporary files.
"""

import contextlib
import importlib
import os
import sys
import threading
import time
from typing import BinaryIO

from planner.domain.outcome import Outcome, Progress
from planner.processes import child
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


def main() -> int:
    """Run one order from standard input; give the exit status."""
    child.end_with()
    watch = child.own_folder("solve")
    lines, voice = sys.stdin.buffer, _Voice(child.own_output())
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

    child.take_no_more(child.memory_given())

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


if __name__ == "__main__":
    sys.exit(main())

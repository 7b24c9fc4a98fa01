"""A process that works for us: orders come in, signs of life, partial results and results go out (`processes.protocol`).

It ends when whoever started it does: its standard input closes, and on Linux the kernel kills it as well. A
stop asked for on standard input ends the task at its next sign of life. However it ends, a reaper
beside it ends what it started and removes its folder for temporary files.
"""

import contextlib
import os
import queue
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import BinaryIO, NoReturn

from planner.processes import child
from planner.processes.protocol import (
    BEAT_S,
    STOP,
    LineKind,
    ProtocolError,
    WorkOrder,
    read_order,
    write_line,
)
from planner.processes.tasks import TaskContext, load_tasks, task_named
from planner.processes.workers import LOADED_VARIABLE


@dataclass(frozen=True)
class _Received:
    """An order, or why it could not be read; the clock of the order runs since it came."""

    order: WorkOrder | ProtocolError
    began: float = field(default_factory=time.perf_counter)


def main() -> NoReturn:
    """Serve until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    child.end_with_parent()
    _reaper = child.own_folder()
    writer = _LineWriter(child.own_output())
    received: queue.SimpleQueue[_Received] = queue.SimpleQueue()
    stop = threading.Event()
    for work in (_listen, sys.stdin.buffer, received, stop), (_beat, writer):
        threading.Thread(target=work[0], args=work[1:], daemon=True).start()
    if os.environ.pop(LOADED_VARIABLE, "0") == "1":
        load_tasks()
    while True:
        _serve(received.get(), writer, stop)


class _LineWriter:
    """Writes whole lines, one thread at a time."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def write(self, kind: LineKind, text: str = "") -> None:
        line = write_line(kind, text)
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._out.write(line)
            self._out.flush()


def _serve(received: _Received, writer: _LineWriter, stop: threading.Event) -> None:
    """Carry out one order: whatever it raises is its fault, and the next order is served all the same."""
    order = received.order
    if isinstance(order, ProtocolError):
        writer.write(LineKind.FAULT, str(order))
        return
    context = TaskContext(
        should_stop=stop.is_set,
        report=lambda text: writer.write(LineKind.PARTIAL, text),
        attached=order.attached,
        began=received.began,
    )
    try:
        task = task_named(order.task)
        child.take_no_more()
        result = task(order.text, context)
    except BaseException as fault:  # noqa: BLE001  # a library that is refused memory may panic, or call its input wrong
        why = "MemoryError: " if child.lacks_memory() else ""
        writer.write(LineKind.FAULT, f"{why}{fault!r}")
    else:
        writer.write(LineKind.RESULT, result)


def _beat(writer: _LineWriter) -> None:
    while True:
        writer.write(LineKind.BEAT)
        threading.Event().wait(BEAT_S)


def _listen(lines: BinaryIO, received: "queue.SimpleQueue[_Received]", stop: threading.Event) -> None:
    for line in lines:
        if line == STOP:
            stop.set()
            continue
        try:
            received.put(_Received(read_order(line, lines)))
        except ProtocolError as fault:
            received.put(_Received(fault))
    os._exit(3)  # whoever started us is gone, or wants nothing more


if __name__ == "__main__":
    main()

"""A worker process of this machine: orders come in, answers go out, a line of JSON each.

`python -m planner.compute.serving`. It stops what it does when told `stop`, and ends when its
standard input does: so it never outlives its parent.
"""

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

from planner.compute.executor import perform
from planner.processes import child
from planner.processes.workers import STOP


def main() -> None:
    """Serve until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    child.end_with()
    _reaper = child.own_folder("task")
    child.take_no_more(child.memory_given())
    out = child.own_output()
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stop = threading.Event()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders, stop), daemon=True).start()
    while True:
        for said in _served(orders.get(), stop):
            out.write(json.dumps(said).encode() + b"\n")
            out.flush()


def _served(line: bytes, stop: threading.Event) -> Iterator[dict[str, Any]]:
    """Return the answer; of several each when it is there, and the last one again as the final one."""
    try:
        order = json.loads(line)
        text = perform(order["task"], order["order"], stop.is_set)
        if not isinstance(text, str):
            for fuller in text:
                yield {"text": fuller, "is_final": False}
                text = fuller
    except Exception as fault:  # noqa: BLE001  whatever a task raises is its answer
        yield {"fault": repr(fault)}
    else:
        yield {"text": text} if isinstance(text, str) else {"fault": "no answer"}


def _listen(lines: BinaryIO, orders: "queue.SimpleQueue[bytes]", stop: threading.Event) -> None:
    for line in lines:
        if line == STOP:
            stop.set()
        else:
            orders.put(line)
    os._exit(3)


if __name__ == "__main__":
    main()

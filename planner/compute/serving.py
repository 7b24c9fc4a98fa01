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
from typing import BinaryIO

from planner.compute.executor import STOP, perform


def main() -> None:
    """Serve until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # a stray print must not break the protocol
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stop = threading.Event()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders, stop), daemon=True).start()
    while True:
        out.write(_served(orders.get(), stop))
        out.flush()


def _served(line: bytes, stop: threading.Event) -> bytes:
    try:
        order = json.loads(line)
        said = {"text": perform(order["task"], order["order"], stop.is_set)}
    except Exception as fault:  # noqa: BLE001  whatever a task raises is its answer
        said = {"fault": repr(fault)}
    return json.dumps(said).encode() + b"\n"


def _listen(lines: BinaryIO, orders: "queue.SimpleQueue[bytes]", stop: threading.Event) -> None:
    for line in lines:
        if line == STOP:
            stop.set()
        else:
            orders.put(line)
    os._exit(3)


if __name__ == "__main__":
    main()

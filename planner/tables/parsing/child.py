"""One file in a process of its own: an order and bytes come in, sheets and issues go out as JSON."""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time

from planner.domain.finding import Cell, Issue, Severity
from planner.tables.opening import sheets_of_file
from planner.tables.parsing.wire import Allowance, ParsedFile, read_order, write_parsed
from planner.tables.sheets import Faults
from planner.text import message

_PR_SET_PDEATHSIG = 1
_LOOK_EVERY_S = 0.5


def main() -> int:
    """Parse one file from standard input; give the exit status."""
    _die_with(int(sys.argv[1]))
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not break the answer
    order = read_order(sys.stdin.buffer.readline())
    _limit(order.allowance)
    try:
        out.write(write_parsed(_parsed(order.name, sys.stdin.buffer.read())))
    except MemoryError:
        out.write(write_parsed(out_of_memory(order.name, order.allowance)))
    return 0


def out_of_memory(name: str, allowance: Allowance) -> ParsedFile:
    """Say that a file took more memory than it may."""
    said = message(
        "解析需要的内存超过 {most} MB；请拆分文件后再试",
        "parsing needs more than {most} MB of memory; split the file",
        most=allowance.memory_bytes // 1_000_000,
    )
    return ParsedFile(issues=(Issue(severity=Severity.ERROR, message=said, cell=Cell(file=name)),))


def _parsed(name: str, content: bytes) -> ParsedFile:
    faults = Faults()
    sheets = sheets_of_file(name, content, faults)
    return ParsedFile(sheets=() if faults.has_error else sheets, issues=tuple(faults.issues))


def _limit(allowance: Allowance) -> None:
    """Hold the process to its allowance, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock in the parent still holds
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowance.memory_bytes, allowance.memory_bytes))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowance.cpu_seconds, allowance.cpu_seconds + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with(parent: int) -> None:
    """End as soon as the parent has: told by the kernel on Linux, by looking on other systems."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    elif os.name == "posix":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.name == "posix" and os.getppid() != parent:  # it ended while we were being loaded
        os._exit(3)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_S)
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main())

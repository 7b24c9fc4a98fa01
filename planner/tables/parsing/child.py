"""One file in a process of its own: an order and bytes come in, sheets and issues go out as JSON."""

import sys

from planner.domain.finding import Cell, Issue, Severity
from planner.processes import child
from planner.tables.opening import sheets_of_file
from planner.tables.parsing.wire import Allowance, ParsedFile, read_order, write_parsed
from planner.tables.sheets import Faults
from planner.text import message


def main() -> int:
    """Parse one file from standard input; give the exit status."""
    child.end_with(int(sys.argv[1]))
    out = child.own_output()
    order = read_order(sys.stdin.buffer.readline())
    child.take_no_more(order.allowance.memory_bytes, cpu_seconds=order.allowance.cpu_seconds)
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
    return ParsedFile(sheets=() if faults.has_error else sheets, issues=faults.issues)


if __name__ == "__main__":
    sys.exit(main())

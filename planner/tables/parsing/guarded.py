"""Asks a process of its own to parse a file, and ends it when it takes too much."""

import os
import subprocess
import sys
from pathlib import Path

from pydantic import ValidationError

from planner.domain.finding import Cell, Issue, Severity
from planner.tables.limits import BYTES, LARGEST_FILE, FileRefusal, hold
from planner.tables.parsing.wire import Allowance, ParsedFile, ParseOrder, read_parsed, write_order
from planner.text import Message, message

DEFAULT = Allowance()

_ROOT = Path(__file__).resolve().parents[3]
_COMMAND = (sys.executable, "-m", "planner.tables.parsing.child")


def parse(name: str, content: bytes, allowance: Allowance = DEFAULT) -> ParsedFile:
    """Parse an uploaded workbook or CSV file; a file that takes too much gives one issue.

    The name is used in what is said and for its ending; it is never opened.
    """
    shown = name.replace("\\", "/").rsplit("/", 1)[-1][-255:] or "?"
    try:
        hold(len(content), LARGEST_FILE, BYTES)
    except FileRefusal as refused:
        return _failed(shown, refused.said)
    order = write_order(ParseOrder(name=shown, allowance=allowance))
    try:
        done = subprocess.run(  # noqa: S603  # our own program, no shell
            (*_COMMAND, str(os.getpid())),
            cwd=_ROOT,
            input=order + content,
            capture_output=True,
            timeout=allowance.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _failed(shown, _too_long(allowance.seconds))
    try:
        return read_parsed(done.stdout)
    except ValidationError:
        return _failed(shown, _ended(done.returncode, allowance))


def _failed(name: str, said: Message) -> ParsedFile:
    return ParsedFile(issues=(Issue(severity=Severity.ERROR, message=said, cell=Cell(file=name)),))


def _too_long(seconds: float) -> Message:
    return message(
        "解析超过 {most} 秒，已停止；请拆分文件后再试",
        "parsing took more than {most} s and was stopped; split the file",
        most=f"{seconds:g}",
    )


def _ended(status: int, allowance: Allowance) -> Message:
    return message(
        "解析进程异常结束（状态 {status}；限 {memory} MB 内存、{cpu} 秒）；请用 Excel 另存为 .xlsx 或拆分后再试",
        "the parsing process ended with status {status} (limits: {memory} MB of memory, {cpu} s of work);"
        " save the file from Excel as .xlsx, or split it",
        status=status,
        memory=allowance.memory_bytes // 1_000_000,
        cpu=allowance.cpu_seconds,
    )

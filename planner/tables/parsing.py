"""Strangers' files are parsed in a process of their own, which may take so much and no more."""

import subprocess
import threading

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from planner.domain.solving.finding import Cell, Issue, Severity
from planner.processes import workers
from planner.processes.child import MEBI
from planner.processes.protocol import LineKind, WorkOrder
from planner.processes.tasks import TaskContext
from planner.tables.limits import BYTES, LARGEST_FILE, FileRefusal, hold
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults, Sheet
from planner.text import Message, message


@dataclass(frozen=True, kw_only=True)
class ParsedFile:
    """What came of a file: its sheets, or the issues that say why not."""

    sheets: tuple[Sheet, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What a file may take: seconds by the clock, seconds of work, bytes of memory."""

    seconds: float = 20.0
    cpu_seconds: int = 15
    memory_bytes: int = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class ParseOrder:
    """What the parsing process is told beside the file."""

    name: str
    allowance: Allowance


DEFAULT = Allowance()
PARSED: TypeAdapter[ParsedFile] = TypeAdapter(ParsedFile)
_ORDER: TypeAdapter[ParseOrder] = TypeAdapter(ParseOrder)


def parse(name: str, content: bytes, allowance: Allowance = DEFAULT) -> ParsedFile:
    """Return what came of an uploaded workbook or CSV file; a file that takes too much gives one issue.

    The name is used in what is said and for its ending; it is never opened.
    """
    shown = name.replace("\\", "/").rsplit("/", 1)[-1][-255:] or "?"
    try:
        hold(len(content), LARGEST_FILE, BYTES)
    except FileRefusal as refused:
        return _failed(shown, refused.said)
    text = _ORDER.dump_json(ParseOrder(name=shown, allowance=allowance)).decode()
    return _asked(shown, WorkOrder("parse", text, content), allowance)


def parse_task(text: str, context: TaskContext) -> str:
    """Return the sheets and issues of the file that came with an order, as JSON."""
    order = _ORDER.validate_json(text)
    try:
        parsed = _parsed(order.name, context.attached)
    except MemoryError:
        parsed = _failed(order.name, _too_much(order.allowance))
    return PARSED.dump_json(parsed).decode()


def _asked(name: str, order: WorkOrder, allowance: Allowance) -> ParsedFile:
    """Have a worker parse the file, and end it when it takes too long."""
    memory_mb = max(1, allowance.memory_bytes // MEBI)
    try:
        worker = workers.begin(memory_mb=memory_mb, cpu_seconds=allowance.cpu_seconds, is_heard=False)
    except (OSError, subprocess.SubprocessError) as fault:
        return _failed(name, _ended(str(fault), allowance))
    is_late = threading.Event()

    def give_up() -> None:
        is_late.set()
        workers.kill(worker)

    timer = threading.Timer(allowance.seconds, give_up)
    timer.start()
    try:
        line = workers.answer_to(worker, order)
    finally:
        timer.cancel()
        workers.kill(worker)
        workers.close(worker)
    if line is not None and line.kind is LineKind.RESULT:
        try:
            return PARSED.validate_json(line.text)
        except ValidationError as fault:
            return _failed(name, _ended(str(fault), allowance))
    if is_late.is_set():
        return _failed(name, _too_long(allowance.seconds))
    return _failed(name, _ended(str(worker.returncode) if line is None else line.text, allowance))


def _parsed(name: str, content: bytes) -> ParsedFile:
    faults = Faults()
    sheets = sheets_of_file(name, content, faults)
    return ParsedFile(sheets=() if faults.has_error else sheets, issues=faults.issues)


def _failed(name: str, said: Message) -> ParsedFile:
    return ParsedFile(issues=(Issue(severity=Severity.ERROR, message=said, cell=Cell(file=name)),))


def _too_much(allowance: Allowance) -> Message:
    return message(
        "解析需要的内存超过 {most} MB；请拆分文件后再试",
        "parsing needs more than {most} MB of memory; split the file",
        most=allowance.memory_bytes // 1_000_000,
    )


def _too_long(seconds: float) -> Message:
    return message(
        "解析超过 {most} 秒，已停止；请拆分文件后再试",
        "parsing took more than {most} s and was stopped; split the file",
        most=f"{seconds:g}",
    )


def _ended(status: str, allowance: Allowance) -> Message:
    return message(
        "解析进程异常结束（状态 {status}；限 {memory} MB 内存、{cpu} 秒）；请用 Excel 另存为 .xlsx 或拆分后再试",
        "the parsing process ended with status {status} (limits: {memory} MB of memory, {cpu} s of work);"
        " save the file from Excel as .xlsx, or split it",
        status=status,
        memory=allowance.memory_bytes // 1_000_000,
        cpu=allowance.cpu_seconds,
    )

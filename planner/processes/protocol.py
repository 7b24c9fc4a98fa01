"""What a worker and whoever started it write to each other: JSON, one object a line, versioned.

An order goes in: the name of a task, its text, and how many raw bytes follow the line (a file to be read).
Out come signs of life, partial results and then one result or one fault. `STOP` on a line of its own asks a worker to
end what it does.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO

FORMAT = 2
BEAT_S = 1.0
"""How often a worker says that it lives."""
STOP = b"stop\n"


class ProtocolError(Exception):
    """A line that is not of this format."""


class LineKind(StrEnum):
    """What a worker says."""

    BEAT = "beat"
    PARTIAL = "partial"
    RESULT = "result"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a worker; `text` is the JSON of a partial result or a result, or the words of a fault."""

    kind: LineKind
    text: str = ""

    @property
    def is_last(self) -> bool:
        """Whether nothing more is said of this order."""
        return self.kind in (LineKind.RESULT, LineKind.FAULT)


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """What a worker is to do: a task by its name, an order as JSON, and a file if it needs one."""

    task: str
    text: str
    attached: bytes = b""


def write_order(order: WorkOrder) -> bytes:
    """Return an order as one line, followed by what is attached to it."""
    head = {"task": order.task, "text": order.text, "attached": len(order.attached)}
    return _written("order", head) + order.attached


def read_order(line: bytes, rest: BinaryIO) -> WorkOrder:
    """Return the order of a line; what is attached to it is taken from the rest.

    Raises
    ------
    ProtocolError
        If the line is not an order of this format, or the rest ends too soon.
    """
    kind, body = _read(line)
    try:
        if kind != "order":
            raise ProtocolError(f"expected an order, found {kind}")
        attached = rest.read(body["attached"]) if body["attached"] else b""
        if len(attached) != body["attached"]:
            raise ProtocolError(f"{body['attached']} bytes announced, {len(attached)} came")
        return WorkOrder(str(body["task"]), str(body["text"]), attached)
    except (KeyError, TypeError) as fault:
        raise ProtocolError(f"not an order: {line[:80]!r}") from fault


def write_line(kind: LineKind, text: str = "") -> bytes:
    """Return what a worker says, as one line."""
    return _written(kind.value, text)


def read_line(line: bytes) -> Line:
    """Return what a worker said.

    Raises
    ------
    ProtocolError
        If the line is not of this format.
    """
    kind, text = _read(line)
    if kind not in set(LineKind) or not isinstance(text, str):
        raise ProtocolError(f"unknown line: {kind}")
    return Line(LineKind(kind), text)


def _written(kind: str, body: Any) -> bytes:
    return json.dumps({"format": FORMAT, "kind": kind, "body": body}, ensure_ascii=False).encode() + b"\n"


def _read(line: bytes) -> tuple[str, Any]:
    try:
        said = json.loads(line)
        if said["format"] != FORMAT:
            raise ProtocolError(f"format {said['format']}, expected {FORMAT}")
        return str(said["kind"]), said["body"]
    except (ValueError, KeyError, TypeError) as fault:
        raise ProtocolError(f"not a line of this format: {line[:80]!r}") from fault

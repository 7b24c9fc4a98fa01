"""Orders, partial results and results survive the way between two processes; anything else is refused."""

import io
import json

import pytest

from planner.processes.protocol import (
    FORMAT,
    Line,
    LineKind,
    ProtocolError,
    WorkOrder,
    read_line,
    read_order,
    write_line,
    write_order,
)

ORDER = WorkOrder("parse", '{"name": "坏\\n了"}', b"PK\n\x00stop\n")


def read(sent: bytes) -> WorkOrder:
    stream = io.BytesIO(sent)
    return read_order(stream.readline(), stream)


@pytest.mark.parametrize("order", [ORDER, WorkOrder("solve", "{}")])
def test_an_order_arrives_as_it_was_sent_with_what_is_attached(order: WorkOrder) -> None:
    assert read(write_order(order)) == order


def test_what_follows_an_attached_file_is_still_there() -> None:
    stream = io.BytesIO(write_order(ORDER) + b"stop\n")
    assert read_order(stream.readline(), stream) == ORDER
    assert stream.read() == b"stop\n"


@pytest.mark.parametrize("kind", LineKind)
def test_what_a_worker_says_arrives_on_one_line(kind: LineKind) -> None:
    line = write_line(kind, "坏\n了")
    assert line.count(b"\n") == 1
    assert read_line(line) == Line(kind, "坏\n了")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"hello",
        b"\xff\xff",
        b"[]",
        b"{}",
        json.dumps({"format": 1, "kind": "outcome", "body": {}}).encode(),
        json.dumps({"format": FORMAT, "kind": "song", "body": ""}).encode(),
        json.dumps({"format": FORMAT, "kind": "result", "body": {}}).encode(),
        write_order(ORDER),
    ],
)
def test_what_no_worker_says_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_line(line)


@pytest.mark.parametrize(
    "sent",
    [
        b"hello\n",
        write_line(LineKind.RESULT, "{}"),
        write_order(ORDER)[:-1],
        json.dumps({"format": FORMAT, "kind": "order", "body": {"task": "solve"}}).encode(),
        json.dumps({"format": FORMAT, "kind": "order", "body": 3}).encode(),
    ],
)
def test_what_is_no_whole_order_is_refused(sent: bytes) -> None:
    with pytest.raises(ProtocolError):
        read(sent)

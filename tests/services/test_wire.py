"""Orders and reports survive the wire; anything else is refused."""

import json

import pytest

from planner.domain.outcome import Limits, Outcome, Progress
from planner.services.wire import (
    SolveOrder,
    WireError,
    read_order,
    read_report,
    write_failure,
    write_order,
    write_outcome,
    write_progress,
)
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1"), make.sitting("F2", ["A-101"])])
PLAN = make.plan(make.placement("F1", "A-102"))


@pytest.mark.parametrize("start", [None, PLAN])
def test_an_order_arrives_as_it_was_sent_on_one_line(start: object) -> None:
    order = SolveOrder(PROBLEM, Limits(seed=3, nodes=9), PLAN if start else None)
    line = write_order(order)
    assert line.count(b"\n") == 1
    assert read_order(line) == order
    assert read_order(line).problem.fingerprint == PROBLEM.fingerprint


def test_reports_arrive_as_they_were_sent() -> None:
    progress = Progress(
        seconds=0.5, stage=1, stages=2, goal="g", objective=None, bound=3, gap=None, plan=PLAN
    )
    outcome: Outcome = reports.outcome(PROBLEM, PLAN)
    assert read_report(write_progress(progress)) == progress
    assert read_report(write_outcome(outcome)) == outcome
    assert read_report(write_failure("坏\n了")) == "坏\n了"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"hello",
        b"\xff\xff",
        b"[]",
        b"{}",
        json.dumps({"format": 99, "kind": "failure", "body": {"note": "x"}}).encode(),
        json.dumps({"format": 1, "kind": "song", "body": {}}).encode(),
        json.dumps({"format": 1, "kind": "outcome", "body": {"status": "proven_optimal"}}).encode(),
        json.dumps({"format": 1, "kind": "progress", "body": 3}).encode(),
    ],
)
def test_what_is_no_report_is_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        read_report(line)


def test_a_report_is_no_order_and_an_order_no_report() -> None:
    with pytest.raises(WireError, match="expected an order"):
        read_order(write_failure("x"))
    with pytest.raises(WireError, match="unknown line"):
        read_report(write_order(SolveOrder(PROBLEM, Limits())))

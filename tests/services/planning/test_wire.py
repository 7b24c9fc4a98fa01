"""Orders, progress and outcomes of a solve survive as JSON; anything else is refused."""

import pytest

from planner.domain.solving.outcome import Limits, Progress
from planner.processes.protocol import ProtocolError
from planner.services.planning.wire import (
    SolveOrder,
    read_outcome,
    read_progress,
    read_solve,
    write_outcome,
    write_progress,
    write_solve,
)
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1"), make.sitting("F2", ["A-101"])])
PLAN = make.plan(make.placement("F1", "A-102"))
PROGRESS = Progress(seconds=0.5, stage=1, stages=2, goal="g", objective=None, bound=3, gap=None, plan=PLAN)


@pytest.mark.parametrize("start", [None, PLAN])
def test_an_order_arrives_as_it_was_sent(start: object) -> None:
    order = SolveOrder(PROBLEM, Limits(seed=3, nodes=9), PLAN if start else None)
    read = read_solve(write_solve(order))
    assert read == order
    assert read.problem.fingerprint == PROBLEM.fingerprint


def test_progress_and_outcome_arrive_as_they_were_sent() -> None:
    outcome = reports.outcome(PROBLEM, PLAN)
    assert read_progress(write_progress(PROGRESS)) == PROGRESS
    assert read_outcome(write_outcome(outcome)) == outcome


@pytest.mark.parametrize("read", [read_solve, read_progress, read_outcome])
@pytest.mark.parametrize("text", ["", "3", "{}", '{"status": "proven_optimal"}'])
def test_what_is_something_else_is_refused(read: object, text: str) -> None:
    with pytest.raises(ProtocolError):
        read(text)  # type: ignore[operator]

"""A solver that crashes costs the proof, not the plan at hand."""

from pathlib import Path

import pytest

from models.session import Session
from models.solver.cbc import CbcEngine
from planner.domain.solving.outcome import Limits, Progress, Status
from tests.support import make

PROBLEM = make.problem(firms=[make.firm(f"F{number}") for number in range(1, 7)])
PLAN = make.plan(make.placement("F1", "A-101"))


def crashing(folder: Path) -> Session:
    """Return a session whose CBC dies at every run, as the real one does on some time limits."""
    program = folder / "cbc"
    program.write_text("#!/bin/sh\nkill -SEGV $$\n", "utf-8")
    program.chmod(0o755)
    session = Session(PROBLEM)
    session._engines["cbc", 1] = CbcEngine(session._matrix, path=str(program))
    return session


@pytest.mark.skipif("sys.platform == 'win32'")
def test_the_plan_at_hand_outlives_a_solver_that_crashes(tmp_path: Path) -> None:
    heard: list[Progress] = []
    limits = Limits(time_limit_s=20.0, solver="cbc")
    outcome = crashing(tmp_path).solve(limits, start=PLAN, on_progress=heard.append)
    assert outcome.status is Status.FAILED
    assert "CBC" in outcome.note
    assert outcome.plan is not None
    assert "F1" in outcome.plan.by_firm
    assert heard[0].plan is not None


def test_the_plan_a_solve_starts_from_is_told_at_once() -> None:
    heard: list[Progress] = []
    Session(PROBLEM).solve(Limits(), on_progress=heard.append)
    assert heard[0].plan is not None
    assert heard[0].stage == 1

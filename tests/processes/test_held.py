"""The gate of the tests stands where solves go through, so that what holds them open is never passed by."""

from inspect import signature
from pathlib import Path

import pytest

import models
from planner.domain.solving.outcome import Limits, Progress
from planner.services.planning.solving import solved
from tests.support import make
from tests.support.held import VARIABLE, At, Gate
from tests.support.held_solve import held


def test_a_solve_stands_still_at_a_closed_gate_and_hears_a_stop_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(models, "solve", held)
    looks: list[int] = []

    def is_enough() -> bool:
        looks.append(1)
        return len(looks) > 3

    with gate.closed(At.BEGIN):
        told: list[Progress] = []
        solved(make.problem(firms=[make.firm()]), Limits(), on_progress=told.append, should_stop=is_enough)
    assert len(looks) > 3


def test_the_solve_of_the_tests_takes_whatever_the_solve_takes() -> None:
    assert signature(held).parameters.keys() == signature(models.solve).parameters.keys()

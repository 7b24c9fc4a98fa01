"""Tiny programs go to the solver without a plan to start from, and still end with one whatever stops the solver."""

from dataclasses import replace

import pytest

import models
from models import first_plan
from models.session import Session
from models.solver import SolverError
from models.solver.highs import HighsEngine
from planner.domain.goal import PRESETS
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from tests.support.random_parks import SMALL, random_park

VALUE = tuple(tier for tier in PRESETS["default"] if tier.key == "value")
LIMITS = Limits(time_limit_s=60.0)
SEEDS = range(6)


def park(seed: int) -> Problem:
    problem = random_park(seed, SMALL)
    return problem.with_policy(replace(problem.policy, tiers=VALUE))


def test_the_proof_is_the_same_with_and_without_a_plan_to_start_from(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = [models.solve(park(seed), LIMITS) for seed in SEEDS]
    monkeypatch.setattr(first_plan, "is_tiny", lambda _: False)
    started = [models.solve(park(seed), LIMITS) for seed in SEEDS]
    assert [(one.status, one.objective) for one in bare] == [(one.status, one.objective) for one in started]


def test_a_solve_that_is_stopped_at_once_has_a_plan() -> None:
    outcome = Session(park(0)).solve(LIMITS, should_stop=lambda: True)
    assert outcome.plan is not None
    assert outcome.status is Status.CANCELLED


def test_a_solver_that_breaks_off_leaves_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise SolverError("broken off")

    monkeypatch.setattr(HighsEngine, "maximise", breaks)
    outcome = Session(park(0)).solve(LIMITS)
    assert outcome.plan is not None
    assert outcome.status is Status.FAILED

"""Re-packing of large programs: ever better plans of the model, and the same proof in the end."""

from collections.abc import Iterator
from typing import Any

import pytest

import models
from models import stage_solver
from models.search import improve, repack
from models.solve_context import SolveContext
from models.solver import FloatArray
from models.tiers import ObjectiveStage
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.services.importing.intake import SHIPPED, load
from tests.support.random_parks import SMALL, random_park

LIMITS = Limits(time_limit_s=60.0)
SEEDS = range(4)


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Re-pack every program, and note each step: the value before and after."""
    steps: list[tuple[int, int]] = []

    def watched(
        context: SolveContext, stage: ObjectiveStage, values: FloatArray, **options: Any
    ) -> Iterator[FloatArray]:
        before = stage.objective.value(values)
        for better in improve(context, stage, values, **options):
            assert context.bounded().admits(better)
            steps.append((before, stage.objective.value(better)))
            before = steps[-1][1]
            yield better

    monkeypatch.setattr(stage_solver, "improve", watched)
    monkeypatch.setattr(repack, "LEAST_COLUMNS", 0)
    monkeypatch.setattr(repack, "_RUNS", 15)
    return steps


def whole_park() -> Problem:
    dossier, _ = load(next(park.folder for park in SHIPPED if park.key == "mature"))
    assert dossier is not None
    return dossier.problem


@pytest.mark.slow
def test_each_plan_of_the_search_is_better_and_the_proof_is_the_same(raised: list[tuple[int, int]]) -> None:
    searched = [models.solve(random_park(seed, SMALL), LIMITS) for seed in SEEDS]
    assert all(after > before for before, after in raised)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage_solver, "improve", lambda *_, **__: iter(()))
        plain = [models.solve(random_park(seed, SMALL), LIMITS) for seed in SEEDS]
    assert [(one.status, one.objective) for one in searched] == [(one.status, one.objective) for one in plain]


def test_re_packing_raises_the_plan_of_a_whole_park(raised: list[tuple[int, int]]) -> None:
    problem = whole_park()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repack, "_RUNS", 0)
        models.solve(problem, LIMITS)
    filled, raised[:] = list(raised), []
    assert models.solve(problem, LIMITS).status is Status.PROVEN_OPTIMAL
    assert len(raised) > len(filled)


def test_a_small_program_is_left_to_the_solver(
    raised: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repack, "LEAST_COLUMNS", 766)  # one more than it has
    monkeypatch.setattr(repack._Context, "repack", lambda *_: pytest.fail("re-packed"))
    assert models.solve(whole_park(), LIMITS).status is Status.PROVEN_OPTIMAL

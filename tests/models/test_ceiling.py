"""What no plan exceeds in a stage: a firm counts once, however many homes it may choose from."""

import models
from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from models.session import Session
from planner.domain.solving.outcome import Limits


def test_no_stage_comes_to_more_than_its_ceiling_and_signed_firms_count_once() -> None:
    problem = dossier_of(ParkShape(name="ceiling", seed=5, buildings=3)).problem
    stages = Session(problem)._stages
    outcome = models.solve(problem, Limits(time_limit_s=600.0))
    for stage, result in zip(stages, outcome.stages, strict=True):
        assert result.objective is not None
        assert stage.goal == result.goal
        assert result.objective <= stage.ceiling
    assert stages[0].ceiling <= sum(firm.stage.is_signed for firm in problem.firms)

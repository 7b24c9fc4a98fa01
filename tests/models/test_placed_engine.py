"""The columns `placed`: the same plans, points and proofs as the program as rules write it."""

import numpy as np
import pytest

from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from models import milp
from models.formulation import Formulation
from models.placed_engine import PlacedEngine, placed_columns
from models.solver import Matrix, RunLimits, Termination, hand_off, start_engine
from models.tiers import stages_of
from planner.domain.keys import RuleKey

SEEDS = range(6)


def program(seed: int) -> tuple[Formulation, Matrix]:
    shape = ParkShape(name="placed", seed=seed, buildings=3, demand=1.4, utility_slack=0.7)
    formulation = milp.build(dossier_of(shape).problem)
    return formulation, hand_off(formulation.program, formulation.variables)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_programs_have_the_same_best_value(seed: int) -> None:
    formulation, matrix = program(seed)
    plain = start_engine("highs", matrix)
    placed = PlacedEngine(formulation, matrix, start_engine("highs", matrix))
    for stage in stages_of(formulation, matrix)[:2]:
        one, other = (engine.maximise(stage.objective, RunLimits()) for engine in (plain, placed))
        assert one.ending is other.ending
        if one.values is None or other.values is None:
            continue
        assert one.ending is Termination.DONE
        assert matrix.admits(other.values)
        value = stage.objective.value(one.values)
        assert stage.objective.value(other.values) == value
        for engine in (plain, placed):
            engine.add_row(stage.objective, value - 0.5)


def test_every_plan_is_one_of_both_and_caps_stand_on_firms() -> None:
    found = 0
    for seed in SEEDS:
        formulation, matrix = program(seed)
        wide = placed_columns(formulation, matrix)
        answer = start_engine("highs", matrix).maximise(
            stages_of(formulation, matrix)[-1].objective, RunLimits()
        )
        if wide is None or answer.values is None:
            continue
        assert wide.matrix.admits(wide.values(matrix.rounded(answer.values)))
        caps = [matrix.row[row.name] for row in formulation.rows if row.rule == RuleKey.UTILITIES]
        found += sum(any(k >= matrix.columns for k, _ in wide.matrix.by_row[row]) for row in caps)
    assert found


def test_limits_and_rows_of_before_count_in_the_wider_program() -> None:
    formulation, matrix = program(0)
    engine = PlacedEngine(formulation, matrix, start_engine("highs", matrix))
    upper = np.zeros(matrix.columns)
    engine.set_bounds(range(len(formulation.candidates)), matrix.lower, upper)
    objective = stages_of(formulation, matrix)[0].objective
    answer = engine.maximise(objective, RunLimits())
    assert answer.values is None or not answer.values[: len(formulation.candidates)].any()
    engine.set_bounds(range(len(formulation.candidates)), matrix.lower, matrix.upper)
    assert engine.maximise(objective, RunLimits()).values is not None

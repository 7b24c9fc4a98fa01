"""Candidates that no plan as good as the best chooses: held against the whole program, which is asked for one of them."""

from typing import NamedTuple

import numpy as np
import pytest

from models.patterns.blocks import Separator
from models.patterns.pattern_result import Listeners, PriceList, Ties
from models.patterns.search import search_patterns
from models.patterns.tie_candidates import candidates_in_no_tie
from models.solver import Engine, Objective, RunLimits, Termination, start_engine
from tests.models.by_buildings import Program, never, programs

_LIMITS = RunLimits(seconds=600)
_NOBODY = Listeners(improved=lambda _: None, bounded=lambda _: None, should_stop=never)


class Solved(NamedTuple):
    """A program with the general way loaded, the most points there are, and its ties."""

    program: Program
    general: Engine
    points: int
    ties: Ties


@pytest.fixture(scope="module")
def solved() -> list[Solved]:
    return [_solved(program) for program in programs(6)]


def _solved(program: Program) -> Solved:
    general = start_engine("highs", program.matrix)
    best = general.maximise(program.goal, _LIMITS)
    assert best.values is not None
    points = program.goal.value(best.values)
    found = search_patterns(
        Separator(program.formulation, program.matrix).separate(
            program.goal, upper=program.matrix.upper, tells_ties=True
        ),
        PriceList(rows=np.zeros(program.matrix.rows)),
        known=float(points - program.goal.constant),
        ceiling=np.inf,
        chosen=np.flatnonzero(best.values[: len(program.formulation.candidates)] > 0.5),
        step=program.goal.step,
        listeners=_NOBODY,
    )
    assert found.is_proven
    assert found.ties is not None
    return Solved(program, general, points, found.ties)


def test_no_best_plan_chooses_a_candidate_that_is_in_no_tie(solved: list[Solved]) -> None:
    told = 0
    for program, general, points, ties in solved:
        excluded = candidates_in_no_tie(ties, should_stop=never)
        if not len(excluded):
            continue
        told += 1
        one_of_them = np.zeros(program.matrix.columns, dtype=np.int64)
        one_of_them[excluded] = 1
        general.add_row(Objective(one_of_them), 1)
        answer = general.maximise(program.goal, _LIMITS)
        general.drop_added_rows()
        if answer.ending is not Termination.INFEASIBLE:
            assert answer.values is not None
            assert program.goal.value(answer.values) < points
    assert told >= 4


def test_a_stop_excludes_nobody(solved: list[Solved]) -> None:
    assert not len(candidates_in_no_tie(solved[0].ties, should_stop=lambda: True))

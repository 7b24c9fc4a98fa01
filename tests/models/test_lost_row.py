"""Where the presolve of HiGHS loses a row, what it says is not believed: it is asked again without."""

from collections import Counter
from typing import Any

import pytest

import models
from models.solver.highs import HighsEngine
from planner.domain.solving.outcome import Status
from tests.campaigns.patterns_and_the_general_way import SIZES, every_size
from tests.support.random_parks import random_park
from tests.support.random_questions import mixed, question

SEED = 5100
"""Of a park of the campaign for which HiGHS 1.16 loses a row; CBC, SCIP and CP-SAT prove the values below."""


def test_a_park_for_which_a_row_is_lost_is_proven_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, kinds = mixed(SEED, random_park(SEED, SIZES[SEED % len(SIZES)]))
    asked = question(SEED, problem, kinds, lambda: None)
    presolved: list[bool] = []
    prepare = HighsEngine._prepare

    def noted(engine: HighsEngine, objective: Any, effort: Any) -> None:
        presolved.append(effort.presolve)
        prepare(engine, objective, effort)

    monkeypatch.setattr(HighsEngine, "_prepare", noted)
    session = models.open_session(problem)
    with every_size(0, Counter()), asked.wish(session):
        found = session.solve(asked.limits, value_only=True)
    told = [(one.goal, one.status, one.objective) for one in found.stages[:3]]
    assert told == [
        ("signed", Status.PROVEN_OPTIMAL, 3),
        ("framework", Status.PROVEN_OPTIMAL, 1),
        ("negotiating", Status.PROVEN_OPTIMAL, 3),
    ]
    assert not all(presolved)

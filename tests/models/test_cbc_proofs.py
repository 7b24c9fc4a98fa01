"""CBC and HiGHS prove the same on parks for which one of them proved something else or nothing."""

from dataclasses import replace

import pytest

import models
from models.solver import available_solvers
from planner.domain.solving.outcome import Status
from tests.campaigns.patterns_and_the_general_way import SIZES
from tests.support.random_parks import random_park
from tests.support.random_questions import LIMITS, mixed, question

WORSE_BY_ITS_CUTS, INFEASIBLE, FORCED_WITHOUT_A_PLACE = 878, 107, 1801
"""Seeds of parks of the campaign `patterns-and-cbc`."""


@pytest.mark.parametrize(
    ("seed", "status"),
    [
        (WORSE_BY_ITS_CUTS, Status.PROVEN_OPTIMAL),
        (INFEASIBLE, Status.INFEASIBLE),
        (FORCED_WITHOUT_A_PLACE, Status.INFEASIBLE),
    ],
)
def test_what_one_solver_proves_all_prove(seed: int, status: Status) -> None:
    problem, kinds = mixed(seed, random_park(seed, SIZES[seed % len(SIZES)]))
    session = models.open_session(problem)
    asked = question(seed, problem, kinds, lambda: session.solve(LIMITS).plan)
    told = {}
    for solver in available_solvers():
        with asked.wish(session):
            found = session.solve(replace(asked.limits, solver=solver), value_only=asked.value_only)
        told[solver] = (found.status, [(one.goal, one.status, one.objective) for one in found.stages])
    assert all(one == told["highs"] for one in told.values())
    assert told["highs"][0] is status

"""Every solver there is on this machine proves plans of the same worth."""

import pytest

import models
from models.solver import available_solvers
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits, Status
from tests.support.brute import worth_of
from tests.support.random_parks import SMALL, random_park

SEEDS = (0, 2)
PARKS = [random_park(seed, SMALL) for seed in SEEDS]


@pytest.mark.parametrize("solver", available_solvers())
def test_a_proven_plan_is_worth_the_same_whoever_proves_it(solver: str) -> None:
    for problem in PARKS:
        outcome = models.solve(problem, Limits(time_limit_s=120.0, solver=solver))
        reference = models.solve(problem, Limits(time_limit_s=120.0))
        assert outcome.status is reference.status
        assert outcome.status in {Status.PROVEN_OPTIMAL, Status.INFEASIBLE}
        assert is_valid(check_outcome(problem, outcome))
        if outcome.status is Status.PROVEN_OPTIMAL:
            plan, other = outcome.plan or Plan(), reference.plan or Plan()
            assert is_valid(check_plan(problem, plan))
            assert worth_of(problem, plan) == worth_of(problem, other)

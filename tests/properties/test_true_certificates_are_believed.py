"""However a solve ends, the checker has nothing against what it says of itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

import models
from planner.check import check_outcome
from planner.domain.goal import TIDINESS, GoalMode
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.task import Task, best_so_far
from planner.services.planning.solving import SolveSettings, configured
from tests.support.random_parks import SMALL, random_park

SEEDS = range(7)
IN_WEIGHTS = "in weights"
AMPLE = Limits(time_limit_s=5.0)


def asked_to_stop(*, after: int) -> Callable[[], bool]:
    """Return a `should_stop` that says so from the nth asking on."""
    left = iter(range(after))
    return lambda: next(left, None) is None


WAYS: dict[str, Callable[[Problem], Outcome]] = {
    "with time": lambda problem: models.solve(problem, AMPLE),
    "without time": lambda problem: models.solve(problem, replace(AMPLE, time_limit_s=0.0)),
    "in a moment": lambda problem: models.solve(problem, replace(AMPLE, time_limit_s=0.03)),
    "within a wide gap": lambda problem: models.solve(problem, replace(AMPLE, gap=0.6)),
    "without nodes": lambda problem: models.solve(problem, replace(AMPLE, nodes=0)),
    "cancelled at once": lambda problem: models.solve(problem, AMPLE, should_stop=asked_to_stop(after=0)),
    "cancelled on the way": lambda problem: models.solve(problem, AMPLE, should_stop=asked_to_stop(after=3)),
    IN_WEIGHTS: lambda problem: models.solve(problem, AMPLE),
}


@dataclass(frozen=True)
class Ended:
    """A solve of a random park, and how it ended."""

    problem: Problem
    outcome: Outcome


@pytest.fixture(scope="module")
def ended() -> dict[str, list[Ended]]:
    """Solve the same parks in each way."""
    parks = [random_park(seed, SMALL) for seed in SEEDS]
    weighted = [configured(park, SolveSettings(mode=GoalMode.WEIGHTED)) for park in parks]
    return {
        name: [Ended(park, way(park)) for park in (weighted if name == IN_WEIGHTS else parks)]
        for name, way in WAYS.items()
    }


@pytest.mark.parametrize("way", WAYS)
def test_no_solve_is_accused_of_a_false_claim(way: str, ended: dict[str, list[Ended]]) -> None:
    for seed, one in zip(SEEDS, ended[way], strict=True):
        assert check_outcome(one.problem, one.outcome) == (), f"seed {seed}"


def test_between_them_they_end_in_every_way_that_a_solve_can(ended: dict[str, list[Ended]]) -> None:
    found = {one.outcome.status for solves in ended.values() for one in solves}
    assert found >= set(Status) - {Status.FAILED, Status.NO_PLAN}


def test_a_policy_that_only_tidies_up_is_believed_too() -> None:
    for seed in SEEDS[:4]:
        problem = configured(
            random_park(seed, SMALL), SolveSettings(mode=GoalMode.RANKED, tiers=TIDINESS[1:3])
        )
        for limits in (AMPLE, replace(AMPLE, gap=0.6), replace(AMPLE, time_limit_s=0.0)):
            assert check_outcome(problem, models.solve(problem, limits)) == (), f"seed {seed}"


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.FAILED])
@pytest.mark.parametrize("with_plan", [True, False])
def test_the_plan_kept_from_a_solve_that_gave_no_outcome_is_believed(
    status: Status, *, with_plan: bool
) -> None:
    problem = random_park(1, SMALL)
    plan = models.solve(problem, AMPLE).plan if with_plan else None
    assert (plan is not None) is with_plan
    job = Task(task_id="j", fingerprint=problem.fingerprint, limits=AMPLE, plan=plan)
    assert check_outcome(problem, best_so_far(job, status, note="gone", seconds=1.0)) == ()

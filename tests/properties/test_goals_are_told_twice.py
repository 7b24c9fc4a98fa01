"""Every goal comes to the same whole number whether the model or the plan tells it."""

from random import Random

import pytest

from models import milp, reading
from models.formulation import Candidate
from planner.check import check_placement, is_valid
from planner.domain.goal import GOALS, PRESETS
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from tests.support.random_parks import SMALL, TINY, Size, random_park

PLANS_A_PARK = 4


def _seats(dice: Random, problem: Problem, candidates: tuple[Candidate, ...]) -> tuple[Placement, ...]:
    """Return the places of some sitting firms, all of each."""
    sits = sorted(firm.firm_id for firm in problem.firms if firm.is_sitting)
    some = set(dice.sample(sits, dice.randint(0, len(sits))))
    return tuple(one.placement() for one in candidates if one.firm_id in some)


def random_plan(dice: Random, problem: Problem, candidates: tuple[Candidate, ...]) -> Plan:
    """Return a plan of candidates taken in random order, each if the checker lets it in."""
    plan = Plan(placements=_seats(dice, problem, candidates))
    most = dice.randint(0, len(problem.firms))
    for candidate in dice.sample(candidates, len(candidates)):
        one = candidate.placement()
        if len(plan.by_firm) == most:
            break
        sits = problem.firm[one.firm_id].is_sitting
        if not sits and one.firm_id not in plan.by_firm and is_valid(check_placement(problem, plan, one)):
            plan = Plan(placements=(*plan.placements, one))
    return plan


@pytest.mark.parametrize("size", [TINY, SMALL], ids=lambda size: size.name)
@pytest.mark.parametrize("seed", range(25))
def test_model_and_plan_tell_every_goal_alike(seed: int, size: Size) -> None:
    dice = Random(f"goals-{size.name}-{seed}")
    problem = random_park(seed, size)
    policy = problem.policy
    preset = Policy(**{**vars(policy), "preset": dice.choice(sorted(PRESETS)), "tiers": ()})
    formulation = milp.build(problem.with_policy(preset), every_start=True)
    for _ in range(PLANS_A_PARK):
        plan = random_plan(dice, problem, formulation.candidates)
        values = reading.values_of(formulation, plan)
        assert values is not None
        modelled = {goal.key: formulation.goals[goal.key].value(values) for goal in GOALS}
        assert modelled == measure_goals(problem, plan), f"seed {seed}, size {size.name}, plan {plan}"


@pytest.mark.slow
def test_the_random_plans_move_every_goal() -> None:
    moved: set[str] = set()
    for seed in range(25):
        dice = Random(f"goals-{SMALL.name}-{seed}")
        problem = random_park(seed, SMALL)
        candidates = milp.candidates(problem, every_start=True)
        for _ in range(PLANS_A_PARK):
            told = measure_goals(problem, random_plan(dice, problem, candidates))
            moved |= {goal for goal, value in told.items() if value}
    assert moved == {goal.key for goal in GOALS}

"""The rows of the model and the checker say the same about random plans of random parks."""

from random import Random

import pytest

from models import milp, reading
from planner.check import check_plan
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from tests.support.binding import random_placement, random_plan
from tests.support.random_parks import SMALL, TINY, Size, random_park

PLANS = 10


def perhaps_spoiled(dice: Random, problem: Problem) -> Plan:
    """Return a plan the checker built, sometimes with a firm taken out or put in at random."""
    placements = list(random_plan(dice, problem, tries=dice.choice((3, 10, 40))).placements)
    if placements and dice.random() < 0.2:
        placements.pop(dice.randrange(len(placements)))
    if dice.random() < 0.5:
        one = random_placement(dice, problem)
        if all(one.firm_id != other.firm_id for other in placements):
            placements.append(one)
    return Plan(placements=tuple(placements))


@pytest.mark.parametrize(
    ("size", "seed"), [(TINY, s) for s in range(24)] + [(SMALL, s) for s in range(8)], ids=str
)
def test_the_model_allows_what_the_checker_accepts_and_nothing_else(size: Size, seed: int) -> None:
    problem, dice = random_park(seed, size), Random(seed)
    built = milp.build(problem, every_start=True)
    for _ in range(PLANS):
        plan = perhaps_spoiled(dice, problem)
        values = reading.values_of(built, plan)
        broken = None if values is None else reading.broken_rows(built, values)
        findings = [finding for finding in check_plan(problem, plan) if finding.is_fault]
        assert (broken == []) is (not findings), (seed, plan, broken, findings)
        if values is not None and not broken:
            expression = {goal: linear.value(values) for goal, linear in built.goals.items()}
            assert expression == dict(measure_goals(problem, plan)), (seed, plan)

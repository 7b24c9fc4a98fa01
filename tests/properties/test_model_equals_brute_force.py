"""In small what `python3 run.py campaign model-equals-brute-force` counts."""

import pytest

import models
from planner.check import check_outcome, check_placement, check_plan
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Status
from tests.campaigns import model_equals_brute_force
from tests.campaigns._evidence import Evidence
from tests.support import brute
from tests.support.brute import worth_of
from tests.support.random_parks import LEAST, TINY, random_park

SEEDS = (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 17, 19)
"""Parks of which every plan is tried in a second; 11 and 12 take most of the time of the first twenty."""


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return model_equals_brute_force.compared(SEEDS)


@pytest.mark.slow
def test_the_model_is_worth_in_every_tier_what_brute_force_is_worth(evidence: Evidence) -> None:
    assert evidence.failures == ()


def test_some_parks_have_no_valid_plan_and_most_have_one(evidence: Evidence) -> None:
    without = int(evidence.figure("parks without any valid plan"))
    assert 0 < without < len(SEEDS) - without


@pytest.mark.parametrize(
    ("seed", "worth"),
    [
        (518, (836000, -1, 0, 0, 0, -30)),
        (597, (1, 10853, 0, -3, 0, 0, -24)),
        (639, (0, 6656, -2, 0, -500, 0, -37)),
    ],
)
def test_a_solver_that_hands_back_another_plan_than_it_proved_is_asked_again(
    seed: int, worth: tuple[int, ...]
) -> None:
    # The worth is what trying every plan came to, which takes nine seconds for the last of them.
    problem = random_park(seed, TINY)
    outcome = models.solve(problem, model_equals_brute_force.LIMITS)
    assert outcome.status is Status.PROVEN_OPTIMAL
    assert outcome.plan is not None
    assert worth_of(problem, outcome.plan) == worth
    assert [
        f for f in (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome)) if f.is_fault
    ] == []


def test_brute_force_gives_up_a_placement_for_what_the_checker_finds() -> None:
    park = random_park(3, LEAST)
    given_up = []
    for firm in park.firms:
        for placement in brute.every_placement(park, firm):
            found = check_placement(park, Plan(), placement)
            is_barred = any(one.is_fault and one.rule not in brute.CURED_BY_OTHERS for one in found)
            assert brute._is_hopeless(park, (), placement) is is_barred
            given_up.append(is_barred)
    assert 0 < sum(given_up) < len(given_up)


def test_the_parks_compared_have_what_is_easily_got_wrong() -> None:
    parks = [random_park(seed) for seed in range(60)]
    seen = [set(model_equals_brute_force.features(park)) for park in parks]
    for feature in set().union(*seen):
        assert sum(feature in one for one in seen) >= 3, feature
    assert len(set().union(*seen)) == 9

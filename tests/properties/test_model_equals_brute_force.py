"""In small what `python3 run.py campaign model-equals-brute-force` counts."""

import pytest

from tests.campaigns import model_equals_brute_force
from tests.support.brute import best_plan
from tests.support.random_parks import random_park

COUNT = 20


@pytest.mark.parametrize("seed", range(0, COUNT, 5))
def test_the_model_is_worth_in_every_tier_what_brute_force_is_worth(seed: int) -> None:
    evidence = model_equals_brute_force.run(5, seed)
    assert evidence.failures == (), f"from seed {seed}"


@pytest.mark.parametrize("seed", [518, 597, 639])
def test_a_solver_that_hands_back_another_plan_than_it_proved_is_asked_again(seed: int) -> None:
    assert model_equals_brute_force.run(1, seed).failures == ()


def test_the_parks_compared_have_what_is_easily_got_wrong() -> None:
    parks = [random_park(seed) for seed in range(60)]
    seen = [set(model_equals_brute_force.features(park)) for park in parks]
    for feature in set().union(*seen):
        assert sum(feature in one for one in seen) >= 3, feature
    assert len(set().union(*seen)) == 9


def test_some_parks_have_no_valid_plan_and_most_have_one() -> None:
    found = [best_plan(random_park(seed)) is not None for seed in range(12)]
    assert 0 < found.count(False) < found.count(True)

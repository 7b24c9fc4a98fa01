"""In small what `python3 run.py campaign random-parks` counts."""

from collections import Counter

import pytest

from planner.domain.rule import RULES
from tests.campaigns import random_parks
from tests.support.binding import binding_rules
from tests.support.random_parks import SMALL, random_park

PARKS = 40


@pytest.mark.slow
def test_no_plan_of_a_random_park_breaks_a_rule_or_makes_a_false_claim() -> None:
    evidence = random_parks.run(6, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("ended proven_optimal")) > 0


@pytest.mark.slow
def test_every_rule_is_binding_in_at_least_a_tenth_of_the_parks() -> None:
    bound: Counter[str] = Counter()
    for seed in range(PARKS):
        bound.update(binding_rules(random_park(seed, SMALL), seed))
        if all(bound[rule.key] >= random_parks.LEAST_BINDING_SHARE * PARKS for rule in RULES):
            return  # the parks that are left can take nothing away
    pytest.fail(f"binding in too few of {PARKS} parks: {bound}")


def test_the_same_seed_gives_the_same_park() -> None:
    for seed in (0, 7):
        assert random_park(seed, SMALL).fingerprint == random_park(seed, SMALL).fingerprint
    assert random_park(0).fingerprint != random_park(1).fingerprint

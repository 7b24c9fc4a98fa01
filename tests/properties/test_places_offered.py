"""What is recommended first to a firm that asks, held against a full re-solve, on a few random parks."""

import models
from planner.domain.solving.outcome import Limits
from tests.campaigns import places_offered
from tests.support.random_parks import random_park


def test_the_first_place_is_mostly_one_that_a_full_re_solve_chooses() -> None:
    parks: list[places_offered.AskedPark] = []
    for seed in (7, 9, 11, 29):
        problem = random_park(seed)
        plan = models.solve(problem, Limits(time_limit_s=60.0)).plan
        assert plan is not None
        parks.append((f"park {seed}", plan, places_offered.enquiries(problem, seed)))
    evidence = places_offered.asked_of(parks, 16)
    assert not evidence.failures
    assert int(evidence.figure("with a place recommended first")) == 7

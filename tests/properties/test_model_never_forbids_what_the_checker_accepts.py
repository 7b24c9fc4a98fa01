"""In small what `python3 run.py campaign model-admits-what-the-checker-accepts` counts."""

from functools import cache

import pytest

from tests.campaigns import model_admits_what_the_checker_accepts as campaign
from tests.campaigns._evidence import Evidence


@cache
def park(seed: int) -> Evidence:
    return campaign.run(1, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_model_admits_a_plan_exactly_when_the_checker_accepts_it(seed: int) -> None:
    evidence = park(seed)
    assert evidence.failures == (), f"seed {seed}"
    assert int(evidence.figure("single placements, refused by the checker")) > 0


def test_plans_of_every_kind_are_asked_about() -> None:
    evidence = park(2)
    asked = {name.partition(",")[0] for name, _ in evidence.figures}
    assert {
        "single placements",
        "random plans",
        "random plans less a firm",
        "random plans and a firm",
    } <= asked
    assert int(evidence.figure("random plans, accepted by the checker")) > 0

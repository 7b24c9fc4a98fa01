"""Two checkers that share nothing but the facts agree, on plans good and broken."""

import pytest

from planner.domain.rule import RULES
from tests.campaigns import second_checker
from tests.campaigns._evidence import Evidence


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return second_checker.run(250, 0)


def test_both_checkers_tell_the_same_faults_and_the_same_value_of_every_tier(evidence: Evidence) -> None:
    assert not evidence.failures


def test_between_them_the_plans_break_every_rule(evidence: Evidence) -> None:
    assert {f"broken: {rule.key}" for rule in RULES} <= dict(evidence.figures).keys()

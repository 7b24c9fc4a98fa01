"""Equal facts have one fingerprint, however they were written down."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pydantic import ValidationError

from planner.domain.goal import Tier
from planner.domain.park.policy import Policy, ValueRates
from planner.domain.park.problem import from_json, to_json
from planner.text import Text
from tests.support import make


@pytest.mark.parametrize(
    ("one", "other"), [("0.4", "0.40"), ("100", "1E+2"), ("0", "-0.00"), ("5.52", "5.520000")]
)
def test_a_number_has_one_spelling(one: str, other: str) -> None:
    first, second = (
        make.problem(firms=[make.firm("F1", power_kw=Decimal(text), probability=Decimal("0.4"))])
        for text in (one, other)
    )
    assert first == second
    assert first.fingerprint == second.fingerprint
    assert from_json(to_json(second)).fingerprint == first.fingerprint


@pytest.mark.parametrize("text", ["1e999999999999", "1e-1101", "9" * 1101])
def test_a_number_of_more_places_than_any_figure_has_is_refused_before_it_is_written_out(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make.firm("F1", power_kw=Decimal(text))
    assert {fault["type"] for fault in caught.value.errors()} == {"number_too_long"}
    told = to_json(make.problem(firms=[make.firm("F1", power_kw=Decimal(7777))]))
    with pytest.raises(ValidationError):
        from_json(told.replace(b'"7777"', f'"{text}"'.encode()))


def test_rates_and_weights_have_one_spelling() -> None:
    policies = [
        Policy(
            rates=ValueRates(per_job=Decimal(text)),
            tiers=(Tier(key="t", title=Text("级", "tier"), terms=(), weight=Decimal(text)),),
        )
        for text in ("14.8", "14.80")
    ]
    first, second = (make.problem().with_policy(policy) for policy in policies)
    assert first.fingerprint == second.fingerprint


def test_the_order_of_rows_does_not_matter_and_every_fact_does() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    assert replace(problem, firms=problem.firms[::-1]).fingerprint == problem.fingerprint
    other = make.problem(firms=[make.firm("F1"), make.firm("F2", power_kw=Decimal("0.001"))])
    assert other.fingerprint != problem.fingerprint


def test_facts_with_a_preset_that_there_is_not_are_refused() -> None:
    told = to_json(make.problem(firms=[make.firm()]))
    assert from_json(told.replace(b'"preset":"default"', b'"preset":"rent"')).policy.preset == "rent"
    with pytest.raises(ValidationError, match="F1"):
        from_json(told.replace(b'"preset":"default"', b'"preset":"F1"'))

"""Draws: the same subject draws the same whatever else there is, and as often as it should."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.analysis.futures.draws import MOST_LATE, future_of, late_quarters, triangular, uniforms
from planner.domain.park.lease import Lease
from planner.domain.park.policy import Threshold
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.vocabulary.terms import Stage
from tests.support import make

HALF = Decimal("0.5")
PARK = make.problem(
    firms=[
        make.firm("F1", probability=HALF),
        make.firm("F2", probability=HALF),
        make.firm("F3", stage=Stage.FITTED, probability=Decimal(1)),
        make.firm(
            "S1",
            leases=(
                Lease(
                    lease_id="L1",
                    firm_id="S1",
                    units=("A-102",),
                    lease_end=make.quarter("2024Q3"),
                    renew_years=2,
                    renew_probability=Decimal("0.25"),
                ),
            ),
        ),
    ],
    units=[make.unit("A-101"), make.unit("A-102")],
)
USUAL = RiskAssumptions()


def test_a_subject_draws_the_same_whoever_else_there_is() -> None:
    alone = make.problem(firms=[make.firm("F2", probability=HALF)], units=[make.unit("A-101")])
    here = [future_of(PARK, USUAL, seed=7, number=number).firms["F2"] for number in range(5)]
    there = [future_of(alone, USUAL, seed=7, number=number).firms["F2"] for number in reversed(range(5))]
    assert here == there[::-1]
    assert len(set(here)) == 5
    assert uniforms(7, 3, "firm:F2", 2) == uniforms(7, 3, "firm:F2", 9)[:2]
    assert uniforms(7, 3, "firm:F2", 2) != uniforms(8, 3, "firm:F2", 2)


def test_shares_of_many_futures_are_the_probabilities() -> None:
    futures = [future_of(PARK, USUAL, seed=1, number=number) for number in range(2000)]
    assert sum(one.firms["F1"].comes for one in futures) == pytest.approx(1000, abs=70)  # three deviations
    assert sum(one.renews["L1"] for one in futures) == pytest.approx(500, abs=60)
    assert sum(one.late["A"] > 0 for one in futures) == pytest.approx(600, abs=65)
    assert {one.firms["F3"].comes for one in futures} == {True}
    assert {(one.firms["F3"].late, one.firms["F3"].factor) for one in futures} == {(0, Decimal(1))}
    assert "S1" not in futures[0].firms
    both = sum(one.firms["F1"].comes and one.firms["F2"].comes for one in futures)
    assert both == pytest.approx(500, abs=60)  # nothing hangs together


def test_without_chance_nothing_is_late_and_nothing_is_more() -> None:
    still = RiskAssumptions(
        firm_late=Decimal(0), area_spread=Decimal(0), building_late=Decimal(0), licence_spread=Decimal(0)
    )
    for number in range(20):
        found = future_of(PARK, still, seed=1, number=number)
        assert set(found.late.values()) == {0}
        assert {(one.late, one.factor, one.licence_factor) for one in found.firms.values()} == {
            (0, Decimal(1), Decimal(1))
        }


@pytest.mark.parametrize(("uniform", "late"), [(0.51, 0), (0.49, 1), (0.26, 1), (0.24, 2), (0.0, MOST_LATE)])
def test_each_further_quarter_late_has_the_same_probability(uniform: float, late: int) -> None:
    assert late_quarters(uniform, Decimal("0.5")) == late


@pytest.mark.parametrize(
    ("uniform", "value"), [(0.0, 0.8), (0.5, 1.0), (1.0, 1.2), (0.125, 0.9), (0.875, 1.1)]
)
def test_a_triangle_is_steepest_at_one(uniform: float, value: float) -> None:
    assert triangular(uniform, 0.8, 1.2) == pytest.approx(value)


def test_the_assumptions_are_those_of_the_park_where_it_has_some() -> None:
    policy = replace(PARK.policy, thresholds=(Threshold(key="risk_firm_late", value=Decimal("0.4")),))
    assert RiskAssumptions.of(policy) == RiskAssumptions(firm_late=Decimal("0.4"))


@pytest.mark.parametrize(
    ("name", "value", "is_good"),
    [
        ("firm_late", "0.99", True),
        ("firm_late", "1", False),
        ("area_spread", "0.99", True),
        ("area_spread", "1", False),
        ("licence_spread", "5", True),
        ("building_late", "-0.1", False),
    ],
)
def test_an_assumption_out_of_range_is_named(name: str, value: str, *, is_good: bool) -> None:
    flaw = replace(USUAL, **{name: Decimal(value)}).flaw()
    assert (flaw is None) == is_good
    assert is_good or f"risk_{name}" in str(flaw)

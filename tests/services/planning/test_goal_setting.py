"""What a goal form asks for, and only that."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.goal import PRESETS, GoalMode
from planner.domain.park.policy import Policy, Switch, ValueRates
from planner.services.planning.goal_setting import changed_tiers, hold_of, value_tiers, wishes_of
from planner.services.planning.solving import HOLD_RULE, SolveSettings


def untouched(**changes: Any) -> SolveSettings:
    said: dict[str, Any] = {
        "preset": "default",
        "mode": GoalMode.RANKED,
        "hold": True,
        "tiers": None,
        "rates": ValueRates(),
    }
    return wishes_of(Policy(), **(said | changes))


def test_an_untouched_form_asks_for_nothing() -> None:
    assert untouched() == SolveSettings()


@pytest.mark.parametrize(
    "change",
    [
        {"preset": "jobs"},
        {"mode": GoalMode.WEIGHTED},
        {"hold": False},
        {"rates": ValueRates(tax_per_10k=Decimal(20))},
        {"tiers": PRESETS["tax"]},
    ],
)
def test_what_was_touched_is_asked_for_alone(change: dict[str, Any]) -> None:
    assert untouched(**change) == SolveSettings(**change)


def test_own_tiers_of_the_tables_give_way_to_the_preset_of_the_same_name() -> None:
    policy = Policy(tiers=PRESETS["jobs"])
    wishes = wishes_of(
        policy, preset="default", mode=GoalMode.RANKED, hold=True, tiers=None, rates=ValueRates()
    )
    assert wishes == SolveSettings(preset="default")


@pytest.mark.parametrize("preset", PRESETS)
def test_the_tiers_of_value_come_without_tidiness(preset: str) -> None:
    tiers = value_tiers(preset)
    assert tiers
    assert all(tier.carries_value for tier in tiers)
    assert len(tiers) < len(PRESETS[preset])


def test_equal_rates_and_weights_are_no_change() -> None:
    tier = PRESETS["default"][1]
    term = tier.terms[0]
    assert changed_tiers("default", {}, {}) is None
    assert changed_tiers("default", {(tier.key, term.goal): term.rate}, {tier.key: tier.weight}) is None


def test_another_rate_and_weight_change_their_tier_alone() -> None:
    tier = PRESETS["default"][1]
    goal = tier.terms[0].goal
    changed = changed_tiers("default", {(tier.key, goal): 7}, {tier.key: Decimal(3)})
    assert changed is not None
    assert (changed[1].terms[0].rate, changed[1].weight) == (7, Decimal(3))
    assert (changed[0], *changed[2:]) == (PRESETS["default"][0], *PRESETS["default"][2:])


def test_the_hold_is_off_for_a_preset_meant_alone_or_where_the_tables_say_so() -> None:
    off = Policy(switches=(Switch(rule=HOLD_RULE, on=False),))
    assert hold_of("default", Policy())
    assert not hold_of("priority_area", Policy())
    assert not hold_of("default", off)

"""Edits of rules, goals and places."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.edits import (
    Edit,
    EditConflict,
    EndCommitment,
    EndHold,
    ForbidFirm,
    HoldUnits,
    PinFirm,
    ReserveSpace,
    SetGoal,
    SetWeight,
    SwitchRule,
    WaiveRule,
    apply,
)
from planner.domain.goal import PRESETS, GoalMode, Term
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Forbid, Hold, Pin, Policy, Reserve, Switch
from planner.domain.park.problem import Problem
from planner.domain.rule import is_on
from planner.domain.vocabulary.terms import UnitState
from tests.support import make

Q = make.quarter


def park(**changes: Any) -> Problem:
    return make.problem(
        firms=[make.firm("F1"), make.firm("F2")],
        segregation_rules=(make.segregation("R08"), make.segregation("R09")),
        **changes,
    )


def test_a_clause_switched_off_leaves_the_others_on() -> None:
    policy = apply(park(), SwitchRule(rule="segregation", clause="R08", on=False)).policy
    assert not is_on(policy, RuleKey.SEGREGATION, "R08")
    assert is_on(policy, RuleKey.SEGREGATION, "R09")


def test_a_switch_replaces_the_one_before_it() -> None:
    off = park(policy=Policy(switches=(Switch(rule="segregation", clause="R08", on=False),)))
    assert is_on(
        apply(off, SwitchRule(rule="segregation", clause="R08", on=True)).policy, RuleKey.SEGREGATION, "R08"
    )


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (SwitchRule(rule="one_home", on=False), "structural and has no switch"),
        (SwitchRule(rule="noise", on=False), "rule: there is no “noise”"),
        (SwitchRule(rule="segregation", clause="R99", on=False), "Use one of: R08, R09"),
        (SwitchRule(rule="dock", clause="x", on=False), "has no clauses"),
        (WaiveRule(rule="unit_once", firms=("F1",)), "structural and cannot be waived"),
        (WaiveRule(rule="dock", firms=()), "no firm is named"),
        (WaiveRule(rule="dock", firms=("F9",)), "firms: there is no “F9”"),
    ],
)
def test_rules_that_cannot_be_changed_are_refused(edit: Edit, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(park(), edit)


def test_a_waiver_releases_the_firms_it_names_from_its_clause() -> None:
    policy = apply(park(), WaiveRule(rule="segregation", clause="R08", firms=("F1", "F2"))).policy
    assert policy.waives("segregation", "R08", "F1", "F2")
    assert not policy.waives("segregation", "R09", "F1", "F2")


def test_a_goal_takes_the_tiers_of_its_preset() -> None:
    changed = apply(park(policy=Policy(tiers=PRESETS["rent"])), SetGoal(preset="tax", mode=GoalMode.WEIGHTED))
    assert changed.policy.goal_tiers == PRESETS["tax"]
    assert changed.policy.mode is GoalMode.WEIGHTED


def test_a_weight_changes_one_term_of_one_tier() -> None:
    policy = apply(park(), SetWeight(tier="value", term="synergy", value=Decimal(6))).policy
    value = next(tier for tier in policy.goal_tiers if tier.key == "value")
    assert value.terms == (
        Term(goal="expected_value", rate=1),
        Term(goal="synergy", rate=6),
        Term(goal="soft_segregation", rate=-4),
    )
    assert [t for t in policy.goal_tiers if t.key != "value"] == [
        t for t in PRESETS["default"] if t.key != "value"
    ]


def test_a_term_that_is_new_in_a_tier_is_added() -> None:
    policy = apply(park(), SetWeight(tier="signed", term="jobs", value=Decimal(2))).policy
    assert policy.goal_tiers[0].terms[-1] == Term(goal="jobs", rate=2)


def test_a_weight_changes_a_tier_or_a_rate() -> None:
    tier = apply(park(), SetWeight(tier="value", value=Decimal("0.5"))).policy.goal_tiers[1]
    assert tier.weight == Decimal("0.5")
    rates = apply(park(), SetWeight(rate="tax_per_10k", value=Decimal(6))).policy.rates
    assert (rates.tax_per_10k, rates.per_job) == (Decimal(6), Decimal("14.8"))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (SetGoal(preset="best"), "preset of the goals: there is no “best”"),
        (SetWeight(value=Decimal(1)), "either a tier or a rate"),
        (SetWeight(tier="value", rate="per_job", value=Decimal(1)), "either a tier or a rate"),
        (SetWeight(tier="none", value=Decimal(1)), "tier: there is no “none”"),
        (SetWeight(tier="value", term="beauty", value=Decimal(1)), "goal: there is no “beauty”"),
        (SetWeight(tier="value", term="jobs", value=Decimal("1.5")), "not a whole number"),
        (SetWeight(rate="priority_a", value=Decimal("1.5")), "not a whole number"),
        (SetWeight(rate="per_job", value=Decimal(-1)), "cannot be negative"),
    ],
)
def test_weights_that_make_no_sense_are_refused(edit: Edit, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(park(), edit)


def test_a_pin_without_a_place_means_must_be_placed_and_replaces_other_pins() -> None:
    pinned = apply(park(policy=Policy(pins=(Pin(firm_id="F1", building_id="A"),))), PinFirm(firm="F1"))
    assert pinned.policy.pins == (Pin(firm_id="F1"),)


def test_bars_holds_and_reserves_enter_the_policy() -> None:
    problem = apply(park(), ForbidFirm(firm="F1", building="A"))
    problem = apply(problem, HoldUnits(units=("A-101",), until=Q("2024Q3"), firm="F2"))
    problem = apply(problem, ReserveSpace(park="P", until=Q("2025Q1"), ground_share=Decimal("0.1")))
    assert problem.policy.forbids == (Forbid(firm_id="F1", building_id="A"),)
    assert problem.policy.holds == (Hold(units=("A-101",), until=Q("2024Q3"), firm_id="F2"),)
    assert problem.policy.reserves == (Reserve(park_id="P", until=Q("2025Q1"), ground_share=Decimal("0.1")),)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (PinFirm(firm="F9"), "firm: there is no “F9”"),
        (PinFirm(firm="F1", units=("Z-1",)), "units: there is no “Z-1”"),
        (PinFirm(firm="F1", building="Z"), "building: there is no “Z”"),
        (ForbidFirm(firm="F9"), "firm: there is no “F9”"),
        (HoldUnits(units=(), until=Q("2024Q3")), "no unit is named"),
        (HoldUnits(units=("A-101",), until=Q("2024Q3"), firm="F9"), "firm: there is no “F9”"),
        (ReserveSpace(park="Z", until=Q("2024Q3"), units=("A-101",)), "park: there is no “Z”"),
        (ReserveSpace(park="P", until=Q("2024Q3"), ground_share=Decimal(10)), "between 0 and 1"),
    ],
)
def test_places_that_do_not_exist_are_refused(edit: Edit, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(park(), edit)


def test_a_hold_ends_sooner_for_the_units_named_and_stays_for_the_others() -> None:
    held = apply(park(), HoldUnits(units=("A-101", "A-102"), until=Q("2024Q4"), firm="F2"))
    ended = apply(held, EndHold(units=("A-101",), at=Q("2024Q2")))
    until = {name: hold.until for hold in ended.policy.holds for name in hold.units}
    assert until == {"A-101": Q("2024Q2"), "A-102": Q("2024Q4")}
    assert apply(held, EndHold(units=("A-101",), at=Q("2026Q1"))).policy.holds[-1].until == Q("2024Q4")
    assert [hold.units for hold in apply(held, EndHold(units=("A-101",))).policy.holds] == [("A-102",)]
    with pytest.raises(EditConflict, match="not all of them are held"):
        apply(park(), EndHold(units=("A-101",)))


def test_a_contract_ended_leaves_its_rooms_vacant_unless_another_has_them() -> None:
    units = [make.unit("A-101", state=UnitState.SIGNED), make.unit("A-102", state=UnitState.SIGNED)]
    firms = [
        make.firm("F1", committed_building="A"),
        make.firm("F2", committed_units=("A-102",)),
    ]
    ended = apply(make.problem(units=units, firms=firms), EndCommitment(firm="F1"))
    assert {unit.unit_id: unit.state for unit in ended.units} == {
        "A-101": UnitState.VACANT,
        "A-102": UnitState.SIGNED,
    }
    assert not ended.firm["F1"].is_committed
    with pytest.raises(EditConflict, match="committed to no place"):
        apply(ended, EndCommitment(firm="F1"))

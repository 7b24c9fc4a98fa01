"""Rules between firms: whole plans, just inside and just outside, fixed in the rows of the model."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.policy import Policy, Reserve, Switch, Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.vocabulary.terms import PairScope, Resource, Stage
from tests.models.asking import allows, broken_clauses
from tests.support import make

PLAIN = Policy()

put = make.placement


def test_a_firm_has_one_home() -> None:
    units = [make.unit(name) for name in ("A-101", "A-102", "B-101")]
    problem = make.problem(units=units, firms=[make.firm("F1")])
    assert allows(problem, put("F1", "A-101"))
    assert broken_clauses(problem, put("F1", "A-101"), put("F1", "B-101")) == {("one_home", "")}
    assert not allows(problem, put("F1", "A-101"), put("F1", "A-102"))


def test_a_unit_holds_one_firm_in_a_quarter() -> None:
    firms = [make.firm("F1", lease_years=1), make.firm("F2")]
    problem = make.problem(firms=firms)
    first = put("F1", "A-101", "2024Q1", "2025Q1")
    assert allows(problem, first, put("F2", "A-101", "2025Q1"))
    assert broken_clauses(problem, first, put("F2", "A-101", "2024Q4")) == {("unit_once", "")}
    assert allows(problem, first, put("F2", "A-102"))


def test_a_firm_that_must_be_placed_cannot_be_left_out() -> None:
    problem = make.problem(firms=[make.firm("F1", committed_building="A"), make.sitting("F2", ["A-202"])])
    inside = put("F2", "A-202", "2022Q1", "2027Q1")
    assert allows(problem, put("F1", "A-101"), inside)
    assert broken_clauses(problem, inside) == {("commitments", "pin")}
    assert broken_clauses(problem, put("F1", "A-101")) == {("commitments", "sitting")}


def powered(*caps: Any, policy: Policy = PLAIN, kw: Any = 1000) -> Problem:
    firms = [
        make.firm("F1", power_kw=Decimal("100.5"), lease_years=1),
        make.firm("F2", power_kw=Decimal(100)),
    ]
    return make.problem(firms=firms, buildings=[make.building(kw=kw)], caps=caps, policy=policy)


BOTH = (put("F1", "A-101", "2024Q1", "2025Q1"), put("F2", "A-102"))


@pytest.mark.parametrize(("kw", "is_enough"), [("200.5", True), ("200.4", False)])
def test_a_building_powers_no_more_than_its_usable_kw(kw: str, *, is_enough: bool) -> None:
    assert allows(powered(kw=kw), *BOTH) is is_enough


@pytest.mark.parametrize(("kw", "is_enough"), [("160.4", True), ("160.39", False)])
def test_diversity_shrinks_what_a_park_draws_at_once(kw: str, *, is_enough: bool) -> None:
    cap = make.cap(Resource.POWER, kw, diversity="0.8")
    assert allows(powered(cap), *BOTH) is is_enough


def test_a_cap_that_steps_down_lets_in_what_has_left_by_then() -> None:
    caps = (make.cap(Resource.POWER, 201), make.cap(Resource.POWER, 100, start="2025Q1"))
    assert allows(powered(*caps), *BOTH)
    sooner = (make.cap(Resource.POWER, 201), make.cap(Resource.POWER, 200, start="2024Q4"))
    assert broken_clauses(powered(*sooner), *BOTH) == {("utilities", "power_kw@2024Q4")}


def test_a_row_of_caps_replaces_the_usable_kw_of_a_building() -> None:
    cap = make.cap(Resource.POWER, 201, subject="A", start="2024Q2")
    assert not allows(powered(cap, kw=150), *BOTH)
    later = put("F1", "A-101", "2024Q2", "2025Q2"), put("F2", "A-102", "2024Q2")
    assert allows(powered(cap, kw=150), *later)


def test_a_firm_waived_for_a_resource_does_not_count() -> None:
    waiver = Waiver(rule="utilities", clause="power_kw", firms=("F1",))
    assert allows(powered(make.cap(Resource.POWER, 100), policy=Policy(waivers=(waiver,))), *BOTH)
    off = Switch(rule="utilities", clause="power_kw", on=False)
    assert allows(powered(make.cap(Resource.POWER, 1), policy=Policy(switches=(off,))), *BOTH)


def tagged(scope: PairScope = PairScope.BUILDING, receptor: str = "CLEAN", **changes: Any) -> Problem:
    firms = [
        make.firm("F1", emits=("DUST",), lease_years=1),
        make.firm("F2", receptors=("CLEAN",)),
        make.firm("F3", emits=("DUST",), receptors=("CLEAN",)),
        make.firm("F4", emits=("DUST",)),
    ]
    units = [make.unit(name) for name in ("A-101", "A-102", "A-201", "A-202", "B-101")]
    rules = (make.segregation("R1", "DUST", receptor, scope=scope),)
    return make.problem(units=units, firms=firms, segregation_rules=rules, **changes)


DUSTY = put("F1", "A-101", "2024Q1", "2025Q1")


@pytest.mark.parametrize("clean", ["F2", "F3"])
def test_emitter_and_receptor_keep_out_of_one_building(clean: str) -> None:
    assert broken_clauses(tagged(), DUSTY, put(clean, "A-202")) == {("segregation", "R1")}
    assert allows(tagged(), DUSTY, put(clean, "B-101"))


def test_on_another_floor_is_far_enough_for_a_row_about_floors() -> None:
    problem = tagged(PairScope.FLOOR)
    assert allows(problem, DUSTY, put("F2", "A-202"))
    assert broken_clauses(problem, DUSTY, put("F2", "A-102")) == {("segregation", "R1")}


def test_who_comes_when_the_other_has_left_is_not_disturbed() -> None:
    assert allows(tagged(), DUSTY, put("F2", "A-101", "2025Q1"))
    assert not allows(tagged(), DUSTY, put("F2", "A-202", "2024Q4"))


def test_two_emitters_do_not_disturb_each_other() -> None:
    assert allows(tagged(), DUSTY, put("F4", "A-102"))


def test_a_firm_that_emits_and_receives_under_one_row_stays_placeable() -> None:
    assert allows(tagged(), put("F3", "A-101"))
    assert allows(tagged(receptor=ANY), put("F3", "A-101"))
    assert allows(tagged(receptor=ANY), put("F4", "A-101"))
    assert not allows(tagged(receptor=ANY), put("F4", "A-101"), put("F2", "A-102"))


def test_a_waiver_for_a_pair_frees_that_pair_alone() -> None:
    policy = Policy(waivers=(Waiver(rule="segregation", clause="R1", firms=("F1", "F2")),))
    problem = tagged(policy=policy)
    assert allows(problem, DUSTY, put("F2", "A-202"))
    assert not allows(problem, DUSTY, put("F3", "A-202"))
    assert not allows(problem, put("F4", "A-101"), put("F2", "A-202"))


def test_a_waiver_for_one_firm_frees_all_its_pairs() -> None:
    policy = Policy(waivers=(Waiver(rule="segregation", firms=("F1",)),))
    problem = tagged(policy=policy)
    assert allows(problem, DUSTY, put("F2", "A-202"))
    assert allows(problem, DUSTY, put("F3", "A-202"))
    assert not allows(problem, put("F4", "A-101"), put("F3", "A-202"))


def test_an_option_keeps_the_next_unit_free_for_its_quarters() -> None:
    on = Policy(switches=(Switch(rule="expansion", on=True),), expansion_quarters=2)
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102")],
        firms=[make.firm("F1", expansion_option_m2=1000), make.firm("F2")],
        policy=on,
    )
    assert allows(problem, put("F1", "A-101"))
    assert broken_clauses(problem, put("F1", "A-101"), put("F2", "A-102", "2024Q2")) == {("expansion", "")}
    assert allows(problem, put("F1", "A-101"), put("F2", "A-102", "2024Q3"))


def test_two_firms_may_count_on_the_same_free_unit() -> None:
    on = Policy(switches=(Switch(rule="expansion", on=True),))
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("A-103")],
        firms=[make.firm("F1", expansion_option_m2=1000), make.firm("F2", expansion_option_m2=1000)],
        policy=on,
    )
    assert allows(problem, put("F1", "A-101"), put("F2", "A-103"))


@pytest.mark.parametrize(("share", "is_enough"), [("0.5", True), ("0.51", False)])
def test_a_share_of_the_ground_floor_stays_free_until_the_reserve_ends(
    share: str, *, is_enough: bool
) -> None:
    reserve = Reserve(park_id="P", until=make.quarter("2024Q3"), ground_share=Decimal(share))
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], policy=Policy(reserves=(reserve,)))
    assert allows(problem, put("F1", "A-101"), put("F2", "A-201")) is is_enough
    assert not allows(problem, put("F1", "A-101"), put("F2", "A-102"))
    assert allows(problem, put("F1", "A-101", "2024Q3"), put("F2", "A-102", "2024Q3"))


def followed(**lead: Any) -> Problem:
    firms = [make.firm("F1", stage=Stage.LEAD, **lead), make.firm("F2", lease_years=1)]
    return make.problem(units=[make.unit("A-101"), make.unit("A-102")], firms=firms)


def test_a_lead_may_come_late_where_somebody_was_before() -> None:
    before = put("F2", "A-101", "2024Q1", "2025Q1")
    assert allows(followed(), before, put("F1", "A-101", "2025Q1"))
    assert allows(followed(), before, put("F1", "A-101", "2025Q3"))
    assert broken_clauses(followed(), put("F1", "A-101", "2025Q1")) == {("speculative_hold", "")}


def test_a_lead_does_not_come_long_after_the_one_before_has_left() -> None:
    problem = followed(desired="2025Q4")
    assert allows(problem, put("F2", "A-101", "2024Q2", "2025Q2"), put("F1", "A-101", "2025Q4"))
    assert broken_clauses(problem, put("F2", "A-101", "2024Q1", "2025Q1"), put("F1", "A-101", "2025Q4")) == {
        ("speculative_hold", "")
    }

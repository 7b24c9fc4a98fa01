"""What is found, and said, beside the limits themselves: of a pair among several, of units apart, of a start before the horizon."""

from datetime import date

from planner.check import check_plan
from planner.domain.park.policy import Policy, Waiver
from planner.text import Lang
from tests.support import make


def test_units_of_two_buildings_are_told_apart_from_units_that_are_not_connected() -> None:
    units = [make.unit(name) for name in ("A-101", "A-102", "A-103", "B-101")]
    problem = make.problem(units=units, firms=[make.firm("F1")])
    said = {
        rooms: [
            one.message.say(Lang.EN)
            for one in check_plan(problem, make.plan(make.placement("F1", rooms)))
            if one.rule == "run"
        ]
        for rooms in (("A-101", "B-101"), ("A-101", "A-103"))
    }
    assert ["different buildings" in one for one in said["A-101", "B-101"]] == [True]
    assert ["not connected" in one for one in said["A-101", "A-103"]] == [True]


def test_a_pair_that_is_waived_hides_no_other_pair() -> None:
    dust = make.firm("F1", emits=("DUST",))
    clean = [make.firm(name, receptors=("CLEAN",)) for name in ("F2", "F3")]
    problem = make.problem(firms=[dust, *clean], segregation_rules=(make.segregation(),))
    plan = make.plan(
        *(make.placement(f"F{k}", room) for k, room in ((1, "A-101"), (2, "A-102"), (3, "A-201")))
    )
    waiver = Waiver(rule="segregation", clause="R1", firms=("F1", "F2"))
    pairs = [
        [
            one.subjects[:2]
            for one in check_plan(problem.with_policy(policy), plan)
            if one.rule == "segregation"
        ]
        for policy in (Policy(), Policy(waivers=(waiver,)))
    ]
    assert pairs == [[("F1", "F2"), ("F1", "F3")], [("F1", "F3")]]


def test_a_pair_that_should_be_apart_is_said_to_cost_its_points_and_one_that_must_be_is_not() -> None:
    firms = [make.firm("F1", emits=("DUST",)), make.firm("F2", receptors=("CLEAN",))]
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    said = [
        check_plan(
            make.problem(firms=firms, segregation_rules=(make.segregation(hard=hard, points=7),)), plan
        )[0].message
        for hard in (True, False)
    ]
    assert ["costs 7 points" in one.say(Lang.EN) for one in said] == [False, True]
    assert ["扣 7 分" in one.say(Lang.ZH) for one in said] == [False, True]


def test_nobody_comes_before_the_horizon_begins_however_old_the_facts_are() -> None:
    problem = make.problem(
        parks=(make.park(cut_off=date(2023, 5, 1)),),
        buildings=(make.building(handover="2022Q1"),),
        units=[make.unit(available="2022Q1")],
        firms=[make.firm("F1", desired="2023Q2")],
    )
    plan = make.plan(make.placement("F1", "A-101", "2023Q3"))
    (found,) = [one for one in check_plan(problem, plan) if one.rule == "handover"]
    assert (found.need, found.available) == ("2024Q1", "2023Q3")
    assert "first quarter of P" in found.message.say(Lang.EN)

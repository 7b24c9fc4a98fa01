"""Why a firm is not placed, on the smallest parks that show each kind of reason."""

from decimal import Decimal
from typing import Any

import pytest

from planner.analysis.explain import unplaced_reasons
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Forbid, Hold, Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason, Why
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Resource, Stage
from planner.text import Lang
from tests.support import make


def reasons(problem: Problem, plan: Plan | None = None, firm_id: str = "F1") -> tuple[Reason, ...]:
    return unplaced_reasons(problem, plan or Plan())[firm_id]


def said(reason: Reason) -> str:
    return reason.message.say(Lang.EN)


def one_unit(**changes: Any) -> Problem:
    return make.problem(units=[make.unit("A-101")], **changes)


HOLDER = make.placement("F2", "A-101")


def test_every_unplaced_firm_has_a_reason_and_placed_or_gone_firms_have_none() -> None:
    problem = one_unit(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3", stage=Stage.EXITED)])
    assert list(unplaced_reasons(problem, make.plan(HOLDER))) == ["F1"]


@pytest.mark.parametrize(
    ("needs", "rule", "need", "best"),
    [
        ({"min_clear_height_m": Decimal(12)}, "clear_height", "12 m", "6.9 m"),
        ({"min_load_kn_m2": Decimal(30)}, "floor_load", "30 kN/㎡", "20 kN/㎡"),
        ({"hazard_class": HazardClass.A}, "hazard_class", "甲", "丙"),
    ],
)
def test_a_rule_that_bars_every_unit_is_told_with_the_best_there_is(
    needs: dict[str, Any], rule: str, need: str, best: str
) -> None:
    units = [
        make.unit("A-101", load_kn_m2=Decimal(20), clear_height_m=Decimal("6.9")),
        make.unit("A-102", max_hazard_class=HazardClass.D),
        make.unit("A-201"),
    ]
    told = reasons(make.problem(units=units, firms=[make.firm("F1", m2=1000, **needs)]))
    assert [(r.why, r.rule) for r in told] == [(Why.NOWHERE, rule)]
    assert (told[0].need, told[0].available) == (need, best)


def test_two_rules_that_bar_every_unit_are_both_told() -> None:
    firm = make.firm("F1", min_clear_height_m=Decimal(12), hazard_class=HazardClass.B)
    assert [r.rule for r in reasons(make.problem(firms=[firm]))] == ["clear_height", "hazard_class"]


def test_a_firm_larger_than_the_park_or_smaller_than_every_unit_is_told_so() -> None:
    large = reasons(make.problem(firms=[make.firm("F1", m2=6000)]))
    assert [(r.why, r.clause, r.need, r.available) for r in large] == [
        (Why.NOWHERE, "min", "4800 ㎡", "4000 ㎡")
    ]
    small = reasons(make.problem(firms=[make.firm("F1", m2=300)]))
    assert [(r.why, r.clause, r.need, r.available) for r in small] == [
        (Why.NOWHERE, "max", "450 ㎡", "1000 ㎡")
    ]


def test_a_firm_that_needs_a_whole_building_is_measured_against_buildings() -> None:
    units = [make.unit(n) for n in ("A-101", "A-102", "B-101", "B-102", "B-103")]
    told = reasons(make.problem(units=units, firms=[make.firm("F1", needs_whole_building=True)]))
    assert [(r.why, r.rule, r.available, r.subject) for r in told] == [
        (Why.NOWHERE, "area_fit", "2000 ㎡", "A")
    ]
    assert "needs a whole building" in said(told[0])


def test_a_power_draw_above_every_cap_is_told() -> None:
    told = reasons(make.problem(firms=[make.firm("F1", power_kw=Decimal(1200))]))
    assert [(r.why, r.rule, r.need, r.available) for r in told] == [
        (Why.NOWHERE, "utilities", "1200 kW", "1000 kW")
    ]


def test_a_window_that_closes_before_every_handover_is_told_in_quarters() -> None:
    told = reasons(
        one_unit(buildings=(make.building("A", handover="2024Q4"),), firms=[make.firm("F1", latest="2024Q2")])
    )
    assert [(r.why, r.rule, r.need, r.available) for r in told] == [
        (Why.NOWHERE, "handover", "2024Q2", "2024Q4")
    ]


def test_a_firm_barred_from_every_place_is_told_so() -> None:
    problem = one_unit(firms=[make.firm("F1")], policy=Policy(forbids=(Forbid(firm_id="F1"),)))
    assert [(r.why, r.rule, r.clause) for r in reasons(problem)] == [(Why.NOWHERE, "commitments", "forbid")]


def test_a_firm_whose_parks_let_nothing_is_told_so() -> None:
    problem = one_unit(parks=(make.park("P"), make.park("P2")), firms=[make.firm("F1", parks=("P2",))])
    assert [(r.why, r.rule) for r in reasons(problem)] == [(Why.NOWHERE, "run")]


def test_the_run_that_fails_by_one_rule_and_least_is_a_near_miss() -> None:
    units = [make.unit("A-101", m2=1560), make.unit("A-201", m2=700), make.unit("B-101", m2=300)]
    told = reasons(make.problem(units=units, firms=[make.firm("F1", m2=1000)]))
    assert [(r.why, r.clause, r.subject) for r in told] == [
        (Why.NEAR_MISS, "max", "A-101"),
        (Why.NEAR_MISS, "min", "A-201"),
        (Why.NEAR_MISS, "max", "A-101+A-201"),
    ]
    assert "60 ㎡ too much" in said(told[0])
    assert "100 ㎡ too little" in said(told[1])


def test_a_near_miss_of_two_rules_says_so_if_nothing_comes_closer() -> None:
    units = [
        make.unit("A-101", m2=700, clear_height_m=Decimal(3)),
        make.unit("B-101", load_kn_m2=Decimal(1), dock_access=False),
    ]
    told = reasons(make.problem(units=units, firms=[make.firm("F1", m2=1000, needs_dock=True)]))
    assert [(r.why, r.rule, r.subject) for r in told] == [
        (Why.NEAR_MISS, "area_fit", "A-101"),
        (Why.NEAR_MISS, "clear_height", "A-101"),
        (Why.NEAR_MISS, "floor_load", "B-101"),
        (Why.NEAR_MISS, "dock", "B-101"),
    ]
    assert "area 100 ㎡ too little" in said(told[0])
    assert "clear height 0.3 m too little" in said(told[1])


def test_a_firm_that_suits_is_told_near_misses_only_up_to_a_tenth() -> None:
    units = [make.unit("A-101"), make.unit("B-101", m2=780), make.unit("C-101", m2=700)]
    problem = make.problem(units=units, firms=[make.firm("F1", m2=1000), make.firm("F2")])
    told = reasons(problem, make.plan(HOLDER))
    assert [(r.why, r.subject) for r in told] == [
        (Why.TAKEN, "A"),
        (Why.TAKEN, "A-101"),
        (Why.NEAR_MISS, "B-101"),
    ]


def test_held_space_names_its_holders_and_the_place_easiest_to_clear() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        firms=[
            make.firm("F1"),
            make.firm("F2"),
            make.firm("F3", stage=Stage.LEAD, m2=1100),
        ],
    )
    told = reasons(problem, make.plan(HOLDER, make.placement("F3", "B-101")))
    assert told[0].holders == ("F2", "F3")
    assert said(told[0]) == "All runs that suit F1 are held (2): A (F2); B (F3)"
    assert (told[1].subject, told[1].holders) == ("B-101", ("F3",)), "a lead makes room before a signed firm"
    assert said(told[1]).endswith("once cleared, F1 fits")


def test_a_holder_that_cannot_move_is_named_as_such() -> None:
    problem = one_unit(firms=[make.firm("F1"), make.sitting("F2", ["A-101"], since="2024Q1", until="2029Q1")])
    told = reasons(problem, make.plan(HOLDER))
    assert "held by F2 (F2 cannot move)" in said(told[1])


def test_a_used_up_cap_says_what_is_needed_what_is_left_and_who_draws_it() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", steam_tph=Decimal(3)),
            make.firm("F2", steam_tph=Decimal("1.5")),
            make.firm("F3", steam_tph=Decimal(3)),
        ],
        caps=(make.cap(Resource.STEAM, "6.4"),),
    )
    plan = make.plan(make.placement("F2", "A-101"), make.placement("F3", "A-102"))
    told = reasons(problem, plan)
    assert [(r.why, r.rule, r.subject) for r in told] == [
        (Why.TAKEN, "utilities", "P"),
        (Why.TAKEN, "unit_once", "A"),
        (Why.TAKEN, "unit_once", "A-101"),
    ]
    assert (told[0].need, told[0].available, told[0].holders) == ("3 t/h", "1.9 t/h", ("F3", "F2"))
    assert told[0].clause.startswith("steam_tph@")


def test_diversity_is_counted_on_both_sides_of_a_cap() -> None:
    problem = make.problem(
        firms=[make.firm("F1", power_kw=Decimal(100)), make.firm("F2", power_kw=Decimal(200))],
        caps=(make.cap(Resource.POWER, 200, diversity="0.8"),),
    )
    told = reasons(problem, make.plan(HOLDER))
    assert (told[0].need, told[0].available) == ("80 kW", "40 kW")


def test_a_free_place_next_to_the_wrong_neighbour_names_the_neighbour() -> None:
    problem = make.problem(
        firms=[make.firm("F1", receptors=("CLEAN",)), make.firm("F2", emits=("DUST",))],
        segregation_rules=(make.segregation("R6"),),
    )
    told = reasons(problem, make.plan(HOLDER))
    assert (told[0].why, told[0].rule, told[0].clause, told[0].holders) == (
        Why.TAKEN,
        "segregation",
        "R6",
        ("F2",),
    )
    assert said(told[0]).startswith("A-102 is free from 2024Q1, but R6")


def test_what_would_still_bar_the_firm_once_the_holder_leaves_is_told() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-201", m2=600)],
        firms=[
            make.firm("F1", receptors=("CLEAN",)),
            make.firm("F2"),
            make.firm("F3", m2=600, emits=("DUST",)),
        ],
        segregation_rules=(make.segregation("R6"),),
    )
    told = reasons(problem, make.plan(HOLDER, make.placement("F3", "A-201")))
    still = [r for r in told if r.rule == "segregation"]
    assert [r.holders for r in still] == [("F3",)]
    assert said(still[0]).startswith("Even if F2 left A-101 (from 2024Q1): R6")


def test_an_early_hold_does_not_count_where_the_firm_may_come_later() -> None:
    policy = Policy(holds=(Hold(units=("A-101",), until=make.quarter("2024Q3")),))
    told = reasons(one_unit(firms=[make.firm("F1")], policy=policy))
    assert [(r.why, r.subject) for r in told] == [(Why.GOAL, "A-101")]
    assert "from 2024Q3" in said(told[0])


def test_a_firm_that_would_fit_is_told_the_goal_it_would_change() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", stage=Stage.LEAD, probability=Decimal(0), emits=("DUST",)),
            make.firm("F2", receptors=("CLEAN",)),
        ],
        segregation_rules=(make.segregation("R7", hard=False, points=20),),
    )
    told = reasons(problem, make.plan(HOLDER))
    assert [(r.why, r.rule) for r in told] == [(Why.GOAL, "value")]
    assert "lowers “Expected value”" in said(told[0])
    assert int(told[0].need) - int(told[0].available) == 80
    better = reasons(make.problem(firms=[make.firm("F1")]))
    assert said(better[0]).endswith("raises “Signed firms”: 0 → 1; the plan can be improved")


def test_a_firm_that_shares_with_nobody_is_told_that_every_building_is_shared() -> None:
    problem = make.problem(
        firms=[make.firm("F1", emits=("FLAM",), hazard_class=HazardClass.A), make.firm("F2")],
        segregation_rules=(make.segregation("R1", "FLAM", "ANY"),),
    )
    assert [(r.why, r.rule, r.clause) for r in reasons(problem, make.plan(HOLDER))] == [
        (Why.NOWHERE, "hazard_class", ""),
        (Why.TAKEN, "segregation", "R1"),
    ]
    assert [r.rule for r in reasons(problem)] == ["hazard_class"], "an empty park has no neighbour"


def test_a_pinned_firm_left_out_is_explained_within_its_pin() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        firms=[make.firm("F1"), make.firm("F2")],
        policy=Policy(pins=(Pin(firm_id="F1", building_id="A"),)),
    )
    told = reasons(problem, make.plan(HOLDER))
    assert told[0].holders == ("F2",)
    assert told[0].subject == "A"


def test_ground_floor_need_is_a_near_miss_in_words() -> None:
    problem = make.problem(
        units=[make.unit("A-101", m2=100), make.unit("A-201")],
        firms=[make.firm("F1", ground_floor=GroundFloor.REQUIRED)],
    )
    told = [r for r in reasons(problem) if r.rule == "ground_floor"]
    assert {r.why for r in told} == {Why.NEAR_MISS}
    assert "A-201" in {r.subject for r in told}


def test_reasons_are_said_in_both_languages() -> None:
    problem = make.problem(firms=[make.firm("F1", hazard_class=HazardClass.A)])
    for reason in reasons(problem):
        assert reason.message.say(Lang.ZH) != reason.message.say(Lang.EN)

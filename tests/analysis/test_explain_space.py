"""Space that others hold, and neighbours, told in few words that hold."""

from decimal import Decimal

from planner.analysis.explain import unplaced_reasons
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason
from planner.domain.vocabulary.terms import Resource, Stage
from planner.text import Lang
from tests.support import make


def reasons(problem: Problem, plan: Plan) -> tuple[Reason, ...]:
    return unplaced_reasons(problem, plan)["F1"]


def said(reason: Reason) -> str:
    return reason.message.say(Lang.EN)


def steam_park(*, holder_draws: int) -> Problem:
    return make.problem(
        units=[make.unit("A-101"), make.unit("B-101", m2=200)],
        firms=[
            make.firm("F1", steam_tph=Decimal(3)),
            make.firm("F2", steam_tph=Decimal(holder_draws)),
            make.firm("F3", m2=200, steam_tph=Decimal(4)),
        ],
        caps=(make.cap(Resource.STEAM, 6),),
    )


def test_a_cap_that_the_holder_does_not_draw_from_still_bars_once_it_leaves() -> None:
    plan = make.plan(make.placement("F2", "A-101"), make.placement("F3", "B-101"))
    told = reasons(steam_park(holder_draws=0), plan)
    assert [r.rule for r in told] == ["utilities", "unit_once", "unit_once"]
    assert said(told[2]).endswith("F1 is barred by the cap above alone")


def test_a_holder_that_draws_enough_frees_the_cap_with_the_space() -> None:
    problem = steam_park(holder_draws=4)
    plan = make.plan(make.placement("F2", "A-101"))
    told = reasons(problem, plan)
    assert (told[0].rule, told[0].holders) == ("utilities", ("F2",))
    assert said(told[2]).endswith("once cleared, F1 fits")


def test_all_the_rows_that_part_a_firm_from_its_neighbours_make_one_reason() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", receptors=("CLEAN", "FOOD")),
            make.firm("F2", emits=("DUST", "ODOUR")),
            make.firm("F3", emits=("ODOUR",)),
        ],
        segregation_rules=(make.segregation("R6"), make.segregation("R8", "ODOUR", "FOOD")),
    )
    told = reasons(problem, make.plan(make.placement("F2", "A-101"), make.placement("F3", "A-201")))
    assert (told[0].clause, told[0].holders) == ("R6, R8", ("F2", "F3"))
    assert said(told[0]) == "A-102 is free from 2024Q1, but F1 must keep apart from F2 (R6, R8); F3 (R8)"


def test_a_lead_is_cleared_before_a_signed_firm_and_a_small_one_before_a_large_one() -> None:
    problem = make.problem(
        units=[make.unit(name) for name in ("A-101", "B-101", "C-101")],
        firms=[
            make.firm("F1"),
            make.firm("F2"),
            make.firm("F3", stage=Stage.LEAD, m2=1200),
            make.firm("F4", stage=Stage.LEAD, m2=1100),
        ],
    )
    plan = make.plan(
        make.placement("F2", "A-101"), make.placement("F3", "B-101"), make.placement("F4", "C-101")
    )
    assert reasons(problem, plan)[1].holders == ("F4",)


def test_a_pin_to_a_start_before_handover_is_the_reason_told() -> None:
    problem = make.problem(
        units=[make.unit("A-101", available="2024Q3")],
        firms=[make.firm("F1")],
        policy=Policy(pins=(Pin(firm_id="F1", start=make.quarter("2024Q1")),)),
    )
    assert {(r.rule, r.need) for r in reasons(problem, Plan())} == {("handover", "2024Q3")}

"""Re-planning: who is settled stays, a price or a limit is kept, each move says what it buys."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

import models
from planner.check import check_plan, is_valid
from planner.domain.edits import EditConflict, apply
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.sweeping.relocation import Move, Need
from planner.domain.vocabulary.terms import Stage
from planner.services.studies.replanning import SETTLED, judged, replan, replan_problem
from planner.text import Lang
from tests.support import make
from tests.support.brute import best_plan, valid_plans, worth_of
from tests.support.edits import any_edit
from tests.support.random_parks import random_park

LIMITS = Limits(time_limit_s=60.0)
SEEDS = [seed for seed in range(11) if seed not in (3, 8)]
PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def new_facts(seed: int) -> tuple[Problem, Plan] | None:
    """Return a random park after an edit, with the plan made before it; None if there was none."""
    problem = random_park(seed)
    plan = models.solve(problem, LIMITS).plan
    if plan is None:
        return None
    try:
        return apply(problem, any_edit(Random(seed), problem)), plan
    except EditConflict:
        return problem, plan


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_limit_of_changes_gives_the_best_of_the_plans_that_keep_it(seed: int, most: int) -> None:
    facts = new_facts(seed)
    if facts is None:
        return
    problem = replan_problem(*facts)
    done = replan(*facts, LIMITS, most_changes=most)
    plans = list(valid_plans(problem))
    fit = [plan for plan in plans if measure_goals(problem, plan)["changes"] <= most]
    if not fit:
        assert done.report.outcome.status is Status.INFEASIBLE
        assert done.fewest == min((measure_goals(problem, plan)["changes"] for plan in plans), default=None)
        return
    assert worth_of(problem, done.report.plan) == max(worth_of(problem, plan) for plan in fit)
    assert len(done.moves) == done.report.measures.goals["changes"] <= most
    assert done.findings == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_price_on_change_is_weighed_against_the_value(seed: int) -> None:
    facts = new_facts(seed)
    if facts is None:
        return
    changes = []
    for price in (0, 50, 10**6):
        done = replan(*facts, LIMITS, price=price)
        best = best_plan(replan_problem(*facts, price=price))
        assert (best is None) == (done.report.outcome.plan is None)
        if best is not None:
            assert worth_of(done.report.problem, done.report.plan) == best.worth
            assert is_valid(check_plan(done.report.problem, done.report.plan))
            changes.append(done.report.measures.goals["changes"])
    assert changes == sorted(changes, reverse=True) or facts[0].policy.preset != "default"


@pytest.mark.parametrize("stage", sorted(SETTLED))
def test_a_firm_with_its_rooms_stays_in_them(stage: Stage) -> None:
    problem = make.problem(firms=[make.firm("F1", stage=stage), make.firm("F2", stage=stage)])
    done = replan(problem, PLAN, LIMITS)
    assert done.report.plan == PLAN
    assert (done.moves, done.steps) == ((), ())
    pins = {pin.firm_id: pin.units for pin in done.report.problem.policy.pins}
    assert pins == {"F1": ("A-101",), "F2": ("A-102",)}


@pytest.mark.parametrize(("moveable", "moved"), [(True, ["F1"]), (False, [])])
@pytest.mark.parametrize("stage", [Stage.HANDOVER, Stage.FITOUT])
def test_a_firm_with_its_rooms_is_moved_for_another_only_if_it_may_be(
    stage: Stage, moved: list[str], *, moveable: bool
) -> None:
    there = make.firm("F1", stage=stage, moveable=moveable, move_cost_10k=Decimal(7))
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101")],
        firms=[there, make.firm("F3", m2=2000, area_min_m2=2000)],
    )
    done = replan(problem, make.plan(make.placement("F1", "A-101")), LIMITS)
    assert [move.firm_id for move in done.moves] == moved
    assert ("F3" in done.report.plan.by_firm) is moveable
    assert sum(move.cost_10k for move in done.moves) == (7 if moveable else 0)


def test_a_pinned_firm_stays_where_it_is_though_it_may_be_moved() -> None:
    firm = make.firm("F2", stage=Stage.FITOUT, moveable=True)
    problem = make.problem(firms=[make.firm("F1"), firm], policy=Policy(pins=(Pin(firm_id="F2"),)))
    assert [pin.firm_id for pin in replan_problem(problem, PLAN).policy.pins] == ["F2"]


def test_a_pinned_firm_stays_where_it_is_and_not_only_somewhere() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], policy=Policy(pins=(Pin(firm_id="F2"),)))
    pins = replan_problem(problem, PLAN).policy.pins
    assert pins == (Pin(firm_id="F2", units=("A-102",), start=make.quarter("2024Q1")),)


def test_a_firm_that_cannot_stay_is_forced_and_the_step_says_where_it_goes() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2", min_load_kn_m2=Decimal(20))],
                           units=[make.unit("A-101"), make.unit("A-102"), make.unit("A-103", load_kn_m2=Decimal(20))])  # fmt: skip
    done = replan(problem, PLAN, LIMITS)
    (move,) = done.moves
    assert (move.firm_id, move.need) == ("F2", Need.FORCED)
    assert [step.firm_id for step in done.steps] == ["F2"]
    assert "A-103" in move.says.say(Lang.EN)


def test_a_move_that_lets_another_firm_in_says_what_it_buys() -> None:
    units = [make.unit("A-101"), make.unit("A-102"), make.unit("B-101")]
    firms = [
        make.firm("F1", move_cost_10k=Decimal(7)),
        make.firm("F2"),
        make.firm("F3", m2=2000, area_min_m2=2000),
    ]
    problem = make.problem(units=units, firms=firms[:1] + firms[2:])
    done = replan(problem, make.plan(make.placement("F1", "A-101")), LIMITS)
    (move,) = done.moves
    assert (move.firm_id, move.need, move.buys) == ("F1", Need.CHOSEN, 1)
    assert move.cost_10k == 7
    assert move.after is not None
    assert move.after.units == ("B-101",)
    assert [step.firm_id for step in done.steps] == ["F1", "F3"]
    assert "it buys 1 of Signed firms for 7" in move.says.say(Lang.EN)
    kept = replan(problem, make.plan(make.placement("F1", "A-101")), LIMITS, most_changes=0)
    assert kept.moves == ()
    assert "F3" not in kept.report.plan.by_firm


def test_a_move_of_a_plan_that_is_not_the_best_never_claims_to_buy_less_than_nothing() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")],
                           units=[make.unit("A-101"), make.unit("A-102"), make.unit("A-103")])  # fmt: skip
    facts = replan_problem(problem, PLAN)
    poor = make.plan(make.placement("F1", "A-103"))
    stay = PLAN.by_firm["F1"][0]
    asked = Move(
        firm_id="F1", name=problem.firm["F1"].name, before=stay, after=poor.by_firm["F1"][0],
        need=Need.PENDING, cost_10k=Decimal(0), waits_quarters=0,
    )  # fmt: skip
    told = judged(facts, poor, asked, LIMITS)
    assert (told.need, told.buys) == (Need.FREE, None)


def test_a_limit_that_cannot_be_kept_names_the_fewest_changes() -> None:
    firms = [make.firm("F1", min_load_kn_m2=Decimal(20)), make.firm("F2", min_load_kn_m2=Decimal(20))]
    problem = make.problem(firms=firms)
    done = replan(problem, PLAN, LIMITS, most_changes=1)
    assert done.report.outcome.status is Status.INFEASIBLE
    assert done.fewest == 2
    assert replace(done, fewest=None).moves == ()

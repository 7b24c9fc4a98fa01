"""Scenarios solved against a base: nothing gets better by a tightening, nobody moves without need."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

import models
from planner.domain.edits import DelayHandover, Edit
from planner.domain.edits.scenario import Scenario
from planner.domain.park.dossier import Record, Source
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import SourceClass
from planner.services.importing.intake import load
from planner.services.planning.solving import SolveSettings, configured, report_on
from planner.services.scenarios.solving import scenario_problem, solve_scenario
from planner.settings import ROOT
from tests.support import make
from tests.support.brute import best_plan, worth_of
from tests.support.edits import tightening
from tests.support.random_parks import SMALL, TINY, Size, random_park

LIMITS = Limits(time_limit_s=60.0)
ZIYUAN = ROOT / "data" / "ziyuan"


@cache
def without_hold(seed: int, size: Size) -> Problem:
    return configured(random_park(seed, size), SolveSettings(hold=False))


def scenario(*edits: Edit) -> Scenario:
    return Scenario(name="what if", edits=edits)


def value(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return the stages of value only."""
    kept = tuple(tier for tier in problem.policy.goal_tiers if tier.carries_value)
    return worth_of(problem.with_policy(replace(problem.policy, tiers=kept)), plan)


@pytest.mark.parametrize(("seed", "size"), [*((n, TINY) for n in range(24)), *((n, SMALL) for n in range(8))])
def test_a_later_handover_or_a_smaller_cap_never_improves_the_ranked_result(seed: int, size: Size) -> None:
    problem = without_hold(seed, size)
    base = models.solve(problem, LIMITS)
    if base.plan is None:
        return
    dice = Random(seed)
    for _ in range(2):
        edited = scenario_problem(problem, base.plan, scenario(tightening(dice, problem)))
        outcome = models.solve(edited, LIMITS)
        assert outcome.status in (Status.PROVEN_OPTIMAL, Status.INFEASIBLE)
        if outcome.plan is not None:
            assert value(problem, outcome.plan) <= value(problem, base.plan)


@pytest.mark.slow
def test_a_late_second_phase_never_improves_the_ziyuan_park() -> None:
    dossier, issues = load(ZIYUAN)
    assert dossier is not None, issues
    problem = configured(dossier.problem, SolveSettings(preset="most_firms", hold=False))
    policy = replace(problem.policy, tiers=tuple(t for t in problem.policy.goal_tiers if t.carries_value))
    base = models.solve(problem.with_policy(policy), Limits(time_limit_s=20.0))
    assert base.plan is not None
    assert base.bound is not None
    late = scenario_problem(
        problem.with_policy(policy), base.plan, scenario(DelayHandover(phase="2", quarters=4))
    )
    outcome = models.solve(late, Limits(time_limit_s=20.0))
    assert outcome.objective is not None
    assert outcome.objective <= base.bound


@pytest.mark.parametrize("seed", range(16))
def test_among_equal_plans_the_one_with_least_change_is_chosen(seed: int) -> None:
    problem = random_park(seed, TINY)
    base = models.solve(problem, LIMITS)
    if base.plan is None:
        return
    edited = scenario_problem(problem, base.plan, scenario(tightening(Random(seed), problem)))
    best, outcome = best_plan(edited), models.solve(edited, LIMITS)
    assert (best is None) == (outcome.plan is None)
    if best is not None and outcome.plan is not None:
        assert worth_of(edited, outcome.plan) == best.worth


def report(problem: Problem) -> Report:
    return report_on(problem, models.solve(problem, LIMITS))


def test_nobody_moves_when_nothing_changes() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")])
    plan = make.plan(
        make.placement("F1", "A-202"), make.placement("F2", "A-101"), make.placement("F3", "A-102")
    )
    base = replace(report(problem), outcome=replace(report(problem).outcome, plan=plan))
    assert solve_scenario(base, scenario(), LIMITS).plan == plan


def test_a_firm_that_must_wait_waits_in_the_room_it_had() -> None:
    units = [make.unit(name) for name in ("A-101", "B-101", "B-102", "B-103")]
    buildings = (make.building("A"), make.building("B", phase_id="2"))
    firms = [make.firm("F1", m2=1000), make.firm("F2", m2=1000)]
    problem = make.problem(units=units, buildings=buildings, firms=firms)
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-103"))
    base = replace(report(problem), outcome=replace(report(problem).outcome, plan=plan))
    edit = DelayHandover(phase="2", quarters=1)
    after = solve_scenario(base, scenario(edit), LIMITS)
    assert after.plan.by_firm["F2"][0].units == ("B-103",)
    assert after.plan.by_firm["F2"][0].start == make.quarter("2024Q2")
    assert after.measures.goals["changes"] == 1
    assert after.measures.goals["relocations"] == 0


def test_what_came_with_the_tables_of_the_base_stays_with_the_scenario() -> None:
    records = (Record(firm_id="F1", contact="Ann"),)
    source = Source(
        table="units", row="", column="", source_class=next(iter(SourceClass)), reference="survey"
    )
    base = replace(report(make.problem(firms=[make.firm("F1")])), records=records, sources=(source,))
    after = solve_scenario(base, scenario(), LIMITS)
    assert (after.records, after.sources) == (records, (source,))

"""Few changes is a promise: wherever a solve is broken off, no more firms move than the repair moves."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

import pytest

import models
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.edits import ChangeFirm, DelayHandover, Edit, EditConflict, ForbidFirm, RemoveFirm
from planner.domain.edits.scenario import Scenario
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.vocabulary.terms import Stage
from planner.exports.json_report import report_object
from planner.services.importing.intake import load, shipped_outcome
from planner.services.planning.solving import begun, opened, report_on
from planner.services.planning.weighing import WarmSession, weighed
from planner.services.scenarios.solving import scenario_problem
from planner.services.studies.replanning import planned, replan, replan_problem
from planner.settings import ROOT
from planner.views.certificate import certificate
from planner.views.reach import reach_sentences
from tests.support import make
from tests.support.edits import any_edit
from tests.support.random_parks import random_park

ZIYUAN = ROOT / "data" / "ziyuan"
FEW = Limits(time_limit_s=600.0, few_changes=True)
NEWS: dict[str, tuple[Edit, ...]] = {
    "a building is late": (DelayHandover(building="B4", quarters=2),),
    "a firm takes less": (ChangeFirm(firm="F08", field="area_max_m2", value=2500),),
    "a firm drops out": (RemoveFirm(firm="F02"),),
    "a firm is barred from its building": (ForbidFirm(firm="F08", building="B3"),),
}


@cache
def ziyuan() -> tuple[Problem, Plan]:
    dossier, issues = load(ZIYUAN)
    assert dossier is not None, issues
    shipped = shipped_outcome(ZIYUAN, dossier.problem.fingerprint)
    assert shipped is not None
    assert shipped.plan is not None
    return dossier.problem, shipped.plan


def after(events: int) -> Callable[[], bool]:
    """Return a wish to stop that comes when it was asked about so many times."""
    asked = iter(range(events))
    return lambda: next(asked, None) is None


def broken_off(problem: Problem, events: int, limits: Limits = FEW) -> Outcome:
    """Solve until a wish to stop was asked about so often, once the model stands."""
    return models.open_session(problem).solve(limits, should_stop=after(events))


def moved(problem: Problem, outcome: Outcome) -> int:
    assert outcome.plan is not None
    assert is_valid(check_plan(problem, outcome.plan))
    assert check_outcome(problem, outcome) == ()
    return measure_goals(problem, outcome.plan)["changes"]


@pytest.mark.parametrize("news", NEWS)
def test_the_real_park_never_moves_more_than_the_repair_wherever_the_solve_is_broken_off(news: str) -> None:
    problem = scenario_problem(*ziyuan(), Scenario(name="", edits=NEWS[news]))
    for events in (0, 1, 2, 4, 7):
        outcome = broken_off(problem, events)
        assert outcome.repair_changes is not None
        assert moved(problem, outcome) <= outcome.repair_changes <= 5


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("events", [0, 1, 2, 3, 5, 8, 10**6])
def test_random_parks_never_move_more_than_the_repair(seed: int, events: int) -> None:
    facts = changed_park(seed)
    if facts is None:
        return
    outcome = broken_off(facts, events)
    if outcome.plan is not None and facts.base:
        assert outcome.repair_changes is not None
        assert moved(facts, outcome) <= outcome.repair_changes


@cache
def changed_park(seed: int) -> Problem | None:
    problem = random_park(seed)
    plan = models.solve(problem, Limits()).plan
    if plan is None:
        return None
    try:
        return scenario_problem(problem, plan, Scenario(name="", edits=(any_edit(Random(seed), problem),)))
    except EditConflict:
        return scenario_problem(problem, plan, Scenario(name=""))


@pytest.mark.parametrize("nodes", [0, 1])
def test_a_limit_of_nodes_moves_nobody_in_vain_either(nodes: int) -> None:
    problem = scenario_problem(*ziyuan(), Scenario(name="", edits=NEWS["a firm takes less"]))
    outcome = models.solve(problem, replace(FEW, nodes=nodes))
    assert moved(problem, outcome) <= (outcome.repair_changes or 0) == 1


ROOMS = [make.unit("A-101"), make.unit("A-102"), make.unit("B-101")]
BIG = make.firm("F3", m2=2000, area_min_m2=2000)


@pytest.mark.parametrize("events", [0, 10**6])
def test_a_signed_firm_gets_its_place_once_it_is_proven_whom_that_moves(events: int) -> None:
    problem = make.problem(units=ROOMS, firms=[make.firm("F1"), BIG])
    facts = replan_problem(problem, make.plan(make.placement("F1", "A-101")))
    outcome = broken_off(facts, events)
    assert outcome.repair_changes == moved(facts, outcome) == (1 if events else 0)
    assert outcome.plan is not None
    assert ("F3" in outcome.plan.by_firm) is bool(events)
    said = " ".join(one.en for one in reach_sentences(report_on(facts, outcome)))
    assert ("Signed firms without a place: F3." in said) is not bool(events)


def test_what_only_brings_value_moves_nobody_but_as_a_second_choice() -> None:
    lead = replace(BIG, stage=Stage.LEAD)
    problem = make.problem(units=ROOMS, firms=[make.firm("F1"), lead])
    plan = make.plan(make.placement("F1", "A-101"))
    first = replan(problem, plan, Limits(time_limit_s=600.0))
    assert first.moves == ()
    assert first.report.outcome.is_held
    second = replan(first.report.problem, plan, Limits(time_limit_s=600.0), any_changes=True)
    assert [move.firm_id for move in second.moves] == ["F1"]
    assert "F3" in second.report.plan.by_firm
    assert any(
        "Changes were not limited: 1 firm is changed" in one.en for one in reach_sentences(second.report)
    )


@pytest.mark.parametrize(("price", "most"), [(1, None), (0, 1)])
def test_more_move_for_a_price_or_a_number_only_if_it_is_proven_to_pay(price: int, most: int | None) -> None:
    lead = replace(BIG, stage=Stage.LEAD)
    problem = make.problem(units=ROOMS, firms=[make.firm("F1"), lead])
    plan = make.plan(make.placement("F1", "A-101"))
    assert len(planned(problem, plan, Limits(time_limit_s=600.0), price=price, most_changes=most).moves) == 1
    facts = replan_problem(problem, plan, price=price)
    asking = WarmSession(opened(facts), plan, None, begun(Limits(time_limit_s=600.0), after(0)))
    assert moved(facts, weighed(asking, Limits(time_limit_s=600.0))) == 0


def test_what_was_not_reached_is_said_on_the_certificate_and_in_the_export() -> None:
    problem = scenario_problem(*ziyuan(), Scenario(name="", edits=NEWS["a firm takes less"]))
    outcome = broken_off(problem, 1)
    assert outcome.status is Status.CANCELLED
    report = report_on(problem, outcome)
    row = next(row for row in certificate(report).rows if row.key == "changes")
    assert "变动 1 家；修复现行方案需变动 1 家，没有多动。" in row.value.zh
    assert "期望价值" in row.value.zh
    told = report_object(report)
    assert (told["repair_changes"], told["few_changes"]) == (1, True)
    assert "A limit was met before this was proven highest" in " ".join(
        one["text_en"] for one in told["reach"]
    )


def test_a_plan_that_breaks_the_promise_is_a_false_claim() -> None:
    problem = scenario_problem(*ziyuan(), Scenario(name="", edits=NEWS["a firm takes less"]))
    outcome = broken_off(problem, 1)
    clauses = [one.clause for one in check_outcome(problem, replace(outcome, repair_changes=0))]
    assert clauses == ["changes"]

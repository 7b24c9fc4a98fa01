"""Wishes put on a problem, and reports made of outcomes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.goal import PRESETS, GoalMode
from planner.domain.park.dossier import Dossier, Record, Source
from planner.domain.park.policy import Switch, ValueRates
from planner.domain.rule import is_on
from planner.domain.solving.outcome import Limits, Progress, Status
from planner.domain.vocabulary.terms import SourceClass
from planner.services.importing.intake import load
from planner.services.planning.solving import (
    HOLD_RULE,
    SolveSettings,
    configured,
    configured_dossier,
    plan_dossier,
    report_on,
)
from planner.settings import ROOT
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2", min_clear_height_m=Decimal(12))])


def test_no_wishes_leave_the_problem_as_it_is() -> None:
    assert configured(PROBLEM, SolveSettings()) is PROBLEM


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_replaces_the_tiers_of_the_policy(preset: str) -> None:
    own = PROBLEM.with_policy(replace(PROBLEM.policy, tiers=PRESETS["jobs"]))
    assert (
        configured(own, SolveSettings(preset=preset, drop_signed=True)).policy.goal_tiers == PRESETS[preset]
    )


def test_mode_tiers_and_rates_are_taken_over() -> None:
    rates = ValueRates(tax_per_10k=Decimal(9))
    policy = configured(
        PROBLEM, SolveSettings(mode=GoalMode.WEIGHTED, tiers=PRESETS["tax"], rates=rates)
    ).policy
    assert (policy.mode, policy.tiers, policy.rates) == (GoalMode.WEIGHTED, PRESETS["tax"], rates)


def test_the_hold_is_switched_and_other_switches_stay() -> None:
    other = Switch(rule="reserve", on=False)
    problem = PROBLEM.with_policy(replace(PROBLEM.policy, switches=(other,)))
    for on in (True, False):
        policy = configured(problem, SolveSettings(hold=on)).policy
        assert is_on(policy, HOLD_RULE) is on
        assert other in policy.switches


def test_priority_area_is_meant_without_the_hold_unless_it_is_asked_for() -> None:
    dossier = Dossier(problem=PROBLEM)
    assert not is_on(
        configured_dossier(dossier, SolveSettings(preset="priority_area")).problem.policy, HOLD_RULE
    )
    asked = configured_dossier(dossier, SolveSettings(preset="priority_area", hold=True))
    assert is_on(asked.problem.policy, HOLD_RULE)
    assert is_on(configured_dossier(dossier, SolveSettings(preset="tax")).problem.policy, HOLD_RULE)


def test_a_dossier_is_planned_checked_measured_and_explained() -> None:
    source = Source(table="units", row="", column="", source_class=SourceClass.ASSUMPTION, reference="r")
    record = Record(firm_id="F1", contact="王")
    heard: list[Progress] = []
    report = plan_dossier(
        Dossier(problem=PROBLEM, sources=(source,), records=(record,)), Limits(), on_progress=heard.append
    )
    assert report.outcome.status is Status.PROVEN_OPTIMAL
    assert list(report.plan.by_firm) == ["F1"]
    assert report.findings == ()
    assert report.measures.goals["signed_firms"] == 1
    assert report.reasons["F2"][0].rule == "clear_height"
    assert (report.sources, report.records) == ((source,), (record,))


def test_a_stop_asked_for_at_once_ends_a_hard_solve_unproven() -> None:
    dossier, _ = load(ROOT / "data" / "ziyuan")
    assert dossier is not None
    report = plan_dossier(dossier, Limits(), should_stop=lambda: True)
    assert report.outcome.status is Status.CANCELLED
    assert report.outcome.gap != 0


def test_without_a_plan_nothing_is_found_and_nothing_explained() -> None:
    report = report_on(PROBLEM, reports.outcome(PROBLEM, None, status=Status.INFEASIBLE))
    assert (report.findings, report.reasons) == ((), {})


def test_a_plan_from_anywhere_is_judged_with_its_claims() -> None:
    crowded = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-101"))
    report = report_on(PROBLEM, reports.outcome(PROBLEM, crowded, objective=999, bound=999))
    rules = {finding.rule for finding in report.broken}
    assert {"unit_once", "clear_height"} <= rules
    assert len(rules) > 2, "the claims of the outcome are wrong as well"

"""The certificate, the objective and the Monday picture tell the truth about an answer."""

from dataclasses import replace

import pytest

from planner.domain.goal import GoalMode
from planner.domain.park.policy import Hold, Policy
from planner.domain.solving.finding import Finding, Severity
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Resource, Stage
from planner.text import Lang, message
from planner.views.certificate import certificate
from planner.views.objective import tier_rows
from planner.views.overview import PhaseShare, overview
from tests.support import make, reports

Q = make.quarter
BROKEN = Finding(rule="clear_height", subjects=("F1",), message=message("净高不足", "too low"))


def small(**changes: object) -> Report:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2", stage=Stage.LEAD)])
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    return reports.report(problem, plan, **changes)


def line(report: Report, key: str, lang: Lang = Lang.EN) -> str:
    return next(row.value.say(lang) for row in certificate(report).rows if row.key == key)


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.PROVEN_OPTIMAL])
@pytest.mark.parametrize("lang", list(Lang))
def test_the_word_optimal_is_used_only_for_what_is_proven(status: Status, lang: Lang) -> None:
    report = small()
    report = replace(
        report, outcome=replace(report.outcome, status=status, stages=(reports.stage("signed", status),))
    )
    told = certificate(report)
    text = " ".join(f"{row.title.say(lang)} {row.value.say(lang)}" for row in told.rows) + told.headline.say(
        lang
    )
    assert "optimal" not in text.lower()
    assert "最优" not in text
    assert not told.is_proven


def test_a_proven_plan_is_called_so() -> None:
    told = certificate(small())
    assert (told.is_proven, told.is_sound, told.headline.en) == (True, True, "Proven optimal")


def test_a_finding_makes_a_plan_unsound_and_a_soft_one_does_not() -> None:
    assert not certificate(small(findings=(BROKEN,))).is_sound
    soft = replace(BROKEN, soft=True)
    assert certificate(small(findings=(soft,))).is_sound
    assert line(small(findings=(soft, BROKEN)), "checker") == "Fails: 1 breach of the rules, 1 soft finding"
    assert [row.soft for row in certificate(small(findings=(soft, BROKEN))).findings] == [False, True]


def test_no_plan_is_never_sound() -> None:
    problem = make.problem()
    report = reports.report(
        problem, None, outcome=reports.outcome(problem, None, status=Status.NO_PLAN, objective=None)
    )
    assert not certificate(report).is_sound
    assert line(report, "checker") == "No plan to check"
    assert line(report, "objective") == "—"


def test_an_outcome_made_from_other_facts_is_named() -> None:
    report = small()
    other = replace(report, outcome=replace(report.outcome, fingerprint="0" * 64))
    assert not certificate(other).is_sound
    assert "not these facts" in line(other, "fingerprint")


def test_a_run_ended_by_a_limit_says_that_another_may_differ() -> None:
    report = small()
    stages = (reports.stage("signed"), reports.stage("waiting", Status.TIME_LIMIT))
    assert line(replace(report, outcome=replace(report.outcome, stages=stages)), "repeat").endswith(
        "may differ"
    )
    assert "same plan" in line(report, "repeat")


def test_what_failed_is_not_said_to_repeat() -> None:
    problem = make.problem()
    failed = reports.outcome(problem, None, status=Status.FAILED, objective=None)
    assert line(reports.report(problem, None, outcome=failed), "repeat") == "—"


def test_whether_a_conflict_is_the_smallest_is_said_in_words() -> None:
    outcome = replace(small().outcome, conflict=("F1", "A-101"), note="irreducible")
    assert "drop any one" in line(replace(small(), outcome=outcome), "note")


def test_the_certificate_carries_versions_seed_limits_conflict_and_note() -> None:
    report = small()
    outcome = replace(
        report.outcome, conflict=("F1", "A-101"), note="out of memory", limits=Limits(seed=7, nodes=50)
    )
    said = message("甲与乙争一间", "two firms want one room")
    report = replace(report, outcome=outcome, contradictions=(said,))
    assert line(report, "versions") == "python 3.11, highs 1.16.0"
    assert line(report, "seed") == "7"
    assert "50 nodes" in line(report, "limits")
    assert line(report, "conflict") == "two firms want one room"
    assert line(report, "note") == "out of memory"


def test_tiers_are_told_goal_by_goal_with_what_was_proved() -> None:
    report = small()
    rows = tier_rows(report.problem, report.measures, report.outcome)
    assert [row.key for row in rows][:2] == ["signed", "value"]
    assert (rows[0].value, rows[0].status, rows[0].bound) == (1, Status.PROVEN_OPTIMAL, 2)
    assert rows[1].value == sum(term.points for term in rows[1].terms)
    assert rows[2].status is None
    assert not rows[2].carries_value


def test_weights_show_in_weighted_mode_only() -> None:
    report = small()
    weighted = report.problem.with_policy(Policy(mode=GoalMode.WEIGHTED))
    rows = tier_rows(weighted, report.measures, report.outcome)
    assert [row.weight for row in rows][:3] == ["1", "1", None]
    assert tier_rows(report.problem, report.measures, report.outcome)[0].weight is None


def test_the_parts_of_a_phase_bar_add_up_to_the_phase() -> None:
    report = small()
    (bar,) = overview(report, Q("2024Q1")).phases
    assert sum(m2 for _, m2 in bar.parts) == bar.leasable_m2 == 4000
    assert dict(bar.parts)[PhaseShare.SIGNED] == 1000
    assert dict(bar.parts)[PhaseShare.PENCILLED] == 1000
    assert dict(bar.parts)[PhaseShare.VACANT] == 2000


def test_leases_and_holds_that_end_within_six_months_are_listed() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")]).with_policy(
        Policy(holds=(Hold(units=("A-202",), until=Q("2024Q4")), Hold(units=("A-201",), until=Q("2025Q4"))))
    )
    plan = make.plan(
        make.placement("F1", "A-101", "2024Q1", "2024Q4"), make.placement("F2", "A-102", "2024Q1", "2025Q2")
    )
    report = reports.report(problem, plan)
    assert [(str(e.quarter), e.units) for e in overview(report, Q("2024Q2")).endings] == [
        ("2024Q4", ("A-101",)),
        ("2024Q4", ("A-202",)),
    ]
    assert [e.units for e in overview(report, Q("2024Q4")).endings] == [("A-102",)]


def test_alerts_name_broken_rules_signed_firms_left_out_and_full_resources() -> None:
    problem = make.problem(
        firms=[make.firm("F1", steam_tph=make.number("0.95")), make.firm("F9")],
        caps=(make.cap(Resource.STEAM, 1),),
    )
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")), findings=(BROKEN,))
    alerts = overview(report, Q("2024Q1")).alerts
    said = [alert.message.say(Lang.EN) for alert in alerts]
    assert said[0].startswith("Fails: 1")
    assert any("F9" in text and "no place" in text for text in said)
    assert any("Steam reaches 95.0% of the cap" in text for text in said)
    assert [alert.severity for alert in alerts] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


def test_a_quiet_park_has_no_alerts() -> None:
    assert overview(small(), Q("2024Q1")).alerts == ()


def test_figures_come_with_and_without_the_firm_whose_numbers_are_for_a_whole_project() -> None:
    keys = [figure.key for figure in overview(small(), Q("2024Q1")).figures]
    assert {"tax_10k", "tax_without_real_10k", "jobs", "jobs_without_real", "delivered_m2"} <= set(keys)

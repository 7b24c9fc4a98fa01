"""The memo: two pages a language, for the archive and for screen readers, and no figure that is not the plan's."""

from dataclasses import replace

import pytest

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Status
from planner.exports.typeset.coverage import showable
from planner.exports.typeset.memo import memo_page, memo_pdf
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.text import Lang, Text
from planner.views.imprint import imprint_of, proof
from planner.views.memo import Memo, memo
from tests.support import make, printed, reports

QUARTER = make.quarter("2024Q3")
RARE = "喆㼆𠮷🏭"


def told(park: str = "ziyuan") -> Memo:
    report = printed.shipped_report(park)
    return memo(report, imprint_of(report, Text("方案 3", "Plan 3")), quarter=report.problem.quarters[-1])


def test_the_memo_is_two_pages_a_language_and_the_same_bytes_every_time() -> None:
    report = printed.shipped_report("ziyuan")
    pdf = memo_pdf(told(), report, list(Lang))
    assert pdf == memo_pdf(told(), report, list(Lang))
    assert printed.page_count(pdf) == 4
    assert printed.fonts_are_inside(pdf)
    said = printed.claims(pdf)
    assert b"pdfaid:part" in said
    assert b"pdfuaid:part" in said
    text = printed.text_of(pdf)
    assert "没有更好的方案：上界 80,760 = 本方案 80,760" in text
    assert "bound 80,760 = plan 80,760" in text


@pytest.mark.parametrize("park", ["ziyuan", "mature"])
def test_every_figure_of_the_memo_is_one_of_the_plan(park: str) -> None:
    report = printed.shipped_report(park)
    said = printed.texts_in(memo_page(told(park), report, list(Lang)).values)
    assert len(printed.amounts(said)) > 30
    assert printed.unknown_amounts(said.replace(report.problem.fingerprint[:12], ""), report) == set()


def test_a_figure_that_is_not_the_plans_is_found() -> None:
    report = printed.shipped_report("ziyuan")
    for right, wrong in (
        ("97.0%", "97.3%"),
        ("80,760", "80,761"),
        ("56.8 million", "57.8 million"),
        ("75,210", "75,120"),
    ):
        assert printed.unknown_amounts(right, report) == set(), right
        assert printed.unknown_amounts(wrong, report), wrong


def test_what_is_decided_counts_what_the_plan_holds() -> None:
    report = printed.shipped_report("ziyuan")
    signed = [p for p in report.plan.placements if report.problem.firm[p.firm_id].is_signed]
    first = told().decided[0]
    assert first.en.startswith(
        f"Of 45 firms {len(report.plan.by_firm)} are given a place: {len(signed)} signed"
    )
    assert first.zh.startswith(f"45 家企业中 {len(report.plan.by_firm)} 家落位：已签 {len(signed)} 家")


def test_changes_are_told_against_the_plan_before_however_many_there_are() -> None:
    report = printed.shipped_report("ziyuan")
    fewer = Plan(placements=report.plan.placements[12:])
    before = replace(
        report, outcome=replace(report.outcome, plan=fewer), measures=measure(report.problem, fewer)
    )
    sides = [ComparedPlan(name=Text("前", "before"), report=one) for one in (before, report)]
    comparison = compare_sides(sides)
    one = memo(report, imprint_of(report), quarter=QUARTER, comparison=comparison)
    assert {line.firm.en.split()[0] for line in one.changed_firms} == {
        p.firm_id for p in report.plan.placements[:12]
    }
    assert printed.page_count(memo_pdf(one, report, [Lang.EN])) == 2


def test_nothing_is_called_best_that_was_not_proven() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    plan = make.plan(make.placement("F1", "A-101"))
    open_one = reports.outcome(problem, plan, status=Status.TIME_LIMIT, objective=90, bound=100, gap=0.1)
    assert "not proven" in proof(open_one).en
    assert "90" in proof(open_one).zh
    held = reports.outcome(problem, plan, repair_changes=2, limits=replace(open_one.limits, few_changes=True))
    assert "at most 2 firms" in proof(held).en


def test_names_of_any_letters_and_length_leave_two_pages_without_a_gap() -> None:
    name = (RARE + '#panic("x") *星* <script> \\ ${a} @b ') * 8
    problem = make.problem(
        firms=[make.firm("F1", name=Text(name, name))], parks=(make.park(name=Text(name, name)),)
    )
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    pdf = memo_pdf(memo(report, imprint_of(report), quarter=QUARTER), report, [Lang.ZH])
    assert printed.page_count(pdf) == 2
    assert showable(RARE) == "喆㼆[U+20BB7]〓"
    assert "喆㼆[U+20BB7]" in printed.text_of(pdf)

"""One sheet a firm, and the orders of a re-plan: pages for those who carry a plan out."""

from dataclasses import replace

import pytest

from planner.analysis.moves import order_of
from planner.domain.park.calendar import above_scale_year, milestones
from planner.domain.park.plan import Plan
from planner.domain.solving.finding import Finding
from planner.exports.typeset.firms import firms_page, firms_pdf
from planner.exports.typeset.moves import moves_page, moves_pdf
from planner.text import Lang, Text, message
from planner.views.firm_sheet import firm_sheets
from planner.views.imprint import imprint_of
from tests.support import make, printed, reports


@pytest.mark.slow
def test_each_placed_firm_has_a_sheet_with_its_days_and_no_figure_that_is_not_the_plans() -> None:
    report = printed.shipped_report("ziyuan")
    sheets = firm_sheets(report)
    assert {one.firm.firm_id for one in sheets} == set(report.plan.by_firm)
    by_firm = {p.firm_id: p for p in report.plan.placements}
    for one in sheets:
        found = milestones(report.problem, by_firm[one.firm.firm_id])
        assert [day for _, day in one.dates][1:5] == [
            found.start, found.fitout_end, found.licence_end, found.production,
        ]  # fmt: skip
        assert all(duty.due is None or duty.due >= found.start for duty in one.duties)
    said = printed.texts_in(firms_page(sheets, imprint_of(report), list(Lang)).values)
    known = said.replace(report.problem.fingerprint[:12], "")
    margins = {
        float(number)
        for one in sheets
        for m in one.margins
        for number in printed.amounts(f"{m.need} {m.slack} {m.available}")
    }
    chinese = printed.texts_in(firms_page(sheets, imprint_of(report), [Lang.ZH]).values)
    assert "专家判断" in chinese
    assert "expert judgement" not in chinese
    years = {float(above_scale_year(report.problem, placement) or 0) for placement in by_firm.values()}
    assert printed.unknown_amounts(known, report) <= margins | years | printed.RULE_BOOK


def test_what_the_checker_notes_of_a_firm_stands_on_its_sheet() -> None:
    rule = make.segregation("R7", "DUST", "CLEAN")
    problem = make.problem(
        firms=[make.firm("F1", emits=("DUST",)), make.firm("F2")], segregation_rules=(rule,)
    )
    note = Finding(
        rule="segregation",
        clause="R7",
        subjects=("F1", "F2"),
        soft=True,
        message=message("{a} 太近", "{a} is near", a="F2"),
    )
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    first, second = firm_sheets(reports.report(problem, plan, findings=(note,)))
    assert [(one.rule.en.split()[0], one.available.en, one.verdict.en) for one in first.checks][-1] == (
        "R7", "F2 is near", "to be looked at",
    )  # fmt: skip
    assert not [one for one in second.checks if one.rule.en.startswith("R7")]


def test_a_long_name_and_every_sheet_is_one_page() -> None:
    name = Text("长" * 40, "long " * 30)
    firms = [make.firm("F1", name=name), make.firm("F2")]
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    report = reports.report(make.problem(firms=firms), plan)
    pdf = firms_pdf(firm_sheets(report), imprint_of(report), [Lang.ZH])
    assert printed.page_count(pdf) == len(firms)
    assert b"pdfuaid:part" in printed.claims(pdf)


@pytest.mark.parametrize("park", ["ziyuan", "mature"])
def test_the_longest_sheets_of_the_parks_that_come_with_the_program_are_one_page_each(park: str) -> None:
    report = printed.shipped_report(park)
    longest = sorted(firm_sheets(report), key=lambda one: -len(one.checks) * 2 - len(one.margins))[:6]
    pdf = firms_pdf(longest, imprint_of(report), [Lang.EN])
    assert printed.page_count(pdf) == len(longest)


def test_moves_are_told_in_an_order_in_which_they_can_be_taken() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    before = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    after = make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-201"))
    report = reports.report(problem, after)
    steps = order_of(problem, before, after)
    page = moves_page(steps, report, imprint_of(report), [Lang.EN])
    rows = page.values["parts"][0]["steps"]["rows"]
    assert [(row[1].split()[0], row[3], row[5]) for row in rows] == [
        ("F2", "A-102", "A-201"),
        ("F1", "A-101", "A-102"),
    ]
    assert printed.page_count(
        moves_pdf((), replace(report, findings=()), imprint_of(report), list(Lang))
    ) == len(Lang)
    assert order_of(problem, Plan(placements=after.placements), after) == ()


@pytest.mark.parametrize(
    ("steps", "said"),
    [((), "nothing to sign"), (None, "no plan before this one")],
    ids=["no move", "no plan"],
)
def test_orders_without_a_step_say_why_and_ask_for_no_signature(steps: tuple[()] | None, said: str) -> None:
    report = reports.report(make.problem(firms=[make.firm("F1")]), make.plan(make.placement("F1", "A-101")))
    text = printed.text_of(moves_pdf(steps, report, imprint_of(report), [Lang.EN]))
    assert said in text
    assert "0 steps" not in text
    assert "Approved by" not in text

"""The report: six to ten pages a language, with no figure that is not the plan's."""

import pytest

from planner.exports.typeset.report import report_page, report_pdf
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.text import Lang, Text
from planner.views.comparison import figure_rows
from planner.views.imprint import imprint_of
from planner.views.memo import MOST_FIGURES, Memo, memo
from tests.support import make, printed, reports


def told(park: str) -> Memo:
    report = printed.shipped_report(park)
    return memo(report, imprint_of(report), quarter=report.problem.quarters[-1])


@pytest.mark.parametrize("park", ["ziyuan", "mature"])
def test_the_report_has_six_to_ten_pages_and_only_figures_of_the_plan(park: str) -> None:
    report = printed.shipped_report(park)
    pdf = report_pdf(told(park), report, None, [Lang.EN])
    assert 6 <= printed.page_count(pdf) <= 10
    assert printed.fonts_are_inside(pdf)
    assert b"pdfuaid:part" in printed.claims(pdf)
    values = report_page(told(park), report, None, [Lang.ZH, Lang.EN]).values
    said = printed.texts_in(values, but=("svg", "foot", "alt", "certificate", "kpis"))
    for row in [row for part in values["parts"] for row in part["kpis"]["rows"]]:
        said += f"\n{row[1]}"
    said = said.replace(report.problem.fingerprint[:12], "")
    heads = {float(number) for number in range(16)}
    assert printed.unknown_amounts(said, report) <= heads


def test_a_plan_before_is_told_with_its_figures() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    before = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    after = reports.report(problem, make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-101")))
    sides = [ComparedPlan(name=Text(n, n), report=one) for n, one in (("old", before), ("new", after))]
    comparison = compare_sides(sides)
    one = memo(after, imprint_of(after), quarter=problem.quarters[-1], comparison=comparison)
    (part,) = report_page(one, after, comparison, [Lang.EN]).values["parts"]
    figures = [row for row in figure_rows(comparison, only_different=True) if row.kind != "goal"]
    assert [row[1:] for row in part["figures"]["rows"]] == [
        [*f.values, f.differences[1].en] for f in figures[:MOST_FIGURES]
    ]
    assert {row[0].split()[0]: row[1] for row in part["changes"]["firms"]["rows"]} == {
        "F1": "moved",
        "F2": "came in",
    }

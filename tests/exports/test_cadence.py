"""Reports in the cadence of the bureau: the same bytes every time, for the archive, no figure that is not the plan's."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from planner.domain.measures.indicators import anchor_of, indicators
from planner.domain.park.dossier import Record
from planner.domain.solving.report import Report
from planner.exports.typeset.cadence import cadence_page, cadence_pdf
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.assessment import assessment
from planner.views.cadence import CadenceReport, period_begin, showcase, start_list
from planner.views.imprint import imprint_of
from planner.views.indicators import IndicatorTable
from tests.support import make, printed, reports

MADE = pytest.mark.parametrize("made", [start_list, showcase, assessment], ids=lambda one: one.__name__)


@cache
def ziyuan_amounts() -> tuple[Decimal | int, ...]:
    """Return what reports may tell beside the measures: indicators both ways, and what begins in each quarter."""
    report = printed.shipped_report("ziyuan")
    problem, plan = report.problem, report.plan
    anchor = anchor_of(problem, plan)
    assert anchor is not None
    found = [indicators(problem, plan, without=out) for out in ((), (anchor,))]
    told: list[Decimal | int] = [one.value for each in found for one in each.figures if one.value is not None]
    for each in found:
        told += [
            sum(Decimal(one.value or 0) for one in each.series(f"{key}_in_year_10k"))
            for key in ("full_rent", "rent_abated", "rent_due")
        ]
    for quarter in problem.quarters:
        own = [one for one in plan.placements if one.start == quarter]
        told.append(sum(problem.unit[unit].leasable_m2 for one in own for unit in one.units))
        told.append(sum((problem.firm[one.firm_id].invest_10k for one in own), Decimal(0)))
    lines = [one.threshold for one in found[0].figures if one.threshold is not None]
    whole = [fmt.rounded(one) for one in told]  # as money is told in millions: exactly halves are rounded up
    return (*told, *whole, *lines, *found[0].years)


@pytest.mark.slow
@MADE
def test_a_report_tells_the_plans_figures_alone_in_the_same_bytes(
    made: Callable[[Report], CadenceReport],
) -> None:
    report = printed.shipped_report("ziyuan")
    told, imprint = made(report), imprint_of(report)
    pdf = cadence_pdf(told, report, imprint, list(Lang))
    assert pdf == cadence_pdf(told, report, imprint, list(Lang))
    assert printed.page_count(pdf) <= 4
    said = printed.claims(pdf)
    assert b"pdfaid:part" in said
    assert b"pdfuaid:part" in said
    plain = replace(told, tables=tuple(one for one in told.tables if one.key != "formulas"))
    text = printed.texts_in(cadence_page(plain, report, imprint, list(Lang)).values)
    text = text.replace(report.problem.fingerprint[:12], "")
    assert len(printed.amounts(text)) > 20
    assert printed.unknown_amounts(text, report, also=ziyuan_amounts()) == set()


def firms_of(table: IndicatorTable) -> list[str]:
    return [str(row[0].en).split()[0] for row in table.rows if isinstance(row[0], Text)]


def test_the_start_list_is_of_the_first_quarter_in_which_something_may_start() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2"), make.sitting("F3", ["A-201"])])
    plan = make.plan(
        make.placement("F1", "A-101", "2024Q1"),
        make.placement("F2", "A-102", "2024Q2"),
        make.placement("F3", "A-201", "2022Q1"),
    )
    report = replace(reports.report(problem, plan), records=(Record(firm_id="F1", owner="王主任"),))
    told = start_list(report)
    now, soon, by_quarter = told.tables
    assert str(period_begin(report)) in told.title.en
    assert firms_of(now) == ["F1"]
    assert now.rows[0][-1] == "王主任"
    assert firms_of(soon) == ["F2"]
    assert [row[2] for row in by_quarter.rows][:3] == [1, 1, 0]
    assert told.says[1].en == "Of 3 signed firms 2 have begun by the end of 2024Q1."


def test_a_half_year_shows_who_begins_to_produce_in_it_and_inside_the_lease() -> None:
    problem = make.problem(
        firms=[make.firm(f"F{n}", production_quarter=make.quarter(f"2024Q{n}")) for n in (1, 2, 3, 4)]
    )
    rooms = ("A-101", "A-102", "A-201", "A-202")
    plan = make.plan(
        *(make.placement(f"F{n}", room, "2024Q1") for n, room in enumerate(rooms[:3], start=1)),
        make.placement("F4", rooms[3], "2024Q1", "2024Q4"),
    )
    told = showcase(reports.report(problem, plan))
    now, soon, _ = told.tables
    assert firms_of(now) == ["F1", "F2"]
    assert firms_of(soon) == ["F3"]  # F4 would begin after its lease
    assert told.says[0].en.startswith("By the end of half-year 1 of 2024 4 firms are inside and 2 produce")


def test_firms_are_ranked_by_grade_then_by_tax_per_mu() -> None:
    # land of 10 亩 and 5,000 ㎡ of floor: 1,000 ㎡ stand for 2 亩; the lines are 400 and 20 a 亩
    made = [("F1", 800, 40), ("F2", 1200, 60), ("F3", 799, 40), ("F4", 799, 39), ("F5", 1200, 61)]
    problem = make.problem(
        firms=[
            make.firm(name, output_10k=Decimal(output), tax_10k=Decimal(tax)) for name, output, tax in made
        ],
        units=[make.unit(f"A-10{n}") for n in range(1, 6)],
    )
    plan = make.plan(*(make.placement(f"F{n}", f"A-10{n}") for n in range(1, 6)))
    told = assessment(reports.report(problem, plan))
    assert list(zip(firms_of(told.tables[0]), [row[1] for row in told.tables[0].rows], strict=True)) == [
        ("F5", "A"),
        ("F2", "A"),
        ("F1", "B"),
        ("F3", "C"),
        ("F4", "D"),
    ]

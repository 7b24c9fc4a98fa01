"""Answers as files: what is printed and the workbook say what the page says, in either language, in the same bytes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.domain.edits import DelayHandover
from planner.domain.keys import GoalKey
from planner.domain.measures.indicators import indicators
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Status
from planner.domain.solving.report import Report
from planner.domain.sweeping.construction import ConstructionPart, ConstructionTable, TypologyChoice
from planner.domain.sweeping.fit import FitCount, FitPart, FitTable
from planner.domain.sweeping.frontier import Frontier, FrontierPoint, Near
from planner.domain.sweeping.future import RiskAssumptions, RoomReserve
from planner.domain.sweeping.phasing import PhasingCase, PhasingDate, PhasingRow, PhasingTable
from planner.domain.sweeping.price import PriceProof, PriceTable, ReliefGain, ReliefKind, ReliefPrice
from planner.domain.sweeping.risk import (
    AnswerImpact,
    DecisionVerdict,
    FirmRisk,
    MeanEstimate,
    PairedGain,
    PlaceRisk,
    Probability,
    ReserveAdvice,
    ReserveVerdict,
    RiskSummary,
    RoomDecision,
    SpaceRisk,
)
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable, ValueRow
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.exports.answers.capacity import capacity_paper, fits_paper
from planner.exports.answers.indicators import indicators_paper
from planner.exports.answers.paper import AnswerPaper
from planner.exports.answers.phasing import construction_paper, phasing_paper
from planner.exports.answers.prices import price_paper
from planner.exports.answers.reserve import reserve_paper
from planner.exports.answers.risk import risk_paper, robust_paper
from planner.exports.answers.sweep import sweep_paper, tornado_paper
from planner.exports.answers.tradeoffs import frontier_paper, near_paper
from planner.exports.construction_json import ConstructionAnswer
from planner.services.planning.answer_files import answer_downloads
from planner.services.studies.frontier import prices as step_prices
from planner.services.studies.robust import robust_summary
from planner.services.studies.sweep_making import axis_title, break_lines, inputs, sweep_of
from planner.services.studies.sweeps import left_out, tornado
from planner.text import Lang
from planner.views.capacity import capacity
from planner.views.imprint import imprint_of
from planner.views.sweep import figure_titles
from tests.support import exported, make, printed

Q = make.quarter


def chance(count: int) -> Probability:
    return Probability(count=count, of=40, low=0.1, high=0.9)


def mean(value: float) -> MeanEstimate:
    return MeanEstimate(mean=value, low=value - 1, high=value + 1, of=40)


def delayed() -> PhasingCase:
    return PhasingCase(
        edits=(DelayHandover(building="B5", quarters=1),),
        status=Status.PROVEN_OPTIMAL,
        gains=(ReliefGain(tier="value", least=-315, most=-315),),
        lost=("F36",),
    )


def risk(report: Report) -> AnswerPaper:
    quarters = tuple((quarter, chance(at)) for at, quarter in enumerate(report.problem.quarters))
    summary = RiskSummary(
        futures=40,
        asked=40,
        seed=3,
        confidence=0.95,
        figures=(),
        full=(
            PlaceRisk(scope="building", subject_id="A2", resource="", by_quarter=quarters, ever=chance(12)),
        ),
        beyond=(
            PlaceRisk(
                scope="park", subject_id="ZY", resource="steam_tph", by_quarter=quarters, ever=chance(9)
            ),
        ),
        firms=(FirmRisk(firm_id="F01", comes=chance(40), place=chance(38), place_first_come=chance(20)),),
        decisions=(
            RoomDecision(
                firm_id="F01", home="A2-101", holds=chance(39), is_plan=True, verdict=DecisionVerdict.NOW
            ),
        ),
        impacts=(AnswerImpact(firm_id="F01", changes=mean(2.5), value=mean(31)),),
        space=(SpaceRisk(quarter=report.problem.quarters[-1], mean=mean(41_000), p5=39_000, p95=43_000),),
        gain=None,
        promises=chance(0),
        faults=0,
    )
    return risk_paper(report.problem, report.plan, summary)


def robust(report: Report) -> AnswerPaper:
    table = RobustTable(
        training=2,
        fresh=2,
        seed=3,
        assumptions=RiskAssumptions(),
        candidates=(CandidatePlan(source=CandidateSource.SHOWN, detail="", plan=report.plan),),
        is_pool_complete=True,
        is_search_complete=True,
        trained=tuple(ValueRow(number=k, values=(100 + k,)) for k in range(2)),
        judged=tuple(ValueRow(number=k, values=(210 + k, 210 + k)) for k in range(2)),
    )
    return robust_paper(report.problem, table, robust_summary(table))


def fits(report: Report) -> AnswerPaper:
    kind = report.problem.archetypes[0]
    part = FitPart(archetype=kind.archetype, area_m2=kind.area_lo_m2)
    count = FitCount(mix=(part,), quarter=Q("2024Q3"), count=4, most=4)
    return fits_paper(report.problem, FitTable(target=40, added=None, counts=(count,)))


def phasing(report: Report) -> AnswerPaper:
    date = PhasingDate(quarter=Q("2024Q4"), case=delayed())
    row = PhasingRow(building_id="B5", planned=Q("2024Q3"), last=Q("2026Q1"), dates=(date,))
    return phasing_paper(report.problem, PhasingTable(rows=(row,), asked=1, is_complete=True))


def construction(report: Report) -> AnswerPaper:
    choice = TypologyChoice(
        building_id="B5", typology="lab", handover=Q("2025Q1"), more_10k=Decimal("900.5"), case=delayed()
    )
    table = ConstructionTable(part=ConstructionPart.TYPOLOGIES, choices=(choice,), asked=1, is_complete=True)
    return construction_paper(ConstructionAnswer(problem=report.problem, table=table, catalogue=Catalogue()))


def prices(report: Report) -> AnswerPaper:
    price = ReliefPrice(
        kind=ReliefKind.STEP,
        subject="ZY",
        clause="steam_tph",
        amount=Decimal(2),
        unit="t/h",
        status=Status.PROVEN_OPTIMAL,
        gains=(ReliefGain(tier="value", least=682, most=682),),
        proof=PriceProof.SOLVED,
    )
    return price_paper(report.problem, PriceTable(rows=(price,), plan=report.plan))


def reserve(report: Report) -> AnswerPaper:
    asked = RoomReserve(units=("A4-101",), until=Q("2024Q3"), firms=("F34", "F35"))
    paired = PairedGain(gain=mean(-12), tail=700.0, tail_other=760.0, better=chance(8))
    advice = ReserveAdvice(paired=paired, taken=chance(30), verdict=ReserveVerdict.LET)
    return reserve_paper(report.problem, asked, advice, seed=3, confidence=0.95)


def swept(report: Report, *, one_at_a_time: bool = False) -> SweepTable:
    """Return four cells: a proven one that loses a firm, one that is open, one without a plan."""
    axes = list(inputs(report.problem, report.measures).values())[:1]
    fewer = Plan(placements=report.plan.placements[1:])
    rows = tuple(
        SweepRow(
            number=n,
            values=(n,),
            status=(Status.PROVEN_OPTIMAL, Status.PROVEN_OPTIMAL, Status.TIME_LIMIT, Status.INFEASIBLE)[n],
            figures=() if n == 3 else ((GoalKey.EXPECTED_VALUE, 80_000 - n),),
            plan=(report.plan, fewer, report.plan, None)[n],
        )
        for n in range(4)
    )
    asked = sweep_of("grid", axes, one_at_a_time=one_at_a_time)
    return SweepTable(sweep=asked, base=rows[0], rows=rows, cells=7)


def grid(report: Report) -> AnswerPaper:
    table = swept(report)
    axes = [axis_title(report.problem, axis) for axis in table.sweep.axes]
    figures = sorted(figure_titles(report.measures), key=lambda one: one.key != GoalKey.EXPECTED_VALUE)
    return sweep_paper(table, axes, figures, break_lines(report.problem, table))


def bars(report: Report) -> AnswerPaper:
    table = swept(report, one_at_a_time=True)
    figure = next(one for one in figure_titles(report.measures) if one.key == GoalKey.EXPECTED_VALUE)
    titles = {axis.called: axis_title(report.problem, axis) for axis in table.sweep.axes}
    found = tornado(table, figure.key)
    return tornado_paper(found, titles, figure, left_out(table, figure.key))


def frontier(report: Report) -> AnswerPaper:
    points = tuple(
        FrontierPoint(
            first=80_000 - 50 * n,
            second=1300 + 10 * n,
            epsilon=None,
            outcome=report.outcome,
            is_proven=n == 0,
            first_bound=80_100,
        )
        for n in range(2)
    )
    found = Frontier(first=GoalKey.EXPECTED_VALUE, second=GoalKey.JOBS, points=points, is_complete=False)
    return frontier_paper(found, step_prices(found))


def near(report: Report) -> AnswerPaper:
    other = replace(report.outcome, plan=Plan(placements=report.plan.placements[1:]))
    found = Near(outcome=other, distance=1, is_farthest=False, broken=0)
    return near_paper(report.problem, report.plan, (found,))


PAPERS: Mapping[str, tuple[Callable[[Report], AnswerPaper], tuple[str, ...]]] = {
    "capacity": (
        lambda report: capacity_paper(report, capacity(report.problem, report.plan), Q("2024Q3")),
        ("2024Q3", "A1", "F29"),
    ),
    "fits": (fits, ("2024Q3", "4")),
    "phasing": (phasing, ("B5", "2024Q4", "-315", "F36")),
    "construction": (construction, ("B5", "2025Q1", "900.5")),
    "risk": (risk, ("A2", "30.0%", "97.5%", "F01")),
    "robust": (robust, ("100", "F01")),
    "prices": (prices, ("+682", "2 t/h")),
    "reserve": (reserve, ("A4-101", "2024Q3", "F34", "760", "75.0%")),
    "sweep": (grid, ("80,000", "79,999", "79,998 … ? *")),
    "tornado": (bars, ("80,000", "79,998 … ?", "2 *")),
    "frontier": (frontier, ("80,000", "79,950 … 80,100 *", "1,310 … ? *")),
    "near": (near, ("35", "80,760")),
    "indicators": (
        lambda report: indicators_paper(report, indicators(report.problem, report.plan)),
        ("2024",),
    ),
}


@pytest.mark.parametrize("name", list(PAPERS))
def test_an_answer_is_printed_and_a_workbook_in_both_languages(name: str) -> None:
    report = printed.shipped_report("ziyuan")
    made, told = PAPERS[name]
    paper, imprint = made(report), imprint_of(report)
    pdf, book = answer_downloads(paper.title, lambda: paper, imprint, list(Lang))
    text = exported.READERS[".pdf"](pdf.make())
    assert pdf.make() == pdf.make()
    assert not exported.HOLES.search(text)
    for lang in Lang:
        assert paper.title.say(lang) in text
    assert all(one in text for one in told), text
    assert book.file_name.endswith(".zip")
    assert not exported.HOLES.search(exported.READERS[".zip"](book.make()))


def test_a_workbook_in_one_language_has_the_answers_first_and_a_sheet_for_each_table_with_rows() -> None:
    report = printed.shipped_report("ziyuan")
    paper = risk(report)
    _, one = answer_downloads(paper.title, lambda: paper, imprint_of(report), (Lang.EN,))
    assert one.file_name.endswith("_Risk_2023-03-31_English.xlsx"), one.file_name
    book = load_workbook(BytesIO(one.make()))
    assert book.sheetnames[0] == "Answers"
    assert book["Answers"]["B2"].value == paper.says[0].en
    assert book.sheetnames[1:] == [table.title.en for table in paper.tables if table.rows]
    assert "How figures are spread" not in book.sheetnames  # it has no row


def test_what_breaks_is_told_in_both_languages_and_a_workbook_has_every_figure() -> None:
    report = printed.shipped_report("ziyuan")
    paper = grid(report)
    lost = report.plan.placements[0].firm_id
    assert any(lost in one.zh and lost in one.en and one.zh != one.en for one in paper.says)
    _, one = answer_downloads(paper.title, lambda: paper, imprint_of(report), (Lang.EN,))
    book = load_workbook(BytesIO(one.make()))
    heads = [cell.value for cell in book["All figures"][1]]
    assert len(heads) == 1 + len(figure_titles(report.measures))
    assert book["Cell by cell"]["B2"].value == 80_000


def test_near_plans_say_in_the_workbook_who_is_elsewhere() -> None:
    report = printed.shipped_report("ziyuan")
    (elsewhere,) = near(report).more
    ((firm, before, after),) = elsewhere.rows
    placement = report.plan.placements[0]
    assert placement.firm_id in str(firm)
    assert str(before) == f"{'+'.join(placement.units)} {placement.start}"
    assert after == "—"

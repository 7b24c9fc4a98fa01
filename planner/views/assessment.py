"""Yearly assessment (一年一考评): firms by grade and yield per mu, and what the park comes to, with and without the anchor."""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.measures.indicators import Indicators, anchor_of, indicators
from planner.domain.measures.indicators.grade import GRADE_LINES, TOP, grade
from planner.domain.measures.kpi import Extent
from planner.domain.solving.report import Report
from planner.text import Message, Text, message
from planner.views.cadence import CadenceReport, figure_tile, period_begin, title_of_period
from planner.views.indicator_messages import (
    money_message,
    rent_message,
    same_year_message,
    yields_message,
)
from planner.views.indicator_tables import filing_text, formulas_table
from planner.views.indicators import (
    NO_LINE,
    IndicatorCell,
    IndicatorColumn,
    IndicatorTable,
    heading,
    years_table,
)
from planner.views.words import named

ASSESSMENT = Text("年度考评", "Yearly assessment")
_FIRM_FIGURES = (
    "allocated_m2",
    "output_per_mu",
    "tax_per_mu",
    "investment_intensity",
    "funds_in_place_rate",
)
_YEAR_FIGURES = (
    "output_in_year_10k",
    "tax_in_year_10k",
    "rent_due_in_year_10k",
    "staff_in_year",
    "above_scale_in_year_count",
    "start_rate",
)


def assessment(report: Report) -> CadenceReport:
    """Return how firms rank by yield per mu, and what the park comes to by year, with and without the anchor."""
    year = period_begin(report).year
    anchor = anchor_of(report.problem, report.plan)
    found, rest = (_indicators(report, out) for out in ((), (anchor,) if anchor else ()))
    grades = {name: _grade(report, found, name) for name in found.firms}
    says: list[Text] = [
        message(
            "{count} 家评为：A 级 {a} 家，B 级 {b} 家，C 级 {c} 家，D 级 {d} 家。",
            "Of {count} firms {a} are graded A, {b} B, {c} C and {d} D.",
            count=len(grades),
            **{letter.lower(): sum(one == letter for one in grades.values()) for letter in "ABCD"},
        ).both()
    ]
    for told in (money_message, yields_message, rent_message, same_year_message):
        says.append(told(found).both())
        if anchor and told is not same_year_message:
            says.append(_without(report, anchor, told(rest)))
    return CadenceReport(
        title=title_of_period(ASSESSMENT, str(year)),
        tiles=tuple(
            figure_tile(f"{one.title.zh}（{one.unit.zh}）", f"{one.title.en}, {one.unit.en}", one.value)
            for one in (
                found.get(key, year=year)
                for key in ("output_in_year_10k", "tax_in_year_10k", "staff_in_year")
            )
        ),
        says=tuple(says),
        tables=(
            _ranking(report, found, grades),
            _some_years(found),
            formulas_table(found, only=(*_FIRM_FIGURES, *_YEAR_FIGURES)),
        ),
    )


def _indicators(report: Report, without: tuple[str, ...]) -> Indicators:
    return indicators(
        report.problem, report.plan, records=report.records, sources=report.sources, without=without
    )


def _grade(report: Report, found: Indicators, firm_id: str) -> str:
    output, tax = (
        Decimal(found.get(key, extent=Extent.FIRM, subject_id=firm_id).value or 0)
        for key in ("output_per_mu", "tax_per_mu")
    )
    lines = tuple(report.problem.policy.threshold(*line) for line in GRADE_LINES)
    return grade(output, tax, (lines[0], lines[1]))


def _ranking(report: Report, found: Indicators, grades: dict[str, str]) -> IndicatorTable:
    filing = {one.firm_id: one.filing for one in found.same_year}
    told = {
        name: [found.get(key, extent=Extent.FIRM, subject_id=name) for key in _FIRM_FIGURES]
        for name in found.firms
    }
    order = sorted(told, key=lambda name: (grades[name], -(told[name][2].value or 0), name))
    help_ = Text(
        f"A：两项都达 {TOP} 倍；B：两项达标；C：一项；D：都不达标。规划假设",
        f"A: both at {TOP} times the threshold; B: both at it; C: one; D: none. An assumption",
    )

    def cells(name: str) -> Iterator[IndicatorCell]:
        firm, due = report.problem.firm[name], filing[name]
        yield named(name, firm.name)
        yield grades[name]
        yield from (one.value for one in told[name])
        yield NO_LINE if due is None else filing_text(due)

    sample = [found.get(key) for key in _FIRM_FIGURES]
    return IndicatorTable(
        key="ranking",
        title=Text("企业考评排名（按等级、亩均税收）", "Firms by grade, then by tax per mu"),
        columns=(
            IndicatorColumn(title=Text("企业", "Firm")),
            IndicatorColumn(title=Text("等级", "Grade"), help=help_),
            *map(heading, sample),
            IndicatorColumn(title=Text("上规申报", "Files by")),
        ),
        rows=tuple(tuple(cells(name)) for name in order),
        firms=tuple(order),
    )


def _some_years(found: Indicators) -> IndicatorTable:
    told = [found.get(key, year=found.years[0]) for key in _YEAR_FIGURES]
    return IndicatorTable(
        key="years",
        title=years_table(found).title,
        columns=(IndicatorColumn(title=Text("年", "Year")), *map(heading, told)),
        rows=tuple(
            (str(year), *(found.get(key, year=year).value for key in _YEAR_FIGURES)) for year in found.years
        ),
    )


def _without(report: Report, anchor: str, said: Message) -> Text:
    name = named(anchor, report.problem.firm[anchor].name)
    told = said.both()
    return Text(f"不计 {name.zh}：{told.zh}", f"Without {name.en}: {told.en}")

"""Indicators that are told in words: five in one year, staff, what rests on which source, and how each figure is worked out."""

from collections.abc import Collection, Iterator

from planner.domain.measures.indicators import Indicators
from planner.domain.measures.indicators.same_year import (
    Filing,
    FilingRound,
    SameYearStep,
    SameYearVerdict,
)
from planner.domain.measures.kpi import Extent
from planner.domain.measures.placed import first_placements, without_unknown
from planner.domain.park.calendar import milestones
from planner.domain.park.firm import Firm
from planner.domain.solving.report import Report
from planner.text import Text, halves, plain
from planner.views.indicators import (
    NO_LINE,
    NOT_KNOWN,
    IndicatorCell,
    IndicatorColumn,
    IndicatorTable,
    firm_table,
    funds_table,
    heading,
    in_years_table,
    park_yields_table,
    rent_table,
    years_table,
    yields_table,
)
from planner.views.words import word

STEPS = {
    SameYearStep.RECRUITED: Text("招商", "Recruited"),
    SameYearStep.SIGNED: Text("签约", "Signed"),
    SameYearStep.BUILT: Text("建设", "Built"),
    SameYearStep.PRODUCING: Text("投产", "Producing"),
    SameYearStep.ABOVE_SCALE: Text("上规", "Above scale"),
}
VERDICTS = {
    SameYearVerdict.YES: Text("达成", "yes"),
    SameYearVerdict.NO: Text("不能", "no"),
    SameYearVerdict.OPEN: Text("待定", "open"),
}
NEVER = Text("达不到", "never")


def tables(report: Report, found: Indicators) -> tuple[IndicatorTable, ...]:
    """Return every table in reading order."""
    return (
        years_table(found),
        rent_table(report, found),
        in_years_table(
            report, found, "output_in_year_10k", Text("各企业逐年产值", "Output of each firm by year")
        ),
        in_years_table(report, found, "tax_in_year_10k", Text("各企业逐年税收", "Tax of each firm by year")),
        park_yields_table(found),
        yields_table(report, found),
        funds_table(report, found),
        same_year_table(report, found),
        staff_table(report, found),
        basis_table(found),
        formulas_table(found),
    )


def same_year_table(report: Report, found: Indicators) -> IndicatorTable:
    """Return the quarter of each of the five steps, the verdict, and the round in which a firm files."""
    told = {one.firm_id: one for one in found.same_year}

    def cells(firm: Firm) -> Iterator[IndicatorCell]:
        one = told[firm.firm_id]
        for step in SameYearStep:
            quarter = one.quarters[step]
            missing = NEVER if step is SameYearStep.ABOVE_SCALE else NOT_KNOWN
            yield missing if quarter is None else str(quarter)
        yield VERDICTS[one.verdict]
        yield NO_LINE if one.filing is None else filing_text(one.filing)

    return firm_table(
        (report, found),
        cells,
        key="same_year",
        title=Text("五个当年与上规申报", "Five in one year, and filing"),
        columns=(
            *(IndicatorColumn(title=STEPS[step]) for step in SameYearStep),
            IndicatorColumn(title=Text("五个当年", "In one year")),
            IndicatorColumn(
                title=Text("最早申报", "Files by"),
                help=Text(
                    "当年新建投产的企业每月 20 日前申报，其余 11 月末、12 月末集中申报。来源：县统计局问答，2025",
                    "newly built firms by the 20th of a month, others at the end of November or December. Source: a county's "
                    "statistics office, 2025",
                ),
            ),
        ),
    )


def staff_table(report: Report, found: Indicators) -> IndicatorTable:
    """Return how many jobs each firm has and from when."""
    first = first_placements(without_unknown(report.problem, report.plan))

    def cells(firm: Firm) -> Iterator[IndicatorCell]:
        yield firm.jobs
        yield str(milestones(report.problem, first[firm.firm_id]).production_quarter)
        yield found.get("jobs_per_1000m2", extent=Extent.FIRM, subject_id=firm.firm_id).value

    return firm_table(
        (report, found),
        cells,
        key="staff",
        title=Text("用工", "Staff"),
        columns=(
            IndicatorColumn(title=Text("用工人数", "Jobs"), places=0),
            IndicatorColumn(title=Text("投产季度", "Producing from")),
            heading(found.get("jobs_per_1000m2")),
        ),
    )


def basis_table(found: Indicators) -> IndicatorTable:
    """Return what of each total rests on which class of source."""
    return IndicatorTable(
        key="basis",
        title=Text("事实与假设", "Facts and assumptions"),
        columns=(
            IndicatorColumn(title=Text("指标", "Figure")),
            IndicatorColumn(title=Text("依据", "Class of source")),
            IndicatorColumn(title=Text("数值", "Value"), places=0),
            IndicatorColumn(title=Text("单位", "Unit")),
            IndicatorColumn(title=Text("企业数", "Firms"), places=0),
        ),
        rows=tuple(
            (
                one.kpi.title,
                NOT_KNOWN if one.source_class is None else word(one.source_class),
                one.value,
                one.kpi.unit,
                one.firms,
            )
            for one in found.basis
        ),
    )


def formulas_table(found: Indicators, *, only: Collection[str] = ()) -> IndicatorTable:
    """Return every figure once with unit, formula, source and line: what is read on hover, for print.

    `only` names the figures wanted; empty means all.
    """
    told = {one.key: one for one in found.figures if not only or one.key in only}
    return IndicatorTable(
        key="formulas",
        title=Text("算法与来源", "Formulas and sources"),
        columns=tuple(
            IndicatorColumn(title=title)
            for title in (
                Text("指标", "Figure"),
                Text("单位", "Unit"),
                Text("算法", "Formula"),
                Text("来源", "Source"),
                Text("门槛", "Threshold"),
            )
        ),
        rows=tuple(
            (
                one.title,
                one.unit,
                one.formula,
                halves(one.source),
                NO_LINE if one.threshold is None else plain(one.threshold),
            )
            for one in told.values()
        ),
    )


def filing_text(filing: Filing) -> Text:
    """Say when a firm files."""
    if filing.round is FilingRound.MONTHLY:
        day = f"{filing.year}-{filing.month:02}-{filing.day}"
        return Text(day, day)
    return Text(f"{filing.year} 年 {filing.month} 月末", f"end of {filing.year}-{filing.month}")

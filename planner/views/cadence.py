"""Reports in the cadence of the bureau: what begins in a quarter (季度一开工), and what a half-year shows (半年一展示).

Each is told from the plan alone, for the period in which the facts end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.park.quarter import Quarter, span
from planner.domain.solving.report import Report
from planner.text import Text, listed, message
from planner.views import format as fmt
from planner.views.allocation import FirmRow, firm_rows
from planner.views.indicators import NOT_KNOWN, IndicatorCell, IndicatorColumn, IndicatorTable
from planner.views.memo import FigureTile
from planner.views.words import named, word

STARTS = Text("季度开工清单", "Quarterly start list")
SHOWCASE = Text("半年展示", "Half-year showcase")


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceReport:
    """One report: its title with the period, figures at its head, sentences, the quarter of its stack, tables."""

    title: Text
    tiles: tuple[FigureTile, ...]
    says: tuple[Text, ...]
    tables: tuple[IndicatorTable, ...]
    stack: Quarter | None = None


def period_begin(report: Report) -> Quarter:
    """Return the quarter that reports begin with: the first in which something new may start."""
    return min(park.opening_quarter for park in report.problem.parks)


def start_list(report: Report) -> CadenceReport:
    """Return what begins in this quarter and the next, and in each quarter of the horizon."""
    first = period_begin(report)
    newcomers = [row for row in firm_rows(report.problem, report.plan) if not row.firm.is_sitting]
    now = [row for row in newcomers if row.tenant.start == first]
    soon = [row for row in newcomers if row.tenant.start == first + 1]
    signed = [firm for firm in report.problem.firms if firm.is_signed]
    begun = {row.firm.firm_id for row in newcomers if row.firm.is_signed and row.tenant.start <= first}
    begun |= {firm.firm_id for firm in signed if firm.is_sitting}
    says = message(
        "{quarter} 开工 {count} 家（已签 {signed} 家），面积 {area}，投资 {money}；{next_} 还有 {soon} 家。",
        "In {quarter} {count} firms begin, {signed} of them signed, on {area} with {money} of investment; "
        "{soon} more in {next_}.",
        quarter=str(first),
        count=len(now),
        signed=sum(row.firm.is_signed for row in now),
        area=fmt.area(sum(row.tenant.area_m2 for row in now)),
        money=fmt.money_text(_invested(now)),
        next_=str(first + 1),
        soon=len(soon),
    )
    kept = message(
        "已签 {all_} 家中到 {quarter} 末已开工 {begun} 家。",
        "Of {all_} signed firms {begun} have begun by the end of {quarter}.",
        all_=len(signed),
        begun=len(begun),
        quarter=str(first),
    )
    return CadenceReport(
        title=title_of_period(STARTS, str(first)),
        tiles=(
            figure_tile("本季开工", "Begin now", len(now)),
            figure_tile("下季开工", "Begin next", len(soon)),
            figure_tile("本季面积（㎡）", "Area now, ㎡", sum(row.tenant.area_m2 for row in now)),
            figure_tile("本季投资（万元）", "Investment now, 10k yuan", _invested(now)),
        ),
        says=(says.both(), kept.both()),
        tables=(
            _starting(report, now, first),
            _starting(report, soon, first + 1),
            _by_quarter(report, newcomers),
        ),
    )


def showcase(report: Report) -> CadenceReport:
    """Return what this half-year shows: firms inside and producing, who begins to produce in it and in the next."""
    first = period_begin(report)
    begin = first if first.number % 2 else first.previous
    rows = firm_rows(report.problem, report.plan)
    now, soon = ([row for row in rows if begins(row, one)] for one in (begin, begin + 2))
    end = min(begin + 1, report.problem.quarters[-1])
    rate = report.measures.get("production_rate", quarter=end)
    area = report.measures.get("allocated_m2", quarter=end)
    says = message(
        "到{half}末在园 {present} 家、投产 {producing} 家；半年内新投产 {now} 家，下个半年 {soon} 家。",
        "By the end of {half} {present} firms are inside and {producing} produce; {now} begin to produce in it, "
        "{soon} in the next.",
        half=_half(begin),
        present=int(rate.denominator or 0),
        producing=int(rate.numerator or 0),
        now=len(now),
        soon=len(soon),
    )
    return CadenceReport(
        title=Text(f"{SHOWCASE.zh}：{_half(begin).zh}", f"{SHOWCASE.en}: {_half(begin).en}"),
        tiles=(
            figure_tile("在园企业", "Firms inside", rate.denominator),
            figure_tile("投产企业", "Firms producing", rate.numerator),
            figure_tile("已用面积（㎡）", "Area let, ㎡", area.value),
            figure_tile("本半年新投产", "Newly producing", len(now)),
        ),
        says=(says.both(),),
        tables=(_shown(now, begin), _shown(soon, begin + 2), _by_half(report)),
        stack=end,
    )


def begins(row: FirmRow, half: Quarter) -> bool:
    """Whether production begins in the half-year that begins with `half`, inside the lease."""
    return half <= row.dates.production_quarter <= half + 1 and row.dates.production_quarter < row.tenant.end


def _starting(report: Report, rows: Iterable[FirmRow], quarter: Quarter) -> IndicatorTable:
    owners = {record.firm_id: record.owner for record in report.records}
    return _table(
        f"starts_{quarter}",
        Text(f"{quarter} 开工", f"Begin in {quarter}"),
        (
            Text("企业", "Firm"),
            Text("阶段", "Stage"),
            Text("单元", "Units"),
            Text("面积（㎡）", "Area (㎡)"),
            Text("投资（万元）", "Investment (10k yuan)"),
            Text("装修至", "Fit-out until"),
            Text("投产", "Production"),
            Text("责任人", "Owner"),
        ),
        (
            (
                named(row.firm.firm_id, row.firm.name),
                word(row.firm.stage),
                listed(row.tenant.units),
                row.tenant.area_m2,
                row.firm.invest_10k,
                str(row.dates.fitout_end),
                str(row.dates.production),
                owners.get(row.firm.firm_id) or NOT_KNOWN,
            )
            for row in rows
        ),
        numbers=(3, 4),
    )


def _by_quarter(report: Report, rows: list[FirmRow]) -> IndicatorTable:
    def cells(quarter: Quarter) -> tuple[IndicatorCell, ...]:
        own = [row for row in rows if row.tenant.start == quarter]
        return (
            str(quarter),
            listed(b.building_id for b in report.problem.buildings if b.handover_quarter == quarter),
            len(own),
            sum(row.firm.is_signed for row in own),
            sum(row.tenant.area_m2 for row in own),
            _invested(own),
        )

    return _table(
        "starts_by_quarter",
        Text("逐季开工", "Starts by quarter"),
        (
            Text("季度", "Quarter"),
            Text("交付楼栋", "Handed over"),
            Text("开工家数", "Firms"),
            Text("其中已签", "Signed"),
            Text("面积（㎡）", "Area (㎡)"),
            Text("投资（万元）", "Investment (10k yuan)"),
        ),
        (cells(quarter) for quarter in report.problem.quarters),
        numbers=(2, 3, 4, 5),
    )


def _shown(rows: Iterable[FirmRow], half: Quarter) -> IndicatorTable:
    return _table(
        f"shown_{half}",
        Text(f"{_half(half).zh}投产", f"Begin to produce in {_half(half).en}"),
        (
            Text("企业", "Firm"),
            Text("主要产品", "Product"),
            Text("单元", "Units"),
            Text("投产", "Production"),
            Text("投资（万元）", "Investment (10k yuan)"),
            Text("年产值（万元）", "Output a year (10k yuan)"),
            Text("用工", "Jobs"),
        ),
        (
            (
                named(row.firm.firm_id, row.firm.name),
                row.firm.product,
                listed(row.tenant.units),
                str(row.dates.production),
                row.firm.invest_10k,
                row.firm.output_10k,
                row.firm.jobs,
            )
            for row in rows
        ),
        numbers=(4, 5, 6),
    )


def _by_half(report: Report) -> IndicatorTable:
    first, last = report.problem.quarters[0], report.problem.quarters[-1]
    ends = [one for one in span(first, last) if one.number % 2 == 0 or one == last]

    def cells(quarter: Quarter) -> tuple[IndicatorCell, ...]:
        rate = report.measures.get("production_rate", quarter=quarter)
        return (
            str(quarter),
            rate.denominator,
            rate.numerator,
            rate.value,
            report.measures.get("allocated_m2", quarter=quarter).value,
        )

    return _table(
        "half_years",
        Text("逐个半年末", "At the end of each half-year"),
        (
            Text("季末", "Quarter"),
            Text("在园企业", "Firms inside"),
            Text("投产企业", "Firms producing"),
            Text("投产率", "Share in production"),
            Text("已用面积（㎡）", "Area let (㎡)"),
        ),
        (cells(quarter) for quarter in ends),
        numbers=(1, 2, 4),
        shares=(3,),
    )


def _table(
    key: str,
    title: Text,
    heads: tuple[Text, ...],
    rows: Iterable[tuple[IndicatorCell, ...]],
    *,
    numbers: tuple[int, ...],
    shares: tuple[int, ...] = (),
) -> IndicatorTable:
    return IndicatorTable(
        key=key,
        title=title,
        columns=tuple(
            IndicatorColumn(
                title=head, places=0 if at in (*numbers, *shares) else None, is_share=at in shares
            )
            for at, head in enumerate(heads)
        ),
        rows=tuple(rows),
    )


def figure_tile(zh: str, en: str, value: Decimal | int | None) -> FigureTile:
    """Return a figure for the head of a report."""
    return FigureTile(title=Text(zh, en), value=fmt.number(value))


def _invested(rows: Iterable[FirmRow]) -> Decimal:
    return sum((row.firm.invest_10k for row in rows), Decimal(0))


def title_of_period(title: Text, period: str) -> Text:
    """Return the title of a report with its period."""
    return Text(f"{title.zh}：{period}", f"{title.en}: {period}")


def _half(begin: Quarter) -> Text:
    half = 1 if begin.number < 3 else 2
    return Text(f"{begin.year} 年{'上' if half == 1 else '下'}半年", f"half-year {half} of {begin.year}")

"""Indicators as tables to be shown, printed and exported: each column with its formula, source and line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.measures.indicators import Indicators
from planner.domain.measures.indicators.rent import DUE, monthly_rent_yuan, rent_start
from planner.domain.measures.kpi import FRACTION, Extent, Measure
from planner.domain.measures.placed import most_at_once, placement_m2, without_unknown
from planner.domain.park.firm import Firm
from planner.domain.solving.report import Report
from planner.domain.vocabulary.words import yes_no
from planner.text import Text, halves, plain
from planner.views import format as fmt
from planner.views.words import named

IndicatorCell = Text | str | int | Decimal | None

YEAR_KEYS = (
    "output_in_year_10k",
    "tax_in_year_10k",
    "full_rent_in_year_10k",
    "rent_abated_in_year_10k",
    "rent_due_in_year_10k",
    "rent_unsettled_in_year_10k",
    "staff_in_year",
    "above_scale_in_year_count",
    "above_scale_new_count",
    "start_rate",
)
YIELD_KEYS = (
    "allocated_m2",
    "output_per_mu",
    "tax_per_mu",
    "investment_intensity",
    "output_per_m2",
    "tax_per_m2",
    "jobs_per_1000m2",
    "months_to_production",
)
FUND_KEYS = ("funds_in_place_10k", "contract_value_10k", "funds_in_place_rate")
_PLACES = {
    "output_per_mu": 1,
    "tax_per_mu": 2,
    "investment_intensity": 1,
    "park_investment_intensity": 1,
    "output_per_m2": 2,
    "tax_per_m2": 3,
    "jobs_per_1000m2": 1,
}
NOT_KNOWN = Text("不明", "not known")
NO_LINE = Text("—", "—")
_FIRM = Text("企业", "Firm")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorColumn:
    """A column: its heading with unit, what it is worked out from, decimals if it holds numbers, or per cent."""

    title: Text
    help: Text | None = None
    places: int | None = None
    is_share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTable:
    """One table; `firms` names the firm of each row, empty where rows are not of firms."""

    key: str
    title: Text
    columns: tuple[IndicatorColumn, ...]
    rows: tuple[tuple[IndicatorCell, ...], ...]
    firms: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether rows begin with a name, which takes more room than a period."""
        return any(isinstance(row[0], Text) for row in self.rows)


def heading(measure: Measure) -> IndicatorColumn:
    """Return the column of a figure: title with unit, and formula, source and line to be read on hover."""
    is_share = measure.unit == FRACTION
    unit = Text("", "") if is_share else Text(f"（{measure.unit.zh}）", f" ({measure.unit.en})")
    return IndicatorColumn(
        title=Text(measure.title.zh + unit.zh, measure.title.en + unit.en),
        help=explained(measure),
        places=_PLACES.get(measure.key, 0),
        is_share=is_share,
    )


def written(cell: IndicatorCell, column: IndicatorColumn) -> Text | str:
    """Return a cell as it is read: numbers with the decimals of their column, a gap as not known."""
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, Text | str):
        return cell
    return fmt.percent(cell) if column.is_share else fmt.number(cell, column.places or 0)


def explained(measure: Measure) -> Text:
    """Return formula, source and line of a figure in one text."""
    line = "" if measure.threshold is None else plain(measure.threshold)
    source = halves(measure.source)
    return Text(
        f"{measure.formula.zh}。来源：{source.zh}" + (f"；门槛 {line}" if line else ""),
        f"{measure.formula.en}. Source: {source.en}" + (f"; threshold {line}" if line else ""),
    )


def years_table(found: Indicators) -> IndicatorTable:
    """Return the figures of all parks together, a row a year."""
    first = [found.get(key, year=found.years[0]) for key in YEAR_KEYS]
    return IndicatorTable(
        key="years",
        title=Text("逐年指标", "Figures by year"),
        columns=(IndicatorColumn(title=Text("年", "Year")), *map(heading, first)),
        rows=tuple(
            (str(year), *(found.get(key, year=year).value for key in YEAR_KEYS)) for year in found.years
        ),
    )


def rent_table(report: Report, found: Indicators) -> IndicatorTable:
    """Return the rent roll: what is due of each firm in each year, and from when all of it is."""
    problem, plan = report.problem, without_unknown(report.problem, report.plan)
    due = found.get(DUE.key, year=found.years[0])
    records = {record.firm_id: record for record in report.records}

    def cells(firm: Firm) -> Iterator[IndicatorCell]:
        held = most_at_once(problem, plan.by_firm[firm.firm_id])
        record = records.get(firm.firm_id)
        start = rent_start(problem, plan, firm.firm_id)
        yield sum(placement_m2(problem, one) for one in held)
        yield sum((monthly_rent_yuan(problem, one, record) for one in held), Decimal(0))
        yield NOT_KNOWN if start is None else str(start)
        yield NOT_KNOWN if start is None or found.abatement is None else str(start + found.abatement.quarters)
        yield from (one.value for one in found.series(DUE.key, extent=Extent.FIRM, subject_id=firm.firm_id))

    return firm_table(
        (report, found),
        cells,
        key="rent",
        title=Text("租金台账：逐年应收（万元）", "Rent roll: due by year (10k yuan)"),
        columns=(
            IndicatorColumn(title=Text("面积（㎡）", "Area (㎡)"), places=0),
            IndicatorColumn(
                title=Text("月租金（元）", "Full rent (yuan a month)"),
                help=Text(
                    "Σ 可租㎡ × 合同租金，档案没有的按挂牌租金", "Σ leasable ㎡ × rent agreed, else list rent"
                ),
                places=0,
            ),
            IndicatorColumn(title=Text("起算季度", "Counts from")),
            IndicatorColumn(
                title=Text("全额起", "Full from"),
                help=Text("减免期满后的第一个季度", "the first quarter after the abatement"),
            ),
            *(
                IndicatorColumn(title=Text(str(year), str(year)), help=explained(due), places=1)
                for year in found.years
            ),
        ),
    )


def in_years_table(report: Report, found: Indicators, key: str, title: Text) -> IndicatorTable:
    """Return one figure of each firm, a column a year."""
    sample = found.get(key, year=found.years[0])
    return firm_table(
        (report, found),
        lambda firm: (one.value for one in found.series(key, extent=Extent.FIRM, subject_id=firm.firm_id)),
        key=key.removesuffix("_10k"),
        title=Text(f"{title.zh}（{sample.unit.zh}）", f"{title.en} ({sample.unit.en})"),
        columns=tuple(
            IndicatorColumn(title=Text(str(year), str(year)), help=explained(sample), places=0)
            for year in found.years
        ),
    )


def yields_table(report: Report, found: Indicators) -> IndicatorTable:
    """Return what the space of each firm yields, with how many lines it reaches."""
    known = {one.key: one for one in found.figures if one.extent is not Extent.PARK}
    sample = {key: known[key] for key in YIELD_KEYS if key in known}

    def cells(firm: Firm) -> Iterator[IndicatorCell]:
        told = [found.get(key, extent=Extent.FIRM, subject_id=firm.firm_id) for key in sample]
        judged = [one.meets for one in told if one.meets is not None]
        yield from (one.value for one in told)
        yield f"{sum(judged)}/{len(judged)}"

    return firm_table(
        (report, found),
        cells,
        key="yields",
        title=Text("各企业的亩均与单位面积效益", "Yields of each firm per mu and per ㎡"),
        columns=(*map(heading, sample.values()), IndicatorColumn(title=Text("达标", "Thresholds met"))),
    )


def park_yields_table(found: Indicators) -> IndicatorTable:
    """Return what the space of all parks together yields, a row a figure, against its line."""
    told = [found.get(key) for key in (*YIELD_KEYS[:-1], "park_investment_intensity")]
    return IndicatorTable(
        key="park_yields",
        title=Text("全园的亩均与单位面积效益", "Yields of the park per mu and per ㎡"),
        columns=tuple(
            IndicatorColumn(title=title)
            for title in (
                Text("指标", "Figure"),
                Text("数值", "Value"),
                Text("单位", "Unit"),
                Text("门槛", "Threshold"),
                Text("达标", "Reached"),
            )
        ),
        rows=tuple(
            (
                one.title,
                fmt.number(one.value, _PLACES.get(one.key, 0)),
                one.unit,
                NO_LINE if one.threshold is None else plain(one.threshold),
                NO_LINE if one.meets is None else yes_no(one.meets),
            )
            for one in told
        ),
    )


def funds_table(report: Report, found: Indicators) -> IndicatorTable:
    """Return funds in place and contract value of each firm, as the records tell; what they do not is not known."""
    sample = [found.get(key) for key in FUND_KEYS]

    def cells(firm: Firm) -> Iterator[IndicatorCell]:
        yield from (found.get(key, extent=Extent.FIRM, subject_id=firm.firm_id).value for key in FUND_KEYS)

    return firm_table(
        (report, found),
        cells,
        key="funds",
        title=Text("资金到位", "Funds in place"),
        columns=tuple(map(heading, sample)),
    )


def _firms(report: Report, found: Indicators) -> Sequence[Firm]:
    return [report.problem.firm[name] for name in found.firms]


def _name(firm: Firm) -> Text:
    return named(firm.firm_id, firm.name)


def firm_table(
    told: tuple[Report, Indicators],
    cells: Callable[[Firm], Iterator[IndicatorCell]],
    *,
    key: str,
    title: Text,
    columns: tuple[IndicatorColumn, ...],
) -> IndicatorTable:
    """Return a table with a row for each firm told of: its name, then what `cells` gives."""
    firms = _firms(*told)
    return IndicatorTable(
        key=key,
        title=title,
        columns=(IndicatorColumn(title=_FIRM), *columns),
        rows=tuple((_name(firm), *cells(firm)) for firm in firms),
        firms=tuple(firm.firm_id for firm in firms),
    )

"""Placements as numbers, and capacity checked again from them by formulas that Excel works out as they are typed into."""

from decimal import Decimal
from typing import Final

from planner.domain.measures.kpis.resource_use import cap_in_force
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Cap
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_UNITS, with_unit
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.exports.table import columns
from planner.exports.workbook.sheet import BookSheet, RowStyle, SheetCell, SheetFormula
from planner.text import Text, listed
from planner.views.allocation import FirmRow, firm_rows
from planner.views.gauges import Gauge, gauges
from planner.views.words import RESOURCES, STANDINGS, word

PLACEMENTS: Final = Text("落位明细", "Placements")
CAPACITY: Final = Text("公用工程复核", "Capacity check")
FITS = {"yes": Text("通过", "passes"), "no": Text("超出", "exceeds")}
_COLUMNS: Final = columns(
    ("企业编号", "Firm id"),
    ("企业", "Firm"),
    ("园区编号", "Park id"),
    ("楼栋编号", "Building id"),
    ("楼栋", "Building"),
    ("单元", "Units"),
    ("阶段", "Stage"),
    ("安排状态", "Standing"),
    ("入驻季度", "First quarter"),
    ("退出季度", "Leaves in"),
    ("入驻序", "First, as number"),
    ("退出序", "Leaves, as number"),
    ("面积(㎡)", "Area (㎡)"),
    ("最小面积(㎡)", "Least area (㎡)"),
    ("最大面积(㎡)", "Most area (㎡)"),
    ("面积复核", "Area check"),
)
_FIRST, _LAST, _PARK, _BUILDING = "K", "L", "C", "D"
_DRAWS: Final = {resource: "QRSTU"[number] for number, resource in enumerate(Resource)}
_MOST_ROWS = 5000
"""Rows that formulas look at, so that lines typed below count too."""


def placements_sheet(report: Report) -> BookSheet:
    """Return each placement as numbers: quarters as `year × 4 + quarter`, area, draws."""
    rows = firm_rows(report.problem, report.plan)
    return BookSheet(
        key="placements",
        title=PLACEMENTS,
        columns=(*_COLUMNS, *(with_unit(resource) for resource in Resource)),
        rows=tuple(_placement(line, row) for line, row in enumerate(rows, start=2)),
        fixed=2,
        is_printed=False,
    )


def capacity_sheet(report: Report) -> BookSheet:
    """Return what is drawn of each capped resource by quarter, as a formula, beside its cap."""
    quarters = report.problem.quarters
    found = capped_gauges(report)
    rows: list[tuple[SheetCell, ...]] = []
    styles: dict[int, RowStyle] = {}
    for gauge in found:
        styles[len(rows)] = RowStyle.SUBTOTAL
        rows += _gauge_rows(report, gauge, quarters, line=len(rows) + 2)
    heads = columns(
        ("范围", "Scope"),
        ("编号", "Id"),
        ("名称", "Name"),
        ("资源", "Resource"),
        ("同时系数", "Diversity"),
        ("项目", "Item"),
    )
    last = columns(("最高占比", "Fullest"), ("结论", "Check"))
    return BookSheet(
        key="capacity_check",
        title=CAPACITY,
        columns=(*heads, *(Text(str(q), str(q)) for q in quarters), *last),
        rows=tuple(rows),
        styles=styles,
        fixed=6,
        has_filter=False,
        is_printed=False,
        notes={
            len(heads) + len(quarters) + 1: Text(
                "用量由“落位明细”重新求和；改动落位、用量或上限，结论随之改变。",
                "Use is summed up again from the sheet of placements; change a place, a draw or a cap and the check follows.",
            )
        },
    )


def capped_gauges(report: Report) -> tuple[Gauge, ...]:
    """Return what the sheet checks, in its order: two rows each."""
    return tuple(gauge for gauge in gauges(report.problem, report.measures) if gauge.has_cap)


def index_of(quarter: Quarter) -> int:
    """Return a quarter as a number that formulas compare."""
    return quarter.index


def _placement(line: int, row: FirmRow) -> tuple[SheetCell, ...]:
    firm, tenant = row.firm, row.tenant
    is_right = firm.area_min_m2 <= tenant.area_m2 <= firm.area_max_m2
    return (
        firm.firm_id,
        firm.name,
        row.building.park_id,
        row.building.building_id,
        row.building.name,
        listed(tenant.units),
        word(firm.stage),
        STANDINGS[tenant.standing],
        str(tenant.start),
        str(tenant.end),
        tenant.start.index,
        tenant.end.index,
        tenant.area_m2,
        firm.area_min_m2,
        firm.area_max_m2,
        SheetFormula(
            f'IF(AND(M{line}>=N{line},M{line}<=O{line}),"{{yes}}","{{no}}")',
            FITS["yes" if is_right else "no"],
            words=FITS,
        ),
        *(firm.draw(resource) for resource in Resource),
    )


def _gauge_rows(
    report: Report, gauge: Gauge, quarters: tuple[Quarter, ...], *, line: int
) -> list[tuple[SheetCell, ...]]:
    readings = {reading.quarter: reading for reading in gauge.readings}
    caps = {
        q: cap_in_force(report.problem, gauge.scope, gauge.subject_id, resource=gauge.resource, at=q)
        for q in quarters
    }
    diversity = next((cap.diversity for cap in caps.values() if cap is not None), Decimal(1))
    where = _PARK if gauge.scope is CapScope.PARK else _BUILDING
    first, last = _letter(6), _letter(5 + len(quarters))
    used: list[SheetCell] = []
    for quarter in quarters:
        reading = readings.get(quarter)
        used.append(
            SheetFormula(
                _used(where, _DRAWS[gauge.resource], quarter.index, line),
                reading.used if reading else Decimal(0),
                "#,##0.##",
            )
        )
    top = max((r.share for r in gauge.readings if r.share is not None), default=Decimal(0))
    is_over = any(r.level == "over" for r in gauge.readings)
    uses, limits = (f"{first}{row}:{last}{row}" for row in (line, line + 1))
    share = SheetFormula(f'MAX(IF({limits}="",0,{uses}/{limits}))', top, "0.0%", is_array=True)
    check = SheetFormula(
        f'IF(SUM(IF({limits}="",0,IF({uses}>{limits}+0.0000001,1,0)))>0,"{{no}}","{{yes}}")',
        FITS["no" if is_over else "yes"],
        words=FITS,
        is_array=True,
    )
    head: tuple[SheetCell, ...] = (
        word(gauge.scope),
        gauge.subject_id,
        gauge.subject,
        Text(
            f"{RESOURCES[gauge.resource].zh}({RESOURCE_UNITS[gauge.resource]})",
            f"{RESOURCES[gauge.resource].en} ({RESOURCE_UNITS[gauge.resource]})",
        ),
        diversity,
    )
    return [
        (*head, Text("用量", "used"), *used, share, check),
        (None, None, None, None, None, Text("上限", "cap"), *(_cap(caps[q]) for q in quarters), None, None),
    ]


def _cap(cap: Cap | None) -> SheetCell:
    return None if cap is None else cap.value


def _used(where: str, draw: str, quarter: int, line: int) -> str:
    """Sum the draws of those present in a quarter, times the diversity of the line."""
    name = "{sheet}"
    ranges = {key: f"{name}!${key}$2:${key}${_MOST_ROWS}" for key in (where, draw, _FIRST, _LAST)}
    return (
        f'SUMIFS({ranges[draw]},{ranges[where]},$B{line},{ranges[_FIRST]},"<={quarter}",{ranges[_LAST]},">{quarter}")'
        f"*$E{line}"
    )


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

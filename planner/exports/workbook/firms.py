"""The ledgers of firms, with the headings of the offices: pipeline, tenants, progress, yield per mu, needs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planner.domain.park.dossier import Record
from planner.domain.park.firm import Firm
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage
from planner.domain.vocabulary.words import NO, WORDS, YES
from planner.exports.ledgers import TENANTS, tenant_cells
from planner.exports.table import columns
from planner.exports.workbook.sheet import BookSheet, SheetCell, WithUnit
from planner.text import Text
from planner.views import format as fmt
from planner.views.allocation import KG_PER_KN, firm_rows
from planner.views.words import STANDINGS, Firmness, word

_NO_RECORD = Record(firm_id="")
_FIRM_ID = ("企业编号", "Firm id")
_STAGES = tuple(WORDS[Stage][stage] for stage in Stage)
PIPELINE: Final = columns(
    ("序号", "No."),
    ("项目名称", "Project"),
    ("投资方", "Investor"),
    ("来源地", "Origin"),
    ("产业类别", "Kind"),
    ("主要产品", "Product"),
    ("总投资(万元)", "Investment (10k yuan)"),
    ("到位资金(万元)", "Funds in place (10k yuan)"),
    ("意向面积(㎡)", "Requested area (㎡)"),
    ("意向楼层", "Floors wanted"),
    ("承重要求", "Load needed"),
    ("用电(kW)", "Power (kW)"),
    ("排水(m³/d)", "Wastewater (m³/d)"),
    ("项目阶段", "Stage"),
    ("签约时间", "Signed"),
    ("计划入驻", "Wanted"),
    ("责任单位", "Office"),
    ("责任人", "Owner"),
    ("存在问题", "Problems"),
    ("下一步措施", "Next step"),
    ("完成时限", "Due"),
    _FIRM_ID,
)
_TENANT_COLUMNS: Final = TENANTS + columns(("安排状态", "Standing"))
NEEDS: Final = columns(
    ("企业", "Firm"),
    ("产品", "Product"),
    ("生产类别(甲乙丙丁戊)", "Hazard class"),
    ("洁净级别与面积", "Cleanroom class"),
    ("面积(最小/期望/最大)", "Area"),
    ("首层需求", "Ground floor"),
    ("承重", "Load needed"),
    ("净高", "Clear height"),
    ("用电", "Power"),
    ("用水", "Water"),
    ("排水", "Wastewater"),
    ("蒸汽", "Steam"),
    ("危废", "Hazardous waste"),
    ("期望入驻季度", "Wanted quarter"),
    ("最迟季度", "Latest quarter"),
    _FIRM_ID,
)


def pipeline_sheet(report: Report) -> BookSheet:
    """Return 招商项目台账: every firm that has not left."""
    records = _records(report)
    kinds = report.problem.archetype
    rows = tuple(
        _pipeline_cells(number, firm, kinds[firm.archetype].name, records.get(firm.firm_id, _NO_RECORD))
        for number, firm in enumerate(_interested(report), start=1)
    )
    return BookSheet(
        key="pipeline_ledger",
        title=Text("招商项目台账", "Pipeline"),
        columns=PIPELINE,
        rows=rows,
        fixed=2,
        choices={13: _STAGES},
        beside=1,
    )


def tenants_sheet(report: Report) -> BookSheet:
    """Return 入园企业一览表: the firms with a contract that the plan has in the park."""
    records = _records(report)
    let = [r for r in firm_rows(report.problem, report.plan) if r.tenant.standing is Firmness.SIGNED]
    return BookSheet(
        key="tenants_ledger",
        title=Text("入园企业一览表", "Allocation by firm"),
        columns=_TENANT_COLUMNS,
        rows=tuple(
            (
                *tenant_cells(number, row, records.get(row.firm.firm_id, _NO_RECORD), report),
                STANDINGS[row.tenant.standing],
            )
            for number, row in enumerate(let, start=1)
        ),
        fixed=2,
        choices={10: (YES, NO)},
        beside=2,
    )


def needs_sheet(report: Report) -> BookSheet:
    """Return 厂房需求登记表: what every firm asks of its space."""
    return BookSheet(
        key="needs_sheet",
        title=Text("厂房需求登记表", "Needs"),
        columns=NEEDS,
        rows=tuple(_needs_cells(firm) for firm in _interested(report)),
        choices={
            2: tuple(WORDS[HazardClass][one] for one in HazardClass),
            5: tuple(WORDS[GroundFloor][one] for one in GroundFloor),
        },
        beside=1,
    )


def _interested(report: Report) -> Iterator[Firm]:
    return (firm for firm in report.problem.firms if firm.stage is not Stage.EXITED)


def _records(report: Report) -> dict[str, Record]:
    return {record.firm_id: record for record in report.records}


def load_of(firm: Firm) -> str:
    """Return the floor load a firm needs, as offices write it."""
    return (
        f"{fmt.number(firm.min_load_kn_m2 * KG_PER_KN).replace(',', '')} kg/㎡" if firm.min_load_kn_m2 else ""
    )


def _pipeline_cells(number: int, firm: Firm, kind: Text, record: Record) -> tuple[SheetCell, ...]:
    wants_ground = firm.ground_floor is not GroundFloor.NONE
    return (
        number,
        firm.name,
        None,
        firm.origin_city or None,
        kind,
        firm.product,
        firm.invest_10k,
        _amount(record.funds_in_place_10k),
        firm.area_req_m2,
        Text("首层", "ground") if wants_ground else None,
        load_of(firm) or None,
        firm.power_kw,
        firm.wastewater_m3d,
        word(firm.stage),
        None if firm.signed_quarter is None else str(firm.signed_quarter),
        str(firm.desired_quarter),
        None,
        record.owner or None,
        record.problems or None,
        None,  # what is next: the record tells what was
        None,
        firm.firm_id,
    )


def _amount(text: str) -> SheetCell:
    try:
        return Decimal(text) if text else None
    except ArithmeticError:
        return text


def _needs_cells(firm: Firm) -> tuple[SheetCell, ...]:
    clean = f"{firm.cleanroom_class} {firm.cleanroom_m2}㎡" if firm.cleanroom_m2 else firm.cleanroom_class
    return (
        firm.name,
        firm.product,
        word(firm.hazard_class),
        clean,
        f"{firm.area_min_m2}/{firm.area_req_m2}/{firm.area_max_m2}",
        word(firm.ground_floor),
        load_of(firm) or None,
        WithUnit(firm.min_clear_height_m, "m"),
        WithUnit(firm.power_kw, "kW"),
        WithUnit(firm.water_m3d, "m³/d"),
        WithUnit(firm.wastewater_m3d, "m³/d"),
        WithUnit(firm.steam_tph, "t/h"),
        WithUnit(firm.hazwaste_tpa, "t/a"),
        str(firm.desired_quarter),
        str(firm.latest_quarter),
        firm.firm_id,
    )

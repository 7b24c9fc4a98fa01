"""The allocation as the staff keep it: by unit, by firm, and who is left out.

Source: headers and their order follow the ledgers of park offices (厂房分配台账, 入园企业一览表);
what those do not hold is added at the right.
"""

from datetime import date

from planner.domain.park.dossier import Record
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Stage
from planner.domain.vocabulary.words import NO, YES
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.text import Text, listed
from planner.views.allocation import FirmRow, UnitRow, firm_rows, unit_rows
from planner.views.unplaced import NOT_LOOKED_INTO, ReasonRow, UnplacedRow, unplaced_rows
from planner.views.words import LOCKS, STANDINGS, word

EXPECTED = Text("预计", "expected")
_NO_RECORD = Record(firm_id="")

BY_UNIT = columns(
    ("序号", "No."),
    ("楼栋", "Building"),
    ("楼层", "Floor"),
    ("单元号", "Unit"),
    ("建筑面积(㎡)", "Gross area (㎡)"),
    ("可租面积(㎡)", "Leasable area (㎡)"),
    ("层高(m)", "Storey height (m)"),
    ("楼板承重(kg/㎡)", "Floor load (kg/㎡)"),
    ("货梯(t)", "Freight lift (t)"),
    ("配电(kVA)", "Supply of the building (kVA)"),
    ("使用状态", "State"),
    ("入驻企业", "Firm"),
    ("合同面积(㎡)", "Contract area (㎡)"),
    ("起租日期", "Lease from"),
    ("到期日期", "Lease to"),
    ("月租金(元/㎡)", "List rent (yuan/㎡ a month)"),
    ("备注", "Remarks"),
    ("企业编号", "Firm id"),
    ("入驻季度", "First quarter"),
    ("退出季度", "Leaves in"),
)
TENANTS = columns(
    ("序号", "No."),
    ("企业名称", "Firm"),
    ("统一社会信用代码", "Credit code"),
    ("法定代表人", "Legal representative"),
    ("注册资本(万元)", "Registered capital (10k yuan)"),
    ("主营产品", "Product"),
    ("器械类别/许可证号", "Licence"),
    ("租赁面积(㎡)", "Area let (㎡)"),
    ("楼栋单元", "Units"),
    ("入园时间", "From"),
    ("是否投产", "Producing"),
    ("投产时间", "Production from"),
    ("是否规上", "Above scale"),
    ("年产值(万元)", "Output (10k yuan a year)"),
    ("年纳税额(万元)", "Tax (10k yuan a year)"),
    ("用工人数", "Jobs"),
    ("联系人", "Contact"),
    ("企业编号", "Firm id"),
)
"""The ledger of tenants, with the id that links it to other tables."""
_BY_FIRM = TENANTS + columns(
    ("产业类别", "Kind"),
    ("阶段", "Stage"),
    ("安排状态", "Standing"),
    ("优先级", "Priority"),
    ("落地概率", "Probability"),
    ("意向面积(㎡)", "Requested area (㎡)"),
    ("等待(季)", "Waited (quarters)"),
    ("装修完成", "Fit-out until"),
    ("办证完成", "Licence by"),
    ("退出季度", "Leaves in"),
    ("锁定", "Locked"),
)
_UNPLACED = columns(
    ("序号", "No."),
    ("企业编号", "Firm id"),
    ("企业名称", "Firm"),
    ("阶段", "Stage"),
    ("落地概率", "Probability"),
    ("优先级", "Priority"),
    ("意向面积(㎡)", "Requested area (㎡)"),
    ("最小面积(㎡)", "Least area (㎡)"),
    ("最大面积(㎡)", "Most area (㎡)"),
    ("期望季度", "Desired quarter"),
    ("最迟季度", "Latest quarter"),
    ("原因类型", "Kind of reason"),
    ("规则", "Rule"),
    ("条款", "Clause"),
    ("对象", "Place or resource"),
    ("需要", "Needs"),
    ("现有", "Available"),
    ("占用者", "Held by"),
    ("说明", "In words"),
)


def by_unit(report: Report) -> ExportTable:
    """Return the allocation unit by unit."""
    rows = unit_rows(report.problem, report.plan)
    return ExportTable(
        key="allocation_by_unit",
        title=Text("厂房分配台账", "Allocation by unit"),
        columns=BY_UNIT,
        rows=tuple(_unit_cells(number, row) for number, row in enumerate(rows, start=1)),
        fixed=4,
    )


def by_firm(report: Report) -> ExportTable:
    """Return the allocation firm by firm; what is true of a date is as of the parks' cut-off."""
    records = {record.firm_id: record for record in report.records}
    rows = firm_rows(report.problem, report.plan)
    return ExportTable(
        key="allocation_by_firm",
        title=Text("入园企业一览表", "Allocation by firm"),
        columns=_BY_FIRM,
        rows=tuple(
            _firm_cells(number, row, records.get(row.firm.firm_id, _NO_RECORD), report)
            for number, row in enumerate(rows, start=1)
        ),
        fixed=2,
    )


def unplaced(report: Report) -> ExportTable:
    """Return the firms without a place, a row for each reason."""
    found: list[tuple[Cell, ...]] = []
    for row in unplaced_rows(report.problem, report.plan, report.reasons):
        for reason in row.reasons or (None,):
            found.append((len(found) + 1, *_wanting_cells(row), *_reason_cells(reason)))
    return ExportTable(
        key="unplaced",
        title=Text("未落位企业及原因", "Not placed, and why"),
        columns=_UNPLACED,
        rows=tuple(found),
        fixed=3,
    )


def _unit_cells(number: int, row: UnitRow) -> tuple[Cell, ...]:
    tenant = row.tenant
    return (
        number,
        row.building.building_id,
        row.unit.floor,
        row.unit.unit_id,
        row.gross_m2,
        row.unit.leasable_m2,
        row.storey_height_m,
        row.load_kg_m2,
        row.unit.freight_lift_t,
        row.building.transformer_kva,
        row.state,
        tenant.name if tenant else None,
        row.contract_m2,
        row.starts,
        row.ends,
        row.unit.list_rent_yuan_m2_month,
        row.remark,
        tenant.firm_id if tenant else None,
        str(tenant.start) if tenant else None,
        str(tenant.end) if tenant else None,
    )


def tenant_cells(number: int, row: FirmRow, record: Record, report: Report) -> tuple[Cell, ...]:
    """Return a row of the ledger of tenants."""
    firm, tenant = row.firm, row.tenant
    cut_off = report.problem.park[row.building.park_id].cut_off
    return (
        number,
        firm.name,
        record.credit_code or None,
        record.legal_representative or None,
        None,
        firm.product,
        firm.licence_type,
        tenant.area_m2,
        listed(tenant.units),
        tenant.start.first_day,
        YES if row.dates.production <= cut_off else NO,
        row.dates.production,
        above_scale(row),
        firm.output_10k,
        firm.tax_10k,
        firm.jobs,
        record.contact or None,
        firm.firm_id,
    )


def _firm_cells(number: int, row: FirmRow, record: Record, report: Report) -> tuple[Cell, ...]:
    firm, tenant = row.firm, row.tenant
    return (
        *tenant_cells(number, row, record, report),
        tenant.archetype,
        word(firm.stage),
        STANDINGS[tenant.standing],
        firm.priority.value,
        Percentage(firm.probability),
        firm.area_req_m2,
        row.waited_quarters,
        _if_any(row.dates.fitout_end, firm.fitout_weeks),
        _if_any(row.dates.licence_end, firm.licence_weeks),
        str(tenant.end),
        Text(
            "、".join(LOCKS[lock].zh for lock in tenant.locks),
            ", ".join(LOCKS[lock].en for lock in tenant.locks),
        ),
    )


def above_scale(row: FirmRow) -> Text:
    """Return whether a firm is above scale, is expected to be, or neither."""
    if row.firm.stage is Stage.ABOVE_SCALE:
        return YES
    return EXPECTED if row.firm.above_scale_expected else NO


def _if_any(day: date, weeks: int) -> date | None:
    return day if weeks else None


def _wanting_cells(row: UnplacedRow) -> tuple[Cell, ...]:
    firm = row.firm
    return (
        firm.firm_id,
        firm.name,
        word(firm.stage),
        Percentage(firm.probability),
        firm.priority.value,
        firm.area_req_m2,
        firm.area_min_m2,
        firm.area_max_m2,
        str(firm.desired_quarter),
        str(firm.latest_quarter),
    )


def _reason_cells(reason: ReasonRow | None) -> tuple[Cell, ...]:
    if reason is None:
        return (NOT_LOOKED_INTO, *[None] * 6, NOT_LOOKED_INTO)
    return (
        reason.why,
        reason.rule,
        reason.clause,
        reason.subject,
        reason.need,
        reason.available,
        listed(reason.holders),
        reason.sentence,
    )

"""项目进度调度表 and 亩均效益评价表: how placed firms go on, and what they yield; both go on reckoning as they are typed into."""

from decimal import Decimal
from typing import Final

from planner.domain.measures.indicators.grade import GRADE_LINES, TOP, grade
from planner.domain.measures.kpi import quotient
from planner.domain.milestones.status import NEAR_DAYS, light_of
from planner.domain.park.dossier import Record
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Stage
from planner.domain.vocabulary.words import WORDS
from planner.exports.table import columns
from planner.exports.workbook.sheet import BookSheet, SheetCell, SheetFormula
from planner.text import Text
from planner.views import format as fmt
from planner.views.allocation import FirmRow, firm_rows
from planner.views.words import word

_NO_RECORD = Record(firm_id="")
PROGRESS: Final = columns(
    ("项目", "Project"),
    ("当前节点", "Where it stands"),
    ("计划完成", "Planned"),
    ("实际完成", "Actual"),
    ("滞后天数", "Days late"),
    ("红黄绿灯", "Light"),
    ("问题", "Problems"),
    ("协调事项", "Matters"),
    ("牵头单位", "Office"),
    ("企业编号", "Firm id"),
    ("入驻季度", "First quarter"),
)
PER_MU: Final = columns(
    ("企业", "Firm"),
    ("折算用地(亩)", "Land (mu)"),
    ("产值", "Output (10k yuan a year)"),
    ("税收", "Tax (10k yuan a year)"),
    ("亩均产值", "Output per mu"),
    ("亩均税收", "Tax per mu"),
    ("人均产值", "Output per job"),
    ("等级(A/B/C/D)", "Grade"),
)
LIGHTS = {"red": Text("红", "red"), "amber": Text("黄", "amber"), "green": Text("绿", "green")}
"""By the names of `Light`, in the words that the ledger is read with."""
_NOTE_PLANNED = Text(
    "截止日之后的第一个节点：入驻、装修完成、办证完成或投产。",
    "The first step after the cut-off day: start, fit-out done, licensed or production.",
)
_NOTE_LIGHT = Text(
    f"未完成按截止日计：逾期为红，{NEAR_DAYS} 天内到期为黄；完成得晚为黄。规划假设，可改公式。",
    f"What is not done is counted to the cut-off day: red when overdue, amber when due within {NEAR_DAYS} days; done late is "
    "amber. An assumption.",
)


def progress_sheet(report: Report) -> BookSheet:
    """Return 项目进度调度表: each placed firm with its next step; days late and light reckon as dates are typed in."""
    records = {record.firm_id: record for record in report.records}
    rows = firm_rows(report.problem, report.plan)
    return BookSheet(
        key="progress_ledger",
        title=Text("项目进度调度表", "Progress"),
        columns=PROGRESS,
        rows=tuple(
            _progress_cells(line, row, records.get(row.firm.firm_id, _NO_RECORD), report)
            for line, row in enumerate(rows, start=2)
        ),
        choices={1: tuple(WORDS[Stage][stage] for stage in Stage)},
        notes={2: _NOTE_PLANNED, 5: _NOTE_LIGHT},
        is_portrait=True,
        beside=2,
    )


def per_mu_sheet(report: Report) -> BookSheet:
    """Return 亩均效益评价表: what each placed firm yields on the land that its area stands for."""
    output, tax = (report.problem.policy.threshold(*line) for line in GRADE_LINES)
    said = Text(
        f"A：两项都达 {TOP} 倍；B：两项达标；C：一项达标；D：都不达标。线：产值 {output}、税收 {tax} 万元/亩。规划假设。",
        f"A: both at {TOP} times the line; B: both at it; C: one; D: none. Lines: output {output}, tax {tax} 10k yuan a mu. "
        "An assumption.",
    )
    return BookSheet(
        key="per_mu_ledger",
        title=Text("亩均效益评价表", "Yield per mu"),
        columns=PER_MU,
        rows=tuple(
            _per_mu_cells(line, row, report, (output, tax))
            for line, row in enumerate(firm_rows(report.problem, report.plan), start=2)
        ),
        notes={7: said},
        is_portrait=True,
    )


def _progress_cells(line: int, row: FirmRow, record: Record, report: Report) -> tuple[SheetCell, ...]:
    cut_off = report.problem.park[row.building.park_id].cut_off
    steps = (row.dates.start, row.dates.fitout_end, row.dates.licence_end, row.dates.production)
    planned = next((day for day in steps if day > cut_off), row.dates.production)
    actual = row.dates.production if row.firm.production_quarter is not None else None
    done = actual if actual is not None and actual <= cut_off else None
    late = max(0, ((done or cut_off) - planned).days)
    light = light_of(planned, done or planned, is_met=done is not None, days_late=late, on=cut_off)
    today = f"DATE({cut_off.year},{cut_off.month},{cut_off.day})"
    return (
        row.firm.name,
        word(row.firm.stage),
        planned,
        done,
        SheetFormula(f'IF(C{line}="","",MAX(0,IF(D{line}="",{today},D{line})-C{line}))', late, "0"),
        SheetFormula(
            f'IF(E{line}="","",IF(D{line}="",IF(E{line}>0,"{{red}}",IF(C{line}-{today}<={NEAR_DAYS},"{{amber}}","{{green}}")),'
            f'IF(E{line}>0,"{{amber}}","{{green}}")))',
            None if light is None else LIGHTS[light],
            words=LIGHTS,
        ),
        record.problems or None,
        None,
        record.owner or None,
        row.firm.firm_id,
        str(row.tenant.start),
    )


def _per_mu_cells(
    line: int, row: FirmRow, report: Report, lines: tuple[Decimal, Decimal]
) -> tuple[SheetCell, ...]:
    firm = row.firm
    m2_per_mu = report.problem.m2_per_mu(row.building.building_id)
    mu = row.tenant.area_m2 / m2_per_mu
    # as many places as measures have, so that the grade is that of the assessment
    output, tax = (quotient(one, mu) or Decimal(0) for one in (firm.output_10k, firm.tax_10k))
    a_job = fmt.rounded(firm.output_10k / firm.jobs, 1) if firm.jobs else None
    class_ = grade(output, tax, lines)
    high = f"AND(E{line}>={lines[0] * TOP},F{line}>={lines[1] * TOP})"
    met = f"(E{line}>={lines[0]})+(F{line}>={lines[1]})"
    return (
        firm.name,
        SheetFormula(
            f"ROUND({row.tenant.area_m2}/{fmt.rounded(m2_per_mu, 6)},12)", fmt.rounded(mu, 6), "#,##0.00"
        ),
        firm.output_10k,
        firm.tax_10k,
        SheetFormula(f"IF(B{line}=0,0,ROUND(C{line}/B{line},6))", output, "#,##0.0"),
        SheetFormula(f"IF(B{line}=0,0,ROUND(D{line}/B{line},6))", tax, "#,##0.00"),
        None if a_job is None else SheetFormula(f"ROUND(C{line}/{firm.jobs},1)", a_job, "#,##0.0"),
        SheetFormula(f'IF({high},"A",IF({met}=2,"B",IF({met}=1,"C","D")))', Text(class_, class_)),
    )

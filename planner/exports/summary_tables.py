"""What a plan comes to: summary, quarters, resources, assumptions, certificate."""

from decimal import Decimal

from planner.domain.goal import GOALS
from planner.domain.measures import Measure
from planner.domain.measures.kpi import FRACTION, RATIO
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.outcome import Outcome
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, PairScope, Resource, SourceClass
from planner.domain.vocabulary.titles import of_table, title_of
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.text import Text, listed
from planner.views.assumptions import PLANNING_ASSUMPTION, assumption_rows, class_counts, lease_end_rows
from planner.views.certificate import CertificateRow, FindingRow, certificate
from planner.views.gauges import gauges
from planner.views.objective import tier_rows
from planner.views.occupancy import occupancy_overall
from planner.views.timeline import timeline_rows
from planner.views.words import RESOURCES, word

_Row = tuple[Cell, ...]
_PLAN, _KPI = Text("方案", "Plan"), Text("指标", "Figure")
_GOAL, _PHASE = Text("目标", "Goal"), Text("占用", "Occupancy")
_M2 = Text("㎡", "㎡")
_POINTS = Text("点", "points")


def summary(report: Report) -> ExportTable:
    """Return the plan at a glance: what it is, occupancies, goals by tier, every figure."""
    return ExportTable(
        key="summary",
        title=Text("汇总", "Summary"),
        columns=columns(
            ("类别", "Section"),
            ("项目", "Item"),
            ("数值", "Value"),
            ("单位", "Unit"),
            ("说明", "Note"),
        ),
        rows=(
            *_identity(report),
            *_occupancies(report),
            *_goals(report),
            *(_figure(measure) for measure in report.measures.headline()),
        ),
        fixed=2,
    )


def timeline(report: Report) -> ExportTable:
    """Return the plan quarter by quarter."""
    return ExportTable(
        key="timeline",
        title=Text("时间表", "Timeline"),
        columns=columns(
            ("季度", "Quarter"),
            ("交付楼栋", "Handed over"),
            ("入驻企业", "Arriving"),
            ("投产企业", "Starting production"),
            ("退出企业", "Leaving"),
            ("在园家数", "Firms inside"),
            ("已交付(㎡)", "Delivered (㎡)"),
            ("已签(㎡)", "Signed (㎡)"),
            ("期望(㎡)", "Expected (㎡)"),
            ("意向(㎡)", "Pencilled (㎡)"),
            ("已签入驻率", "Occupancy, signed"),
            ("期望入驻率", "Occupancy, expected"),
            ("含意向入驻率", "Occupancy, with pencilled"),
        ),
        rows=tuple(
            (
                str(row.quarter),
                listed(row.handed_over),
                listed(row.arriving),
                listed(row.producing),
                listed(row.leaving),
                row.present,
                row.delivered_m2,
                row.occupancy.signed_m2,
                row.occupancy.expected_m2,
                row.occupancy.pencilled_m2,
                Percentage(row.occupancy.signed),
                Percentage(row.occupancy.expected),
                Percentage(row.occupancy.pencilled),
            )
            for row in timeline_rows(report.problem, report.plan, report.measures)
        ),
    )


def resources(report: Report) -> ExportTable:
    """Return every resource by subject and quarter."""
    return ExportTable(
        key="resources",
        title=Text("公用工程", "Resources by quarter"),
        columns=columns(
            ("范围", "Scope"),
            ("编号", "Id"),
            ("名称", "Name"),
            ("资源", "Resource"),
            ("单位", "Unit"),
            ("季度", "Quarter"),
            ("用量", "Used"),
            ("上限", "Cap"),
            ("占比", "Percentage"),
        ),
        rows=tuple(
            (
                word(gauge.scope),
                gauge.subject_id,
                gauge.subject,
                RESOURCES[gauge.resource],
                RESOURCE_UNITS[gauge.resource],
                str(reading.quarter),
                reading.used,
                reading.cap,
                Percentage(reading.share),
            )
            for gauge in gauges(report.problem, report.measures)
            for reading in gauge.readings
        ),
        fixed=4,
    )


def assumptions(report: Report) -> ExportTable:
    """Return where the figures come from, the best founded first."""
    every: _Row = (Text("全部", "all"), "", "", None, PLANNING_ASSUMPTION, None)
    return ExportTable(
        key="assumptions",
        title=Text("假设与来源", "Assumptions and sources"),
        columns=columns(
            ("表", "Table"),
            ("行", "Row"),
            ("字段", "Column"),
            ("类别", "Class"),
            ("依据", "Reference"),
            ("截至", "As of"),
        ),
        rows=(
            every,
            *(
                (
                    of_table(row.table),
                    _named(report.problem, row.row),
                    title_of(row.column) if row.column else "",
                    row.title,
                    row.reference,
                    row.as_of,
                )
                for row in assumption_rows(report.sources)
            ),
            *(
                (
                    of_table("leases"),
                    f"{row.firm_id} {row.lease_id}" if row.lease_id != row.firm_id else row.firm_id,
                    title_of("lease_end"),
                    word(SourceClass.ASSUMPTION),
                    row.said,
                    None,
                )
                for row in lease_end_rows(report.problem)
            ),
        ),
        fixed=3,
    )


def _kind(finding: FindingRow) -> Text:
    if finding.soft:
        return Text("软性提示", "Soft finding")
    return Text("既有情况", "Existing condition") if finding.existing else Text("违反规则", "Rule broken")


def _named(problem: Problem, row: str) -> Text:
    """Return the id of a row with the names of kinds and the words of scopes in place of their keys."""
    words = {kind.archetype: kind.name for kind in problem.archetypes}
    words |= {one.value: word(one) for kind in (CapScope, PairScope, Resource) for one in kind}
    words |= {tier.key: tier.title for tier in problem.policy.goal_tiers}
    words |= {rule.key: rule.title for rule in RULES} | {goal.key: goal.title for goal in GOALS}
    parts = [words.get(part) or title_of(part) for part in row.split(":")]
    return Text(":".join(part.zh for part in parts), ":".join(part.en for part in parts))


def certificate_table(report: Report) -> ExportTable:
    """Return the certificate line by line, then each finding of the checker."""
    told = certificate(report)
    return ExportTable(
        key="certificate",
        title=Text("证书", "Certificate"),
        columns=columns(("项目", "Item"), ("内容", "Content")),
        rows=(
            *((row.title, _value(row, report.outcome)) for row in told.rows),
            *(
                (
                    Text(
                        f"{_kind(finding).zh}：{finding.rule.zh}",
                        f"{_kind(finding).en}: {finding.rule.en}",
                    ),
                    finding.sentence,
                )
                for finding in told.findings
            ),
        ),
    )


def _identity(report: Report) -> list[_Row]:
    parks = report.problem.parks
    told = certificate(report)
    rows: list[_Row] = [
        (_PLAN, Text("园区", "Park"), park.name, None, Text(f"截至 {park.cut_off}", f"as of {park.cut_off}"))
        for park in parks
    ]
    shown = ("status", "objective", "bound", "gap", "checker", "fingerprint")
    rows += [
        (_PLAN, row.title, _value(row, report.outcome), None, None) for row in told.rows if row.key in shown
    ]
    rows.append((_PLAN, Text("说明", "Please note"), PLANNING_ASSUMPTION, None, None))
    rows += [
        (_PLAN, _joined(Text("来源：", "Sources: "), count.title), count.lines, Text("条", "lines"), None)
        for count in class_counts(report.sources)
    ]
    return rows


def _value(row: CertificateRow, outcome: Outcome) -> Cell:
    """Return whole numbers as numbers; the gap stays in words, so that a small one is not rounded to 0."""
    whole = {"objective": outcome.objective, "bound": outcome.bound, "seed": outcome.limits.seed}
    number = whole.get(row.key)
    return row.value if number is None else number


def _occupancies(report: Report) -> list[_Row]:
    rows: list[_Row] = []
    for one in occupancy_overall(report.problem, report.measures):
        rows += [
            (_PHASE, _joined(one.subject, Text(" 已签", ", signed")), one.signed_m2, _M2, None),
            (_PHASE, _joined(one.subject, Text(" 期望", ", expected")), one.expected_m2, _M2, None),
            (_PHASE, _joined(one.subject, Text(" 意向", ", pencilled")), one.pencilled_m2, _M2, None),
            (_PHASE, _joined(one.subject, Text(" 可租", ", leasable")), one.of_m2, _M2, None),
        ]
    return rows


def _goals(report: Report) -> list[_Row]:
    rows: list[_Row] = []
    for number, tier in enumerate(tier_rows(report.problem, report.measures, report.outcome), start=1):
        head = Text(f"第 {number} 级 {tier.title.zh}", f"Tier {number}: {tier.title.en}")
        rows.append((_GOAL, head, tier.value, _POINTS, None))
        rows += [
            (
                _GOAL,
                Text(f"  {term.title.zh}", f"  {term.title.en}"),
                term.quantity,
                term.unit,
                Text(f"× {term.rate} = {term.points}", f"× {term.rate} = {term.points}"),
            )
            for term in tier.terms
        ]
    return rows


def _joined(one: Text, other: Text) -> Text:
    return Text(one.zh + other.zh, one.en + other.en)


def _figure(measure: Measure) -> _Row:
    value: Cell = measure.value
    unit: Cell = measure.unit
    if measure.unit == FRACTION:
        value, unit = Percentage(None if measure.value is None else Decimal(measure.value)), None
    if measure.unit == RATIO:
        unit = None
    return (_KPI, measure.title, value, unit, measure.formula)

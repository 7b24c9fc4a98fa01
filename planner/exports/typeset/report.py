"""The report of a plan: what the memo says, and the tables and pictures behind it, in six to ten pages a language."""

from collections.abc import Sequence
from typing import Any

from planner.domain.changes.comparison import Comparison
from planner.domain.measures.kpi import FRACTION, Measure
from planner.domain.solving.report import Report
from planner.exports.pictures import PictureKind, picture_svg
from planner.exports.typeset.memo import SIGN, SIGNERS, change_sheet, occupancy_sheet
from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.stack import stack_on_page
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text, listed
from planner.views import format as fmt
from planner.views.allocation import FirmRow, firm_rows
from planner.views.assumptions import class_counts
from planner.views.certificate import certificate
from planner.views.memo import Memo, main_figures
from planner.views.objective import tier_rows
from planner.views.timeline import timeline_rows
from planner.views.unplaced import NOT_LOOKED_INTO, unplaced_rows
from planner.views.words import STANDINGS, named, word

TITLE = Text("分配方案报告", "Report on the allocation plan")
MOST_FIRMS, MOST_REASONS = 90, 46
"""Rows of the longest tables: two pages of firms, one of reasons; the workbook has all."""
_WIDTH = 720.0
"""Width of the view box of pictures on a page."""
_SITE_WIDTH = 460.0
"""That of the site plan, which is nearly square and fills only part of a page: its letters stay as large."""
_TITLES = {
    "decided": Text("一、方案决定什么", "1  What the plan decides"),
    "changes": Text("三、与前一方案相比", "3  What changes"),
    "decide": Text("四、请决定", "4  To be decided"),
    "stack": Text("五、楼层分布图", "5  The stacking plan"),
    "gantt": Text("七、进度", "7  Timeline"),
    "heat": Text("九、公用工程占用", "9  Utilities"),
    "site": Text("十四、总平面图（位置为示意）", "14  Site plan (positions are assumed)"),
}
_FIRMS = Text("六、企业落位", "6  Firms and their places")
_QUARTERS = Text("八、逐季", "8  Quarter by quarter")
_UNPLACED = Text("十、未落位企业及原因", "10  Firms without a place, and why")
_GOALS = Text("十一、目标", "11  Goals")
_KPIS = Text("十二、指标", "12  Figures")
_CERTIFICATE = Text("十三、求解证明", "13  Certificate")
_SOURCES = Text("十五、依据与假设", "15  Facts and assumptions")
_ALL_PLACED = Text("全部企业都有位置。", "Every firm has a place.")
_MORE = Text("另有 {count} 行，见工作簿。", "{count} more rows in the workbook.")
_CERTIFICATE_ROWS = (
    "status", "objective", "bound", "gap", "checker", "repeat", "changes", "seconds", "solver", "versions", "seed",
    "fingerprint",
)  # fmt: skip


def report_pdf(told: Memo, report: Report, comparison: Comparison | None, langs: Sequence[Lang]) -> bytes:
    """Return the report as PDF; equal facts give equal bytes."""
    return typeset(report_page(told, report, comparison, langs))


def report_page(told: Memo, report: Report, comparison: Comparison | None, langs: Sequence[Lang]) -> PageData:
    """Return the values that the report is filled with."""
    return PageData(
        template="report",
        day=told.imprint.day,
        values=in_languages(langs, lambda lang: _part(told, report, comparison, lang)),
    )


def _part(told: Memo, report: Report, comparison: Comparison | None, lang: Lang) -> dict[str, Any]:
    said = {key: title.say(lang) for key, title in _TITLES.items()}
    firms, reasons = firm_rows(report.problem, report.plan), _reason_rows(report)
    pictures = {
        key: {
            "title": said[key],
            "alt": said[key],
            "svg": picture_svg(kind, report, told.quarter, lang, width=width),
        }
        for key, kind, width in (
            ("gantt", PictureKind.GANTT, _WIDTH),
            ("heat", PictureKind.HEAT, _WIDTH),
            ("site", PictureKind.SITE, _SITE_WIDTH),
        )
    }
    stack = f"{said['stack']} · {told.quarter}"
    return part(
        told.imprint,
        lang,
        TITLE,
        tiles=[{"title": one.title.say(lang), "value": one.value} for one in told.tiles],
        decided={"title": said["decided"], "rows": [one.say(lang) for one in told.decided]},
        proof=f"{told.proof.say(lang)} {told.imprint.verdict.say(lang)}",
        occupancy=occupancy_sheet(told, lang)
        | {"title": Text("二、三种入驻率", "2  Three occupancies").say(lang)},
        changes={
            "title": said["changes"],
            "rows": [one.say(lang) for one in told.changes],
            "firms": change_sheet(told, lang),
        },
        figures=_figures(comparison, lang),
        decide={"title": said["decide"], "rows": [one.say(lang) for one in told.to_decide]},
        stack={
            "title": stack,
            "alt": stack,
            "svg": stack_on_page(report, told.quarter, lang, size=(640.0, 900.0)),
        },
        firms=_firms(firms[:MOST_FIRMS], lang),
        more=_MORE.say(lang),
        quarters=_quarters(report, lang),
        unplaced=_unplaced(reasons[:MOST_REASONS], lang) | {"none": _ALL_PLACED.say(lang)},
        goals=_goals(report, lang),
        kpis=_kpis(report, lang),
        certificate=_certificate(report, lang),
        sources=_sources(report, lang),
        signatures=[{"title": one.say(lang), "line": SIGN.say(lang)} for one in SIGNERS],
        **pictures,
        **{"firms-left-out": len(firms[MOST_FIRMS:]), "unplaced-left-out": len(reasons[MOST_REASONS:])},
    )


def _figures(comparison: Comparison | None, lang: Lang) -> dict[str, Any]:
    heads = (
        column("指标", "Figure", 2.4),
        column("原来", "Before", 1, number=True),
        column("现在", "Now", 1, number=True),
        column("变化", "Change", 1, number=True),
    )
    return sheet(heads, main_figures(comparison) if comparison is not None else (), lang)


def _firms(rows: Sequence[FirmRow], lang: Lang) -> dict[str, Any]:
    heads = (
        column("企业", "Firm", 1.7),
        column("类别", "Kind", 1.9),
        column("阶段", "Stage", 1.05),
        column("状态", "Standing", 0.8),
        column("单元", "Units", 1.4),
        column("面积（㎡）", "Area (㎡)", 0.7, number=True),
        column("入驻", "Start", 0.7),
        column("租至", "Until", 0.7),
        column("投产", "Production", 0.9),
    )
    return sheet(
        heads,
        (
            (
                named(row.firm.firm_id, row.firm.name),
                row.tenant.archetype,
                word(row.firm.stage),
                STANDINGS[row.tenant.standing],
                listed(row.tenant.units),
                fmt.number(row.tenant.area_m2),
                fmt.quarter(row.tenant.start),
                fmt.quarter(row.tenant.end.previous),
                fmt.day(row.dates.production),
            )
            for row in rows
        ),
        lang,
        title=_FIRMS,
    )


def _quarters(report: Report, lang: Lang) -> dict[str, Any]:
    heads = (
        column("季度", "Quarter", 0.6),
        column("交付", "Handed over", 0.8),
        column("入驻企业", "Arriving", 2.6),
        column("在园", "Inside", 0.5, number=True),
        column("已交付（㎡）", "Delivered (㎡)", 0.8, number=True),
        column("已签", "Signed", 0.6, number=True),
        column("期望", "Expected", 0.6, number=True),
        column("含意向", "Pencilled", 0.6, number=True),
    )
    return sheet(
        heads,
        (
            (
                str(row.quarter),
                listed(row.handed_over),
                listed(row.arriving),
                str(row.present),
                fmt.number(row.delivered_m2),
                fmt.percent(row.occupancy.signed),
                fmt.percent(row.occupancy.expected),
                fmt.percent(row.occupancy.pencilled),
            )
            for row in timeline_rows(report.problem, report.plan, report.measures)
        ),
        lang,
        title=_QUARTERS,
    )


def _reason_rows(report: Report) -> list[tuple[Text, Text, Text | str, Text]]:
    found: list[tuple[Text, Text, Text | str, Text]] = []
    for row in unplaced_rows(report.problem, report.plan, report.reasons):
        name, stage = named(row.firm.firm_id, row.firm.name), word(row.firm.stage)
        found += [(name, stage, reason.rule, reason.sentence) for reason in row.reasons] or [
            (name, stage, "", NOT_LOOKED_INTO)
        ]
    return found


def _unplaced(rows: Sequence[tuple[Text, Text, Text | str, Text]], lang: Lang) -> dict[str, Any]:
    heads = (
        column("企业", "Firm", 1.2),
        column("阶段", "Stage", 0.8),
        column("规则", "Rule", 0.9),
        column("原因", "Reason", 4.4),
    )
    return sheet(heads, rows, lang, title=_UNPLACED)


def _goals(report: Report, lang: Lang) -> dict[str, Any]:
    heads = (
        column("层级", "Tier", 2),
        column("本方案", "Plan", 1, number=True),
        column("上界", "Bound", 1, number=True),
        column("差距", "Gap", 0.8, number=True),
    )
    return sheet(
        heads,
        (
            (tier.title, fmt.number(tier.value), fmt.number(tier.bound), fmt.gap(tier.gap))
            for tier in tier_rows(report.problem, report.measures, report.outcome)
        ),
        lang,
        title=_GOALS,
    )


def _kpis(report: Report, lang: Lang) -> dict[str, Any]:
    heads = (
        column("指标", "Figure", 2.2),
        column("数值", "Value", 1, number=True),
        column("单位", "Unit", 1),
        column("算法", "Formula", 3),
    )
    shown = [one for one in report.measures.headline() if not one.key.startswith(("placed_", "unplaced_"))]
    return sheet(heads, (_kpi(one) for one in shown), lang, title=_KPIS)


def _kpi(measure: Measure) -> tuple[Text, str, Text, Text]:
    if measure.unit == FRACTION:
        return measure.title, fmt.percent(measure.value), Text("", ""), measure.formula
    value = fmt.NONE if measure.value is None else fmt.short_number(measure.value)
    return measure.title, value, measure.unit, measure.formula


def _certificate(report: Report, lang: Lang) -> dict[str, Any]:
    told = certificate(report)
    rows = [(row.title, row.value) for row in told.rows if row.key in _CERTIFICATE_ROWS]
    rows += [(finding.rule, finding.sentence) for finding in told.findings]
    return sheet((column("项目", "Item", 1), column("内容", "Content", 4)), rows, lang, title=_CERTIFICATE)


def _sources(report: Report, lang: Lang) -> dict[str, Any]:
    heads = (column("依据的类别", "Class of source", 2), column("条数", "Lines", 1, number=True))
    rows = ((one.title, str(one.lines)) for one in class_counts(report.sources))
    return sheet(heads, rows, lang, title=_SOURCES)

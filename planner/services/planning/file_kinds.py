"""Every kind of file of a plan, and how each is made."""

from collections.abc import Sequence

from planner.analysis.moves import order_of
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.exports.bundle import bundle_bytes
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.exports.pictures import (
    PICTURES,
    PictureKind,
    picture_svg,
    png_bytes,
    svg_bytes,
    with_imprint,
)
from planner.exports.typeset.dispatch import dispatch_pdf
from planner.exports.typeset.firms import firms_pdf
from planner.exports.typeset.memo import memo_pdf
from planner.exports.typeset.moves import moves_pdf
from planner.exports.typeset.report import report_pdf
from planner.exports.zipping import zipped
from planner.services.planning.cadence_kinds import CADENCE_KINDS
from planner.services.planning.file_names import file_name
from planner.services.planning.file_order import (
    ICS,
    PDF,
    PNG,
    PPTX,
    SVG,
    XLSX,
    ZIP,
    FileGroup,
    FileKind,
    FileOrder,
)
from planner.text import Lang, Text
from planner.views.dispatch import dispatch_list
from planner.views.firm_sheet import firm_sheets
from planner.views.memo import memo
from planner.views.milestones import first_day, milestone_rows


def _memo(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    told = memo(order.report, order.imprint, quarter=order.fullest, comparison=order.comparison())
    return memo_pdf(told, order.report, langs)


def _report(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    comparison = order.comparison()
    told = memo(order.report, order.imprint, quarter=order.fullest, comparison=comparison)
    return report_pdf(told, order.report, comparison, langs)


def _deck(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    from planner.exports.deck import deck_bytes  # loads a library of its own, when somebody wants slides

    told = memo(order.report, order.imprint, quarter=order.fullest, comparison=order.comparison())
    return deck_bytes(told, order.report, lang=langs[0])


def _calendar(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    from planner.exports.calendar_file import calendar_bytes  # as above

    return calendar_bytes(order.report, order.imprint, lang=langs[0], entries=order.entries())


def _dispatch(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    entries = order.entries()
    on = first_day(order.report.problem, entries)
    rows = milestone_rows(order.report, entries, on=on)
    return dispatch_pdf(rows, dispatch_list(rows, on=on), order.imprint, langs)


def _firm_sheets(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    return firms_pdf(firm_sheets(order.report), order.imprint, langs)


def _moves(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    problem = order.report.problem
    before = order.before() or (Plan(placements=problem.base) if problem.base else None)
    known = Plan() if before is None else without_unknown(problem, before)
    steps = None if before is None else order_of(problem, known, order.report.plan)
    return moves_pdf(steps, order.report, order.imprint, langs)


def _handover(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    """Return a zip of what colleagues act on, each file under the name it has by itself."""
    members: dict[str, bytes] = {}
    for kind in (one for one in FILE_KINDS if one.key in HANDED_OVER):
        for of in [tuple(langs)] if kind.is_multilingual else [(lang,) for lang in langs]:
            members[file_name(order.imprint, kind.what, kind.suffix, of)] = kind.make(order, of)
    return zipped(members)


def _picture(order: FileOrder, kind: PictureKind, lang: Lang) -> str:
    """Return a picture with its imprint; the stack as it is on show, where it is."""
    states = order.states() if kind is PictureKind.PLACES else None
    if kind is PictureKind.STACK and order.draw is not None:
        svg = order.draw(lang)
    else:
        svg = picture_svg(kind, order.report, order.quarter, lang, states=states)
    return with_imprint(svg, kind, order.imprint, lang)


def _picture_kinds(kind: PictureKind, says: Text) -> tuple[FileKind, FileKind]:
    """Return a picture as SVG and as PNG."""
    what = PICTURES[kind]
    return (
        FileKind(
            key="svg" if kind is PictureKind.STACK else f"{kind.value}_svg",
            group=FileGroup.PICTURES,
            what=Text(f"{what.zh} SVG", f"{what.en} SVG"),
            says=says,
            suffix=".svg",
            mime=SVG,
            make=lambda order, langs: svg_bytes(_picture(order, kind, langs[0])),
        ),
        FileKind(
            key=f"{kind.value}_png",
            group=FileGroup.PICTURES,
            what=Text(f"{what.zh} PNG", f"{what.en} PNG"),
            says=says,
            suffix=".png",
            mime=PNG,
            make=lambda order, langs: png_bytes(_picture(order, kind, langs[0]), order.imprint),
        ),
    )


HANDED_OVER = ("excel", "firms", "moves", f"{PictureKind.GANTT.value}_png")
"""Kinds that go into the hand-over pack."""

FILE_KINDS: tuple[FileKind, ...] = (
    FileKind(
        key="memo",
        group=FileGroup.LEADERS,
        what=Text("纪要", "Memo"),
        says=Text(
            "两页 PDF：决定什么、楼层图、三种入驻率、变动、未落位、请决定、签署栏",
            "two pages as PDF: what is decided, the stack, three occupancies, changes, firms left out, what to decide, sign-off",
        ),
        suffix=".pdf",
        mime=PDF,
        make=_memo,
        is_multilingual=True,
    ),
    FileKind(
        key="report",
        group=FileGroup.LEADERS,
        what=Text("报告", "Report"),
        says=Text(
            "六至十页 PDF：纪要各项，加企业落位、进度、逐季、公用工程、原因、指标、证明、依据",
            "six to ten pages as PDF: the memo with all places, timeline, quarters, utilities, reasons, figures, proof, sources",
        ),
        suffix=".pdf",
        mime=PDF,
        make=_report,
        is_multilingual=True,
    ),
    FileKind(
        key="deck",
        group=FileGroup.LEADERS,
        what=Text("汇报", "Board pack"),
        says=Text(
            "可编辑 PPTX：决定什么、楼层图、入驻率、公用工程、变动、未落位、请决定；图表和表格为 PowerPoint 自带",
            "PPTX to be edited: what is decided, stack, occupancies, utilities, changes, firms left out; native charts, tables",
        ),
        suffix=".pptx",
        mime=PPTX,
        make=_deck,
    ),
    FileKind(
        key="handover",
        group=FileGroup.WORK,
        what=Text("交接材料", "Hand-over pack"),
        says=Text(
            "一个压缩包：工作簿（六本台账）、进度图、每家一页的企业交接单（含安全环保预审）、换位通知单",
            "one zip: workbook with the six ledgers, Gantt chart, a sheet a firm with safety pre-check, move orders",
        ),
        suffix=".zip",
        mime=ZIP,
        make=_handover,
        is_multilingual=True,
    ),
    FileKind(
        key="excel",
        group=FileGroup.WORK,
        what=Text("工作簿", "Workbook"),
        says=Text(
            "概览、六本台账、未落位及原因、公用工程复核（公式）、假设、证明；打印每张一页宽",
            "overview, the six ledgers, firms left out and why, capacity check by formulas, assumptions; one page wide",
        ),
        suffix=".xlsx",
        mime=XLSX,
        make=lambda order, langs: workbook_bytes(order.report, lang=langs[0], imprint=order.imprint),
    ),
    FileKind(
        key="firms",
        group=FileGroup.WORK,
        what=Text("企业交接单", "Firm sheets"),
        says=Text(
            "PDF，每家一页：位置与时间、谁在何时做什么、安全环保预审（规则与条款）、余量",
            "PDF, a page a firm: where and when, who does what by when, safety and environment with rule and clause, margins",
        ),
        suffix=".pdf",
        mime=PDF,
        make=_firm_sheets,
        is_multilingual=True,
    ),
    FileKind(
        key="moves",
        group=FileGroup.WORK,
        what=Text("换位通知单", "Move orders"),
        says=Text(
            "PDF：由执行中的方案到本方案，按可执行的顺序逐步列出，供签字",
            "PDF: from the plan in force to this one, step by step in an order that can be carried out, to be signed",
        ),
        suffix=".pdf",
        mime=PDF,
        make=_moves,
        is_multilingual=True,
    ),
    FileKind(
        key="dispatch",
        group=FileGroup.WORK,
        what=Text("月调度清单", "Dispatch list"),
        says=Text(
            "两页 PDF：最近一个月要调度的事项（缘由、灯、问题、责任人），各企业七步的日期；其他月份见“进度与服务”页",
            "two pages as PDF: what to see to in the latest month, and all steps of each firm; other months: page Milestones",
        ),
        suffix=".pdf",
        mime=PDF,
        make=_dispatch,
        is_multilingual=True,
    ),
    FileKind(
        key="calendar",
        group=FileGroup.WORK,
        what=Text("日历", "Calendar"),
        says=Text(
            "iCalendar：交付、各企业七步的计划日期、租约和预留到期，可导入任何日历",
            "iCalendar: handovers, the planned days of the seven steps of each firm, ends of leases and holds, for any calendar",
        ),
        suffix=".ics",
        mime=ICS,
        make=_calendar,
    ),
    FileKind(
        key="csv",
        group=FileGroup.WORK,
        what=Text("CSV 数据", "CSV"),
        says=Text("每张表一个文件，UTF-8", "one file a table, UTF-8"),
        suffix=".zip",
        mime=ZIP,
        make=lambda order, langs: zipped(csv_files(order.report, lang=langs[0])),
    ),
    *CADENCE_KINDS,
    *_picture_kinds(
        PictureKind.STACK, Text("所选季度的楼层分布图", "the stacking plan in the quarter chosen")
    ),
    *_picture_kinds(
        PictureKind.SITE,
        Text("所选季度的总平面图，位置为示意", "the site plan in the quarter chosen; positions are assumed"),
    ),
    *_picture_kinds(
        PictureKind.GANTT,
        Text("每家企业的入驻、装修、办证、投产", "start, fit-out, licence and production of each firm"),
    ),
    *_picture_kinds(
        PictureKind.HEAT,
        Text("各楼栋、园区公用工程逐季占上限的比例", "each utility by quarter as a share of its cap"),
    ),
    *_picture_kinds(
        PictureKind.PLACES,
        Text(
            "每家企业 × 每个单元：在此、现可进、可行、不可行；“为何在此”页尚未算出的格照实标明",
            "each firm × each unit: here now, fits now, possible, blocked; what the page Why here has not computed is marked",
        ),
    ),
    FileKind(
        key="bundle",
        group=FileGroup.ARCHIVE,
        what=Text("可复核数据包", "Bundle"),
        says=Text(
            "数据、方案、证明和校验值；可用 python -m planner check 单独复核",
            "facts, plan, certificate and hashes; python -m planner check verifies it on its own",
        ),
        suffix=".zip",
        mime=ZIP,
        make=lambda order, _: bundle_bytes(order.report, order.entries()),
        has_language=False,
    ),
)
"""Every kind of file, in the order in which they are offered."""

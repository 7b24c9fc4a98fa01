"""The files of a plan: which there are, what they are called, and how each is made when it is asked for."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from planner.analysis.moves import order_of
from planner.domain.changes.comparison import Comparison
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.exports.bundle import bundle_bytes
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.exports.typeset.firms import firms_pdf
from planner.exports.typeset.memo import memo_pdf
from planner.exports.typeset.moves import moves_pdf
from planner.exports.typeset.stack import stack_on_page
from planner.services.planning.file_names import file_name
from planner.text import Lang, Text
from planner.views.firm_sheet import firm_sheets
from planner.views.fullest import fullest_quarter
from planner.views.imprint import Imprint, imprint_of
from planner.views.memo import memo

_EPOCH = (1980, 1, 1, 0, 0, 0)
PDF, ZIP, SVG = "application/pdf", "application/zip", "image/svg+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileGroup(StrEnum):
    """Whom a file is for."""

    LEADERS = "leaders"
    WORK = "work"
    PICTURES = "pictures"
    ARCHIVE = "archive"


GROUPS: Mapping[FileGroup, Text] = {
    FileGroup.LEADERS: Text("呈送领导", "For leaders"),
    FileGroup.WORK: Text("交接办理", "For work"),
    FileGroup.PICTURES: Text("图", "Pictures"),
    FileGroup.ARCHIVE: Text("存档复核", "For the archive"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrder:
    """What files are made of: a plan, its imprint, the plan before it, and the quarter that pictures show.

    Documents show the `fullest` quarter, since they tell what a plan comes to.
    `comparison` and `before` are asked when a file needs them: in a comparison the plan before comes first, this one last.
    """

    report: Report
    imprint: Imprint
    quarter: Quarter
    comparison: Callable[[], Comparison | None]
    before: Callable[[], Plan | None]
    draw: Callable[[Lang], str] | None = None

    @property
    def fullest(self) -> Quarter:
        """The first quarter in which firms hold the most."""
        return fullest_quarter(self.report.problem, self.report.plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """One kind of file. `is_multilingual`: one file takes several languages; otherwise each has its own."""

    key: str
    group: FileGroup
    what: Text
    says: Text
    suffix: str
    mime: str
    make: Callable[[FileOrder, Sequence[Lang]], bytes]
    is_multilingual: bool = False
    has_language: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file; `make` is called when someone wants it."""

    kind: FileKind
    file_name: str
    mime: str
    make: Callable[[], bytes]


def file_order(
    report: Report,
    *,
    plan: Text | None = None,
    quarter: Quarter | None = None,
    comparison: Callable[[], Comparison | None] = lambda: None,
    before: Callable[[], Plan | None] = lambda: None,
    draw: Callable[[Lang], str] | None = None,
) -> FileOrder:
    """Return what files are made of; without a quarter they show the fullest."""
    return FileOrder(
        report=report,
        imprint=imprint_of(report, plan),
        quarter=quarter or fullest_quarter(report.problem, report.plan),
        comparison=comparison,
        before=before,
        draw=draw,
    )


def downloads(order: FileOrder, langs: Sequence[Lang]) -> tuple[Download, ...]:
    """Return every file of a plan in the languages asked for."""
    return tuple(_download(kind, order, tuple(langs)) for kind in FILE_KINDS)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Put files into one zip; equal files give an equal zip."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def _download(kind: FileKind, order: FileOrder, langs: tuple[Lang, ...]) -> Download:
    def name(suffix: str, langs: tuple[Lang, ...]) -> str:
        return file_name(order.imprint, kind.what, suffix, langs)

    if not kind.has_language:
        return Download(
            kind=kind, file_name=name(kind.suffix, ()), mime=kind.mime, make=lambda: kind.make(order, ())
        )
    if len(langs) == 1 or kind.is_multilingual:
        return Download(
            kind=kind,
            file_name=name(kind.suffix, langs),
            mime=kind.mime,
            make=lambda: kind.make(order, langs),
        )
    return Download(
        kind=kind,
        file_name=name(".zip", langs),
        mime=ZIP,
        make=lambda: zipped({name(kind.suffix, (one,)): kind.make(order, (one,)) for one in langs}),
    )


def _memo(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    told = memo(order.report, order.imprint, quarter=order.fullest, comparison=order.comparison())
    return memo_pdf(told, order.report, langs)


def _firm_sheets(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    return firms_pdf(firm_sheets(order.report), order.imprint, langs)


def _moves(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    problem = order.report.problem
    before = order.before() or (Plan(placements=problem.base) if problem.base else None)
    known = Plan() if before is None else without_unknown(problem, before)
    steps = () if before is None else order_of(problem, known, order.report.plan)
    return moves_pdf(steps, order.report, order.imprint, langs)


def _stack(order: FileOrder, langs: Sequence[Lang]) -> bytes:
    lang = langs[0]
    drawn = stack_on_page(order.report, order.quarter, lang) if order.draw is None else order.draw(lang)
    return drawn.encode("utf-8")


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
        what=Text("企业交接单", "Firm-sheets"),
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
        what=Text("换位通知单", "Move-orders"),
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
        key="csv",
        group=FileGroup.WORK,
        what=Text("CSV数据", "CSV"),
        says=Text("每张表一个文件，UTF-8", "one file a table, UTF-8"),
        suffix=".zip",
        mime=ZIP,
        make=lambda order, langs: zipped(csv_files(order.report, lang=langs[0])),
    ),
    FileKind(
        key="svg",
        group=FileGroup.PICTURES,
        what=Text("楼层图", "Stacking-plan"),
        says=Text("SVG，可放大打印", "SVG, prints at any size"),
        suffix=".svg",
        mime=SVG,
        make=_stack,
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
        make=lambda order, _: bundle_bytes(order.report),
        has_language=False,
    ),
)
"""Every kind of file, in the order in which they are offered."""

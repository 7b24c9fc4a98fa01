"""Capacity as a paper: what is let, kept and free, what fills first, and how many more firms fit."""

from planner.domain.measures import Extent
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.sweeping.fit import FitTable
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.capacity_json import answers
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.text import Text, listed
from planner.views.capacity import Capacity, SpaceRow
from planner.views.filling import fill_order, homeless_rows
from planner.views.fits import counts_message, mix_text, pair_message, reached, reason_text, target_message
from planner.views.overview import SHARES, PhaseShare
from planner.views.unplaced import NOT_LOOKED_INTO
from planner.views.vacancy import merged_pieces, pieces, stay_ends
from planner.views.words import named

_SPACE_HEADS = (
    *columns(("可租（㎡）", "Leasable (㎡)"), ("已交付（㎡）", "Handed over (㎡)")),
    *(
        Text(f"{title.zh}（㎡）", f"{title.en} (㎡)")
        for part, title in SHARES.items()
        if part is not PhaseShare.NOT_HANDED_OVER
    ),
    Text("期望（㎡）", "Expected (㎡)"),
)
_QUARTER, _WHERE = Text("季度", "Quarter"), Text("位置", "Where")
_BY_LEASE, _BY_PLAN = Text("租约", "lease"), Text("方案", "plan")


def capacity_paper(report: Report, found: Capacity, quarter: Quarter) -> AnswerPaper:
    """Return what a plan leaves of space and utilities; the answers, places and free rooms are those of `quarter`."""
    return AnswerPaper(
        title=Text(f"容量与空置（{quarter}）", f"Capacity ({quarter})"),
        says=sentences(*answers(report, found, quarter).values()),
        tables=(
            _by_quarter(found),
            _buildings(found, quarter),
            _fills_first(report, found),
            _vacancy(found, quarter),
            _ends(report),
            _homeless(report),
        ),
        more=(_all_space(found), _draws(found)),
    )


def fits_paper(problem: Problem, table: FitTable) -> AnswerPaper:
    """Return how many more firms fit: the target, the counts, and what is in the way of one more."""
    return AnswerPaper(
        title=Text("还能来几家", "How many more firms fit"),
        says=sentences(
            target_message(problem, table),
            counts_message(problem, table),
            *((pair_message(problem, table),) if table.points else ()),
        ),
        tables=(
            ExportTable(
                key="counts",
                title=Text("还能放几家", "Firms that fit"),
                columns=columns(
                    ("企业", "Firm"),
                    ("自", "From"),
                    ("还能放", "Fit"),
                    ("挡住下一家的", "In the way of the next"),
                ),
                rows=tuple(
                    (mix_text(problem, one.mix), str(one.quarter), reached(one), reason_text(one))
                    for one in table.counts
                ),
            ),
        ),
    )


def _space(row: SpaceRow) -> tuple[Cell, ...]:
    parts = (row.parts[part] for part in SHARES if part is not PhaseShare.NOT_HANDED_OVER)
    return (row.leasable_m2, row.delivered_m2, *parts, row.expected_m2)


def _by_quarter(found: Capacity) -> ExportTable:
    return ExportTable(
        key="space",
        title=Text("全园面积", "Space of the park"),
        columns=(_QUARTER, *_SPACE_HEADS),
        rows=tuple((str(row.quarter), *_space(row)) for row in found.space_of(Extent.ALL)),
    )


def _buildings(found: Capacity, quarter: Quarter) -> ExportTable:
    return ExportTable(
        key="buildings",
        title=Text(f"各楼栋面积 {quarter}", f"Space by building {quarter}"),
        columns=(_WHERE, *_SPACE_HEADS),
        rows=tuple(
            (named(row.subject_id, row.subject), *_space(row))
            for row in found.space_at(Extent.BUILDING, quarter)
        ),
    )


def _fills_first(report: Report, found: Capacity) -> ExportTable:
    return ExportTable(
        key="fill_order",
        title=Text("先用完的资源", "What fills first"),
        columns=columns(
            ("资源", "Resource"), ("自何季紧张", "Tight from"), ("最高", "Peak"), ("最高在", "Peak in")
        ),
        rows=tuple(
            (row.title, _or_none(row.tight_from), Percentage(row.peak), str(row.peak_quarter))
            for row in fill_order(report, found)
        ),
    )


def _vacancy(found: Capacity, quarter: Quarter) -> ExportTable:
    view = found.views[quarter]
    told = (*pieces(view), *(one for one in merged_pieces(view) if one.is_merged))
    return ExportTable(
        key="vacancy",
        title=Text(f"空置 {quarter}", f"Free rooms {quarter}"),
        columns=columns(
            ("楼栋", "Building"),
            ("楼层", "Floors"),
            ("单元", "Units"),
            ("面积（㎡）", "Area (㎡)"),
            ("到", "Until"),
        ),
        rows=tuple(
            (
                one.building_id,
                listed(map(str, one.floors)),
                listed(one.units),
                one.area_m2,
                _or_none(one.until),
            )
            for one in told
        ),
    )


def _ends(report: Report) -> ExportTable:
    return ExportTable(
        key="ends",
        title=Text("租约与入驻到期", "Leases and stays that end"),
        columns=columns(
            ("到期", "Ends"),
            ("企业", "Firm"),
            ("单元", "Units"),
            ("面积（㎡）", "Area (㎡)"),
            ("依据", "By"),
            ("续租概率", "Probability of renewal"),
        ),
        rows=tuple(
            (
                str(one.quarter),
                named(one.firm_id, one.firm),
                listed(one.units),
                one.area_m2,
                _BY_PLAN if one.is_planned else _BY_LEASE,
                Percentage(one.renew_probability),
            )
            for one in stay_ends(report.problem, report.plan)
        ),
    )


def _homeless(report: Report) -> ExportTable:
    return ExportTable(
        key="homeless",
        title=Text("没有着落的需求", "Demand without a place"),
        columns=columns(
            ("企业", "Firm"),
            ("类别", "Kind"),
            ("意向（㎡）", "Asked (㎡)"),
            ("概率", "Probability"),
            ("首要原因", "First reason"),
        ),
        rows=tuple(
            (
                named(row.firm.firm_id, row.firm.name),
                row.archetype,
                row.firm.area_req_m2,
                Percentage(row.firm.probability),
                row.first.sentence if row.first else NOT_LOOKED_INTO,
            )
            for row in homeless_rows(report)
        ),
    )


def _all_space(found: Capacity) -> ExportTable:
    return ExportTable(
        key="all_space",
        title=Text("面积（全部）", "Space (all)"),
        columns=(_WHERE, _QUARTER, *_SPACE_HEADS),
        rows=tuple(
            (_subject(row.subject_id, row.subject), str(row.quarter), *_space(row)) for row in found.space
        ),
        fixed=2,
    )


def _draws(found: Capacity) -> ExportTable:
    return ExportTable(
        key="utilities",
        title=Text("公用工程（全部）", "Utilities (all)"),
        columns=columns(
            ("位置", "Where"),
            ("季度", "Quarter"),
            ("资源", "Resource"),
            ("单位", "Unit"),
            ("已签", "Signed"),
            ("预留", "Reserved"),
            ("意向", "Pencilled"),
            ("期望", "Expected"),
            ("上限", "Cap"),
            ("剩余", "Left"),
        ),
        rows=tuple(
            (
                _subject(row.subject_id, row.subject),
                str(row.quarter),
                RESOURCE_NAMES[row.resource],
                RESOURCE_UNITS[row.resource],
                row.signed,
                row.reserved,
                row.pencilled,
                row.expected,
                row.cap,
                row.free,
            )
            for row in found.draws
        ),
        fixed=3,
    )


def _subject(subject_id: str, title: Text) -> Text:
    """Name a building by its id too; phases and floors have theirs in the title."""
    return title if not subject_id or "/" in subject_id else named(subject_id, title)


def _or_none(quarter: Quarter | None) -> str | None:
    return None if quarter is None else str(quarter)

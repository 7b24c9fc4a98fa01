"""The memo as two printed pages in each language asked for."""

from collections.abc import Sequence
from typing import Any

from planner.domain.solving.report import Report
from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.stack import stack_on_page
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.memo import Memo
from planner.views.unplaced import NOT_LOOKED_INTO
from planner.views.words import named, word

TITLE = Text("分配方案纪要", "Memo on the allocation plan")
_DECIDED = Text("一、方案决定什么", "1  What the plan decides")
_STACK = Text("二、楼层分布图", "2  The stacking plan")
_OCCUPANCY = Text("三、三种入驻率", "3  Three occupancies")
_CHANGES = Text("四、与前一方案相比", "4  What changes")
_UNPLACED = Text("五、未落位企业及首要原因", "5  Firms without a place, and the first reason")
_DECIDE = Text("六、请决定", "6  To be decided")
_MORE = Text("另有 {count} 家，见工作簿。", "{count} more in the workbook.")
_ALL_PLACED = Text("全部企业都有位置。", "Every firm has a place.")
SIGNERS = (
    Text("编制", "Prepared by"),
    Text("安全环保复核", "Safety and environment"),
    Text("分管领导", "In charge"),
    Text("批准", "Approved by"),
)
SIGN = Text("签名            年   月   日", "name, date")


def memo_pdf(told: Memo, report: Report, langs: Sequence[Lang]) -> bytes:
    """Return the memo as PDF; `report` is the one it tells of. Equal facts give equal bytes."""
    return typeset(memo_page(told, report, langs))


def memo_page(told: Memo, report: Report, langs: Sequence[Lang]) -> PageData:
    """Return the values that the memo is filled with."""
    return PageData(
        template="memo",
        day=told.imprint.day,
        values=in_languages(langs, lambda lang: _part(told, report, lang)),
    )


def _part(told: Memo, report: Report, lang: Lang) -> dict[str, Any]:
    return part(
        told.imprint,
        lang,
        TITLE,
        tiles=[{"title": one.title.say(lang), "value": one.value} for one in told.tiles],
        decided={"title": _DECIDED.say(lang), "rows": [said.say(lang) for said in told.decided]},
        proof=f"{told.proof.say(lang)} {told.imprint.verdict.say(lang)}",
        stack={
            "title": f"{_STACK.say(lang)} · {told.quarter}",
            "svg": stack_on_page(report, told.quarter, lang),
            "alt": f"{_STACK.say(lang)} {told.quarter}",
        },
        occupancy=occupancy_sheet(told, lang),
        changes={
            "title": _CHANGES.say(lang),
            "rows": [said.say(lang) for said in told.changes],
            "firms": change_sheet(told, lang),
        },
        unplaced=unplaced_sheet(told, lang),
        more=_MORE.say(lang),
        decide={"title": _DECIDE.say(lang), "rows": [said.say(lang) for said in told.to_decide]},
        signatures=[{"title": one.say(lang), "line": SIGN.say(lang)} for one in SIGNERS],
    )


def occupancy_sheet(told: Memo, lang: Lang) -> dict[str, Any]:
    """Return the three occupancies of the whole, of each park and of each phase."""
    return sheet(
        (
            column("范围", "Of", 2),
            column("可租（㎡）", "Leasable (㎡)", 1, number=True),
            column("已签（㎡）", "Signed (㎡)", 1, number=True),
            column("已签", "Signed", 0.8, number=True),
            column("期望（㎡）", "Expected (㎡)", 1, number=True),
            column("期望", "Expected", 0.8, number=True),
            column("含意向（㎡）", "Pencilled (㎡)", 1, number=True),
            column("含意向", "Pencilled", 0.8, number=True),
        ),
        (
            (
                one.subject,
                fmt.number(one.of_m2),
                fmt.number(one.signed_m2),
                fmt.percent(one.signed),
                fmt.number(one.expected_m2),
                fmt.percent(one.expected),
                fmt.number(one.pencilled_m2),
                fmt.percent(one.pencilled),
            )
            for one in told.occupancies
        ),
        lang,
        title=_OCCUPANCY,
    )


def change_sheet(told: Memo, lang: Lang) -> dict[str, Any]:
    """Return the firms that are not as they were."""
    return sheet(
        (
            column("企业", "Firm", 1.2),
            column("变动", "Change", 0.7),
            column("原来", "Before", 1.3),
            column("现在", "Now", 1.3),
            column("原因", "Why", 3),
        ),
        ((one.firm, one.what, one.before, one.after, one.why) for one in told.changed_firms),
        lang,
    )


def unplaced_sheet(told: Memo, lang: Lang) -> dict[str, Any]:
    """Return the firms without a place, each with its first reason."""
    return sheet(
        (
            column("企业", "Firm", 1.6),
            column("阶段", "Stage", 0.9),
            column("优先级", "Priority", 0.6),
            column("意向（㎡）", "Asks (㎡)", 0.7, number=True),
            column("规则", "Rule", 0.9),
            column("首要原因", "First reason", 3.8),
        ),
        (
            (
                named(row.firm.firm_id, row.firm.name),
                word(row.firm.stage),
                Text(f"{row.firm.priority.value} 级", row.firm.priority.value),
                fmt.number(row.firm.area_req_m2),
                row.first.rule if row.first else "",
                row.first.sentence if row.first else NOT_LOOKED_INTO,
            )
            for row in told.unplaced
        ),
        lang,
        title=_UNPLACED,
    ) | {"none": _ALL_PLACED.say(lang)}

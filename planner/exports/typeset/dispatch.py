"""The dispatch list of a month (月调度清单): what has to be seen to, and how every firm stands, on two pages."""

from collections.abc import Sequence
from datetime import date

from planner.domain.milestones.kinds import MILESTONE_TITLES
from planner.domain.milestones.status import LATE_DAYS, Light, MilestoneStatus
from planner.exports.typeset.memo import SIGN
from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.dispatch import REASONS, DispatchList, DispatchRow, dispatch_message, month_text
from planner.views.imprint import Imprint
from planner.views.milestones import LIGHT_RULE, LIGHTS, FirmMilestones, milestones_message
from planner.views.words import named

TITLE = Text("月调度清单", "Dispatch list")
SIGNERS = (Text("填报", "Prepared by"), Text("专班", "Team in charge"), Text("分管领导", "In charge"))
_LINES, _AHEAD, _FIRMS = (
    Text("本月调度", "To be seen to this month"),
    Text("后两个月将到期", "Due in the two months after it"),
    Text("各企业进度", "How every firm stands"),
)
_NONE = Text("本月没有要调度的事项。", "Nothing has to be seen to this month.")
_MORE = Text("另有 {count} 项，见页面。", "{count} more are on the page.")
_MARKS = Text(
    f"各步为预计日期；●已完成，△预计晚，▲逾期、晚超过 {LATE_DAYS} 天或不再能达到，—无日期。",
    f"Each step on the day it is expected; ● met, △ expected late, ▲ overdue, more than {LATE_DAYS} days late or no longer "
    "reached, — no day.",
)


def dispatch_pdf(
    rows: Sequence[FirmMilestones], found: DispatchList, imprint: Imprint, langs: Sequence[Lang]
) -> bytes:
    """Return the list as PDF; equal facts give equal bytes."""
    return typeset(dispatch_page(rows, found, imprint, langs))


def dispatch_page(
    rows: Sequence[FirmMilestones], found: DispatchList, imprint: Imprint, langs: Sequence[Lang]
) -> PageData:
    """Return the values that the list is filled with."""
    month = month_text(found.month)
    title = Text(f"{TITLE.zh} {month.zh}", f"{TITLE.en} {month.en}")
    return PageData(
        template="dispatch",
        day=imprint.day,
        values=in_languages(
            langs,
            lambda lang: part(
                imprint,
                lang,
                title,
                says=dispatch_message(found).say(lang),
                none=_NONE.say(lang),
                more=_MORE.say(lang),
                lines=_lines(found.rows, lang),
                ahead=_ahead(found.ahead, lang),
                standing=milestones_message(rows, on=found.on).say(lang),
                firms=_firms(rows, lang),
                marks=_MARKS.say(lang),
                rule=LIGHT_RULE.say(lang),
                signatures=[{"title": one.say(lang), "line": SIGN.say(lang)} for one in SIGNERS],
            ),
        ),
    )


def _lines(rows: Sequence[DispatchRow], lang: Lang) -> dict[str, object]:
    return sheet(
        (
            column("企业", "Firm", 1.7),
            column("节点", "Step", 0.9),
            column("缘由", "Why", 1.5),
            column("计划", "Planned", 1.05),
            column("实际", "Met", 1.05),
            column("预计", "Expected", 1.05),
            column("晚/天", "Late", 0.75, number=True),
            column("灯", "Light", 0.65),
            column("问题", "Problems", 1.4),
            column("协调事项", "To arrange", 1.4),
            column("责任人", "Owner", 0.9),
        ),
        (
            (
                named(one.firm_id, one.name),
                one.what,
                REASONS[one.reason],
                fmt.day(one.planned),
                _day(one.actual),
                "" if one.actual else _day(one.expected),
                str(one.days_late) if one.days_late > 0 else "",
                LIGHTS[one.light],
                one.problems,
                one.matter,
                one.owner,
            )
            for one in rows
        ),
        lang,
        title=_LINES,
    )


def _ahead(rows: Sequence[DispatchRow], lang: Lang) -> dict[str, object]:
    return sheet(
        (
            column("企业", "Firm", 2.4),
            column("节点", "Step", 1),
            column("计划", "Planned", 1),
            column("预计", "Expected", 1),
            column("灯", "Light", 0.6),
            column("责任人", "Owner", 1),
        ),
        (
            (
                named(one.firm_id, one.name),
                one.what,
                fmt.day(one.planned),
                _day(one.expected),
                LIGHTS[one.light],
                one.owner,
            )
            for one in rows
        ),
        lang,
        title=_AHEAD,
    )


def _firms(rows: Sequence[FirmMilestones], lang: Lang) -> dict[str, object]:
    titles = [column(title.zh, title.en, 1.05) for title in MILESTONE_TITLES.values()]
    return sheet(
        (column("企业", "Firm", 1.9), column("灯", "Light", 0.65), *titles),
        (
            (named(row.firm_id, row.tenant.name), LIGHTS[row.light], *(_mark(one) for one in row.chain))
            for row in rows
        ),
        lang,
        title=_FIRMS,
    )


def _mark(one: MilestoneStatus) -> str:
    if one.is_met:
        return f"● {fmt.day(one.actual)}" if one.actual else "●"
    if one.expected is None:
        return fmt.NONE if one.planned is None else "▲"
    if one.light is Light.RED:
        return f"▲ {fmt.day(one.expected)}"
    return f"△ {fmt.day(one.expected)}" if one.days_late > 0 else fmt.day(one.expected)


def _day(value: date | None) -> str:
    return "" if value is None else fmt.day(value)

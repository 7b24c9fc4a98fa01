"""Move orders: what is done to which firm, in the order in which it can be done, to be signed off."""

from collections.abc import Sequence

from planner.domain.park.plan import Placement
from planner.domain.solving.report import Report
from planner.domain.sweeping.relocation import MoveStep, StepKind
from planner.exports.typeset.memo import SIGN, SIGNERS
from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text, listed, message
from planner.views import format as fmt
from planner.views.imprint import Imprint
from planner.views.words import named

TITLE = Text("换位通知单", "Move orders")
_STEPS = Text("步骤", "Steps")
_NONE = Text("没有企业需要换位，无须签字。", "No firm has to move: there is nothing to sign.")
_NO_BEFORE = Text(
    "没有前一方案可比，因此没有换位步骤；各企业如何落位见企业交接单。",
    "There is no plan before this one, so there are no moves; the firm sheets tell how each firm is given its place.",
)
_SAYS = message(
    "按顺序执行，共 {count} 步；前一步完成，后一步的位置才空出。",
    "To be carried out in this order, {count} steps: a place is free only when the step before is done.",
)
KINDS = {
    StepKind.RELEASE: Text("退出", "gives up"),
    StepKind.STEP_OUT: Text("先让出", "steps out"),
    StepKind.MOVE: Text("换位", "moves"),
    StepKind.PLACE: Text("落位", "is placed"),
}


def moves_pdf(
    steps: Sequence[MoveStep] | None, report: Report, imprint: Imprint, langs: Sequence[Lang]
) -> bytes:
    """Return the orders as PDF; equal facts give equal bytes. Without a plan before there are no `steps`."""
    return typeset(moves_page(steps, report, imprint, langs))


def moves_page(
    steps: Sequence[MoveStep] | None, report: Report, imprint: Imprint, langs: Sequence[Lang]
) -> PageData:
    """Return the values that the page is filled with."""
    taken = steps or ()
    return PageData(
        template="moves",
        day=imprint.day,
        values=in_languages(
            langs,
            lambda lang: part(
                imprint,
                lang,
                TITLE,
                says=message(_SAYS.text.zh, _SAYS.text.en, count=len(taken)).say(lang),
                none=[(_NO_BEFORE if steps is None else _NONE).say(lang)],
                steps=sheet(
                    (
                        column("序号", "No.", 0.55, number=True),
                        column("企业", "Firm", 1.7),
                        column("动作", "What", 0.8),
                        column("原位置", "From", 1.3),
                        column("原租期", "Stay", 1.5),
                        column("新位置", "To", 1.3),
                        column("新租期", "Stay", 1.5),
                        column("完成签字", "Done", 1),
                    ),
                    (
                        (
                            str(number),
                            _firm(report, step.firm_id),
                            KINDS[step.kind],
                            *_place(step.before),
                            *_place(step.after),
                            "",
                        )
                        for number, step in enumerate(taken, start=1)
                    ),
                    lang,
                    title=_STEPS,
                ),
                signatures=[{"title": one.say(lang), "line": SIGN.say(lang)} for one in SIGNERS],
            ),
        ),
    )


def _firm(report: Report, firm_id: str) -> Text:
    firm = report.problem.firm.get(firm_id)
    return Text(firm_id, firm_id) if firm is None else named(firm_id, firm.name)


def _place(placement: Placement | None) -> tuple[Text | str, str]:
    if placement is None:
        return fmt.NONE, ""
    return listed(placement.units), fmt.period(placement.start, placement.end)

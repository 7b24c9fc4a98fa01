"""Why a firm has no place, told in one sentence: nowhere possible, held out by a shared resource, or possible but dearer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason, Why
from planner.domain.solving.place import PlaceAnswer, PlacePrice, PlaceState, cheapest
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import Resource, Stage
from planner.text import Text, listed
from planner.views import format as fmt
from planner.views.places import cost_of, joined, units_of, worth_text
from planner.views.unplaced import in_words, rule_title

_MOST_TOLD = 3


class Exclusion(StrEnum):
    """What keeps a firm out, as a whole."""

    NOWHERE = "nowhere"
    """No place of the parks would do, whoever else comes."""
    RESOURCE = "resource"
    """Places would do, but a resource that all share has too little left at every start it may choose."""
    DEARER = "dearer"
    """It can be placed, if others make room or a goal gives way."""
    LEFT = "left"
    """It has left the park, so that no plan is asked to place it."""
    OPEN = "open"
    """Nobody has looked."""


EXCLUSION_TITLES: dict[Exclusion, Text] = {
    Exclusion.NOWHERE: Text("园区内无处可进", "Nowhere possible"),
    Exclusion.RESOURCE: Text("被共用资源挡住", "Held out by a shared resource"),
    Exclusion.DEARER: Text("能进，但代价更高", "Possible, but dearer"),
    Exclusion.LEFT: Text("已退出园区", "Has left the park"),
    Exclusion.OPEN: Text("尚未查明", "Not looked into"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmSummary:
    """What is said first of a firm: what keeps it out, or what its place is worth (`exclusion` is None)."""

    exclusion: Exclusion | None
    text: Text


def firm_summary(
    problem: Problem, firm_id: str, reasons: Sequence[Reason], *, answers: Sequence[PlaceAnswer] = ()
) -> FirmSummary | None:
    """Return what is said first of a firm; None where nothing can be said.

    Parameters
    ----------
    reasons
        Of a firm without a place; of a placed firm none.
    answers
        Those for every building, where they are known.
    """
    firm = problem.firm[firm_id]
    if reasons or firm.stage is Stage.EXITED:
        return FirmSummary(
            exclusion=exclusion_of(problem, firm, reasons),
            text=exclusion_text(problem, firm, reasons, answers=answers),
        )
    worth = worth_text(problem, firm_id, answers) if _are_proven(answers) else None
    return None if worth is None else FirmSummary(exclusion=None, text=worth)


def _are_proven(answers: Sequence[PlaceAnswer]) -> bool:
    """Whether every answer is decided and every price exact, so that one can be called the least."""
    return all(
        one.state is not PlaceState.OPEN and (one.price is None or one.price.is_proven) for one in answers
    )


def exclusion_of(problem: Problem, firm: Firm, reasons: Sequence[Reason]) -> Exclusion:
    """Return what keeps a firm out, by its reasons, the first of them first."""
    if firm.stage is Stage.EXITED:
        return Exclusion.LEFT
    if not reasons or reasons[0].why is Why.OPEN:
        return Exclusion.OPEN
    if reasons[0].why in (Why.NOWHERE, Why.NEAR_MISS):
        return Exclusion.NOWHERE
    return Exclusion.RESOURCE if _scarce(problem, firm, reasons[0]) else Exclusion.DEARER


def exclusion_text(
    problem: Problem, firm: Firm, reasons: Sequence[Reason], *, answers: Sequence[PlaceAnswer] = ()
) -> Text:
    """Return what keeps a firm out in one sentence; `answers` are those for every building, where they are known."""
    best = cheapest(answers)
    kind = exclusion_of(problem, firm, reasons)
    if kind is Exclusion.LEFT:
        return Text(
            f"{firm.firm_id} 已退出园区（阶段：已退出），方案不再为它安排位置；要再安排，请先改它的阶段。",
            f"{firm.firm_id} has left the park (stage: exited), so no plan places it; to plan for it again, change its stage.",
        )
    if kind is Exclusion.OPEN:
        return Text(
            f"{firm.firm_id} 的原因尚未查明。", f"Why {firm.firm_id} has no place was not looked into."
        )
    if kind is Exclusion.NOWHERE:
        return _nowhere(firm, reasons)
    if answers and all(one.state is PlaceState.BLOCKED for one in answers):
        return Text(
            f"{firm.firm_id} 单独看有合适之处，但守住全部承诺的方案里都放不下它。",
            f"There are rooms that suit {firm.firm_id}, but no plan that keeps every commitment has it.",
        )
    said = (
        _resource(problem, firm, reasons)
        if kind is Exclusion.RESOURCE
        else _dearer(problem, firm, reasons, best=best, is_least=_are_proven(answers))
    )
    price = _price(problem, best)
    return Text(f"{said.zh}{price.zh}。", f"{said.en}{price.en}.")


def _scarce(problem: Problem, firm: Firm, reason: Reason) -> bool:
    is_of_park = reason.rule == RuleKey.UTILITIES and reason.subject in problem.park
    return is_of_park and (reason.frees is None or reason.frees > firm.latest_quarter)


def _nowhere(firm: Firm, reasons: Sequence[Reason]) -> Text:
    bars = [one for one in reasons if one.why is Why.NOWHERE]
    near = next((one for one in reasons if one.why is Why.NEAR_MISS and one.missing), None)
    told = joined(list(dict.fromkeys(_bar(firm, one) for one in bars))[:_MOST_TOLD])
    zh, en = f"{firm.firm_id} 在园区内无处可进", f"{firm.firm_id} can be nowhere in the park"
    if told.zh:
        zh, en = f"{zh}：{told.zh}", f"{en}: {told.en}"
    if near is not None:
        zh += f"；最接近的是 {near.subject}，{_gap(near).zh}"
        en += f"; the closest is {near.subject}, {_gap(near).en}"
    return Text(f"{zh}。", f"{en}.")


def _bar(firm: Firm, reason: Reason) -> Text:
    if firm.needs_whole_building and reason.rule == RuleKey.AREA_FIT:
        said = reason.message.both()
        return Text(fmt.grouped(said.zh), fmt.grouped(said.en))
    title = Text("面积", "Area") if reason.rule == RuleKey.AREA_FIT else rule_title(reason.rule)
    if not reason.need or not reason.available:
        return title
    need, best = in_words(reason.rule, reason.need), in_words(reason.rule, reason.available)
    if (reason.rule, reason.clause) == (RuleKey.AREA_FIT, "max"):
        return Text(
            f"面积（至多 {need.zh}，最小的一处 {best.zh}）",
            f"area (at most {need.en}, the least available {best.en})",
        )
    return Text(
        f"{title.zh}（需要 {need.zh}，最好 {best.zh}）",
        f"{title.en.lower()} (needs {need.en}, best available {best.en})",
    )


def _gap(reason: Reason) -> Text:
    missing = fmt.grouped(reason.missing)
    if (reason.rule, reason.clause) == (RuleKey.AREA_FIT, "max"):
        return Text(f"大 {missing}", f"{missing} too large")
    title = Text("", "") if reason.rule == RuleKey.AREA_FIT else rule_title(reason.rule)
    return Text(f"{title.zh}差 {missing}", f"{missing} short {title.en and 'of ' + title.en.lower()}".strip())


def _resource(problem: Problem, firm: Firm, reasons: Sequence[Reason]) -> Text:
    scarce = [one for one in reasons if _scarce(problem, firm, one)]
    told = joined(_lacks(one) for one in scarce)
    until = reasons[0].frees
    frees = (
        Text("规划期内不会空出", "it does not free inside the horizon")
        if until is None
        else Text(
            f"{until} 起才空出，晚于其最迟 {firm.latest_quarter}",
            f"it frees from {until}, after its latest start {firm.latest_quarter}",
        )
    )
    return Text(
        f"{firm.firm_id} 有合适之处，但被共用资源挡住：{told.zh}；{frees.zh}",
        f"There are rooms that suit {firm.firm_id}, but a shared resource holds it out: {told.en}; {frees.en}",
    )


def _lacks(reason: Reason) -> Text:
    resource, _, quarter = reason.clause.partition("@")
    title = RESOURCE_NAMES[Resource(resource)]
    return Text(
        f"{reason.subject} {title.zh} {quarter} 差 {reason.missing}（需 {reason.need}，只剩 {reason.available}）",
        f"{reason.subject} {title.en} is {reason.missing} short in {quarter} "
        f"(needs {reason.need}, {reason.available} is left)",
    )


def _dearer(
    problem: Problem, firm: Firm, reasons: Sequence[Reason], *, best: PlaceAnswer | None, is_least: bool
) -> Text:
    zh, en = f"{firm.firm_id} 单独看有合适之处", f"There are rooms that suit {firm.firm_id}"
    if best is not None and best.placement is not None:
        which = Text("代价最小的一处是", "cheapest in") if is_least else Text("例如", "for one in")
        return Text(
            f"{firm.firm_id} 能进园区，{which.zh} {units_of(best.placement)}（{best.placement.start} 起）",
            f"{firm.firm_id} can be placed, {which.en} {units_of(best.placement)} from {best.placement.start}",
        )
    if reasons[0].why is Why.GOAL:
        return Text(
            f"{zh}，但目标排序更看重没有它的方案", f"{en}, but a goal ranks the plan without it higher"
        )
    held = next(
        (one for one in reasons if one.holders and one.subject.partition("+")[0] in problem.unit), None
    )
    if held is None or held.rule != RuleKey.UNIT_ONCE:
        return Text(f"{zh}，但要有企业让位", f"{en}, but others would have to make room")
    names = listed(held.holders, _MOST_TOLD)
    return Text(
        f"{zh}，但要 {names.zh} 让出 {held.subject}",
        f"{en}, but {names.en} would have to leave {held.subject}",
    )


def _is_solved(price: PlacePrice) -> bool:
    """Whether a solve stands behind a price: before it the least is nothing, which says nothing."""
    first = next((cost for cost in price.costs if (cost.least, cost.most) != (0, 0)), None)
    return first is None or first.is_point or (first.least or 0) > 0


def _price(problem: Problem, best: PlaceAnswer | None) -> Text:
    price = None if best is None else best.price
    if price is None or not _is_solved(price):
        return Text("", "")
    parts = [cost_of(problem, price)]
    if price.out:
        names = listed(price.out, 6)
        parts.append(Text(f"{names.zh} 失去位置", f"{names.en} would lose their place"))
    if price.moved:
        count = len(price.moved)
        parts.append(Text(f"{count} 家换位", f"{count} firm{'s' if count > 1 else ''} would move"))
    told = joined(parts)
    return Text(f"；{told.zh}", f"; {told.en}")

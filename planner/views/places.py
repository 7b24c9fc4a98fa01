"""Why a firm is here and not there, in sentences and rows: the answer first, then the clauses and the price behind it."""

from collections.abc import Iterable, Sequence

from planner.domain.goal import GOALS
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.place import BlockingSet, GoalCost, PlaceAnswer, PlacePrice, PlaceState, cheapest
from planner.text import Message, Text, listed, message
from planner.views import format as fmt

STATE_TITLES: dict[PlaceState, Text] = {
    PlaceState.HERE: Text("在此", "Here now"),
    PlaceState.FITS: Text("现可进", "Fits now"),
    PlaceState.POSSIBLE: Text("可行，须让位", "Possible"),
    PlaceState.BLOCKED: Text("不可行", "Blocked"),
    PlaceState.OPEN: Text("未判定", "Not decided"),
}
"""What each state is called."""
WEIGHTED = "weighted"
_NOTHING = Text("", "")


def answer_sentence(problem: Problem, answer: PlaceAnswer) -> Message:
    """Return an answer in one sentence."""
    if answer.state is PlaceState.BLOCKED:
        return _blocked(answer)
    if answer.state is PlaceState.OPEN or answer.placement is None:
        return message(
            "{firm} 能否进 {place} 在限制内没有判定",
            "whether {firm} can be in {place} was not decided within the limits",
            firm=answer.firm_id,
            place=answer.place_id,
        )
    values: dict[str, str | Text] = {
        "firm": answer.firm_id,
        "place": answer.place_id,
        "units": units_of(answer.placement),
        "start": str(answer.placement.start),
        "price": price_text(problem, answer.price) if answer.price else _NOTHING,
    }
    if answer.state is PlaceState.HERE:
        return message(
            "{firm} 在 {place}：{units}，自 {start} 起",
            "{firm} is in {place}: {units}, from {start}",
            **values,
        )
    if answer.state is PlaceState.FITS:
        return message(
            "{firm} 现在就可进 {place}：{units}，自 {start} 起，其他企业都不动{price}",
            "{firm} fits in {place} now: {units}, from {start}, every other firm stays{price}",
            **values,
        )
    return message(
        "{firm} 可以进 {place}，如 {units} 自 {start} 起，但要别家让位{price}",
        "{firm} can be in {place}, in {units} from {start} for one, if others make room{price}",
        **values,
    )


def units_of(placement: Placement) -> str:
    """Write a run by its units."""
    return "+".join(placement.units)


def _blocked(answer: PlaceAnswer) -> Message:
    if not answer.sets:
        return message(
            "{firm} 进不了 {place}：{why}",
            "{firm} cannot be in {place}: {why}",
            firm=answer.firm_id,
            place=answer.place_id,
            why=joined(one.message.both() for one in answer.fixed),
        )
    others = len(answer.sets) - 1
    more = Text(f"（另有 {others} 种放宽办法）", f" (or {others} other way{'s' if others > 1 else ''})")
    return message(
        "{firm} 进不了 {place}：{why}{more}",
        "{firm} cannot be in {place}: {why}{more}",
        firm=answer.firm_id,
        place=answer.place_id,
        why=set_text(answer.sets[0]),
        more=more if others else _NOTHING,
    )


def set_text(one: BlockingSet) -> Text:
    """Say every clause of a set, with need and what there is."""
    return joined(finding.message.both() for finding in one.findings)


def joined(parts: Iterable[Text]) -> Text:
    """Put sentences one after another."""
    every = list(parts)
    return Text("；".join(one.zh for one in every), "; ".join(one.en for one in every))


def price_text(problem: Problem, price: PlacePrice) -> Text:
    """Say what a place costs and who makes room, to follow an answer."""
    said = [cost_of(problem, price)]
    for names, zh, en in (
        (price.out, "失去位置", "out"),
        (price.moved, "换位", "moved"),
        (price.joined, "补入", "in"),
    ):
        if names:
            told = listed(names, 6)
            said.append(Text(f"{zh} {told.zh}", f"{en}: {told.en}"))
    fewest = fewest_text(price)
    if fewest is not None:
        said.append(fewest)
    both = joined(said)
    return Text(f"；{both.zh}", f"; {both.en}")


def fewest_text(price: PlacePrice) -> Text | None:
    """Say how many other firms must change for this price, where that is proven; None if nobody must."""
    if not price.fewest:
        return None
    if price.fewest == price.changes:
        return Text(
            f"其他企业变动 {price.fewest} 家，已证明同样代价下不能更少",
            f"{price.fewest} other {_firms(price.fewest)} out or moved, proven the fewest for this cost",
        )
    return Text(
        f"同样代价下其他企业至少变动 {price.fewest} 家（已证明）",
        f"for this cost at least {price.fewest} other {_firms(price.fewest)} must go or move (proven)",
    )


def _firms(count: int) -> str:
    return "firm" if count == 1 else "firms"


def cost_of(problem: Problem, price: PlacePrice) -> Text:
    """Say what a price is of the first goal that changes."""
    amount = amount_of(problem, price)
    if amount is None:
        return Text("不费代价", "it costs nothing")
    return Text(f"代价：{amount.zh}", f"it costs {amount.en}")


def amount_of(problem: Problem, price: PlacePrice) -> Text | None:
    """Return how much is lost of the first goal that changes, with its unit; None if nothing changes."""
    first = next((cost for cost in price.costs if (cost.least, cost.most) != (0, 0)), None)
    if first is None:
        return None
    title, unit = goal_titles(problem)[first.goal], goal_unit(problem, first.goal)
    told = cost_text(first, unit)
    if _is_money(unit):
        unit = Text(unit.zh.removeprefix("万元"), "a year" if unit.en.endswith("a year") else "")
    counted = (
        "" if unit.en in title.en.lower() else unit.en
    )  # "1 of Signed firms", not "1 firms of Signed firms"
    return Text(
        f"{title.zh} {told.zh} {unit.zh}".replace(" /", "/").rstrip(),
        f"{told.en} {counted}".rstrip() + f" of {title.en}",
    )


def worth_text(problem: Problem, firm_id: str, answers: Sequence[PlaceAnswer]) -> Text | None:
    """Say what the place of a firm is worth against the best of the others; None while that is not known.

    Parameters
    ----------
    answers
        One for each building, with the prices known so far.
    """
    here = next((one for one in answers if one.state is PlaceState.HERE), None)
    if here is None or here.placement is None:
        return None
    units, best = units_of(here.placement), cheapest(answers)
    if best is None and any(one.state is PlaceState.OPEN for one in answers):
        return None
    if best is None or best.price is None or best.placement is None:
        return Text(
            f"{firm_id} 现在 {units}；别的楼栋都进不去。",
            f"{firm_id} is in {units}; no other building takes it.",
        )
    zh = f"{best.building_id}（{units_of(best.placement)}，{best.placement.start} 起）"
    en = f"{best.building_id} ({units_of(best.placement)}, from {best.placement.start})"
    is_proven = Text("已证明", "proven") if best.price.is_proven else Text("尚未证明", "not proven yet")
    amount = amount_of(problem, best.price)
    if amount is None:
        return Text(
            f"{firm_id} 现在 {units}；放到 {zh} 也不损失什么（{is_proven.zh}）。",
            f"{firm_id} is in {units}; in {en} it would lose nothing ({is_proven.en}).",
        )
    return Text(
        f"{firm_id} 现在 {units}，比别的楼栋中最好的 {zh} 多值：{amount.zh}（{is_proven.zh}）。",
        f"{firm_id} is in {units}, which is worth {amount.en} more than the best other building, {en} "
        f"({is_proven.en}).",
    )


def goal_unit(problem: Problem, key: str) -> Text:
    """Return the unit that a goal of the policy is counted in; empty where it has no single one."""
    tier = next((one for one in problem.policy.goal_tiers if one.key == key), None)
    units = {goal.unit for goal in GOALS for term in (tier.terms if tier else ()) if goal.key == term.goal}
    return units.pop() if len(units) == 1 else _NOTHING


def goal_titles(problem: Problem) -> dict[str, Text]:
    """Return what each goal of the policy is called, by its key in a price."""
    titles = {tier.key: tier.title for tier in problem.policy.goal_tiers}
    return titles | {WEIGHTED: Text("加权总分", "weighted sum")}


def cost_text(cost: GoalCost, unit: Text = _NOTHING) -> Text:
    """Write a cost: a point, an interval, or what one end of it is; amounts of 万元 with their unit."""
    least, most = (_amount(end, unit) for end in (cost.least, cost.most))
    if cost.is_point:
        return most
    if cost.least is None:
        return Text(f"至多 {most.zh}", f"at most {most.en}")
    if cost.most is None:
        return Text(f"至少 {least.zh}", f"at least {least.en}")
    return Text(f"{least.zh} 至 {most.zh}", f"{least.en} to {most.en}")


def _amount(value: int | None, unit: Text) -> Text:
    return fmt.money_text(value) if _is_money(unit) else Text(fmt.number(value), fmt.number(value))


def _is_money(unit: Text) -> bool:
    return unit.zh.startswith("万元")

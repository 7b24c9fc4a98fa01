"""Why a firm is here and not there, in sentences and rows: the answer first, then the clauses and the price behind it."""

from collections.abc import Iterable

from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.place import BlockingSet, GoalCost, PlaceAnswer, PlacePrice, PlaceState
from planner.text import Message, Text, message
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
    titles = goal_titles(problem)
    costs = [
        Text(
            f"{titles[cost.goal].zh} {cost_text(cost).zh}", f"{cost_text(cost).en} of {titles[cost.goal].en}"
        )
        for cost in price.costs
        if (cost.least, cost.most) != (0, 0)
    ]
    said = [Text(f"代价：{one.zh}", f"it costs {one.en}") for one in costs[:1]]
    if not costs:
        said = [Text("不费代价", "it costs nothing")]
    for names, zh, en in (
        (price.out, "出局", "out"),
        (price.moved, "改位", "moved"),
        (price.joined, "补入", "in"),
    ):
        if names:
            listed = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
            said.append(Text(f"{zh} {listed}", f"{en}: {listed}"))
    both = joined(said)
    return Text(f"；{both.zh}", f"; {both.en}")


def goal_titles(problem: Problem) -> dict[str, Text]:
    """Return what each goal of the policy is called, by its key in a price."""
    titles = {tier.key: tier.title for tier in problem.policy.goal_tiers}
    return titles | {WEIGHTED: Text("加权总分", "weighted sum")}


def cost_text(cost: GoalCost) -> Text:
    """Write a cost: a point, an interval, or what one end of it is."""
    least, most = (None if end is None else fmt.number(end) for end in (cost.least, cost.most))
    if cost.is_point:
        return Text(f"{most}", f"{most}")
    if least is None:
        return Text(f"至多 {most}", f"at most {most}")
    if most is None:
        return Text(f"至少 {least}", f"at least {least}")
    return Text(f"{least} 至 {most}", f"{least} to {most}")

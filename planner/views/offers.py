"""How room is made for a firm that asks, in words."""

from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import OfferWay, PlaceOffer
from planner.text import Lang, Text, listed

_WAYS: dict[OfferWay, Text] = {
    OfferWay.NOW: Text("现在就可以，不动别人", "now, nobody moves"),
    OfferWay.HANDOVER: Text("等房源就绪，不动别人", "once the rooms are ready, nobody moves"),
    OfferWay.MOVE: Text("一家换位：{firms}", "one firm moves: {firms}"),
    OfferWay.DISPLACEMENT: Text("一家让出：{firms}", "one firm gives way: {firms}"),
    OfferWay.REPLAN: Text(
        "重排后，变动 {count} 家：{firms}", "after a re-plan, firms that change ({count}): {firms}"
    ),
}


def way_text(problem: Problem, offer: PlaceOffer, lang: Lang) -> str:
    """Say how room is made, and for whom it changes something: by id and name where that is one firm."""
    names = list(dict.fromkeys([*(one.firm_id for one in offer.moved), *offer.displaced]))
    is_short = offer.way is not OfferWay.REPLAN
    firms = listed(
        f"{name} {problem.firm[name].name.say(lang)}" if is_short and name in problem.firm else name
        for name in names
    )
    return _WAYS[offer.way].fill(lang, firms=firms.say(lang), count=len(names))

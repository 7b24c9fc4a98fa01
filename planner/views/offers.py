"""How room is made for a firm that asks, in words."""

from planner.domain.sweeping.place_offer import OfferWay
from planner.text import Text

WAYS: dict[OfferWay, Text] = {
    OfferWay.NOW: Text("现在就可以，不动别人", "now, nobody moves"),
    OfferWay.HANDOVER: Text("等房源就绪，不动别人", "once the rooms are ready, nobody moves"),
    OfferWay.MOVE: Text("一家换位：{firms}", "one firm moves: {firms}"),
    OfferWay.DISPLACEMENT: Text("一家让出：{firms}", "one firm gives way: {firms}"),
    OfferWay.REPLAN: Text(
        "重排后，变动 {count} 家：{firms}", "after a re-plan, firms that change ({count}): {firms}"
    ),
}

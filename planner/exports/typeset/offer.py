"""The offer sheet: one place for one firm on one page, in both languages; every figure comes from the plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.sweeping.place_offer import PlaceOffer
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import Resource
from planner.domain.vocabulary.words import WORDS
from planner.drawings.legend import LOCKED
from planner.drawings.mode import MODES, Mode, legend_of
from planner.drawings.stacking import stacking_svg
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Message, Text, listed, message
from planner.views import format as fmt
from planner.views.card import STATES
from planner.views.margins import margins_in_plan
from planner.views.words import STANDINGS

TITLE = Text("选址意向书", "Offer of premises")
WIDTH, MOST_HEIGHT = 760.0, 560.0
"""The view box of the stacking plan: a letter can be read on paper."""
_PLACE = Text("位置", "The place")
_NEEDS = Text("企业所需与房源", "Needs and rooms")
_NEED = Text("需要", "needs")
_THERE = Text("房源", "there is")
_SIGNED = (Text("园区经办", "for the park"), Text("企业经办", "for the firm"), Text("日期", "date"))
_STACK = Text("入驻当季的楼层分布图", "The stacking plan in the first quarter")
_LETTERED = (
    Text("交付", "Handover"),
    Text("投产", "Production"),
    Text("租至", "Lease to"),
    MODES[Mode.FAMILY],
    *legend_of(Mode.FAMILY).values(),
    *STATES.values(),
    *STANDINGS.values(),
    LOCKED,
)
"""What the drawing says in Chinese, with the English that stands below it."""
_CONDITIONS = Text("须满足", "What must be true")
_FOOT = Text(
    "按规划假设编制，非要约；以正式合同为准。方案编号 {print}",
    "Made on planning assumptions; no binding offer, a contract alone binds. Plan {print}",
)
_OTHERS = message(
    "园区先与另外 {count} 家企业谈妥腾出位置",
    "the park first agrees with the other firms concerned ({count}) that the rooms become free",
)
_HELD = message(
    "{units} 预留至 {until}（不含该季度）。", "{units} held until {until} (that quarter excluded)."
)
_NOT_HELD = Text("位置未作预留，以签约先后为准。", "The place is not held: who signs first has it.")


@dataclass(frozen=True, kw_only=True)
class OfferSheet:
    """What an offer sheet is made of: facts with the firm in them, the plan with the offer in it, and a hold if there is one."""

    problem: Problem
    plan: Plan
    firm: Firm
    offer: PlaceOffer
    until: Quarter | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units offered."""
        return tuple(self.problem.unit[name] for name in self.offer.placement.units)

    @property
    def day(self) -> date:
        """The day to which the facts of the park are told: the date of the sheet."""
        return self.problem.park_of(self.units[0].building_id).cut_off


def offer_pdf(sheet: OfferSheet) -> bytes:
    """Return the sheet as a PDF of one page; equal facts give equal bytes."""
    return typeset(offer_page(sheet))


def offer_page(sheet: OfferSheet) -> PageData:
    """Return the values that the page is filled with."""
    building = sheet.problem.building[sheet.units[0].building_id]
    park = sheet.problem.park[building.park_id]
    kind = sheet.problem.archetype[sheet.firm.archetype].name
    subject = message(
        "致 {firm}（{kind}）：{building} {units}",
        "For {firm} ({kind}): {building} {units}",
        firm=sheet.firm.name,
        kind=kind,
        building=building.name,
        units=listed(sheet.offer.placement.units),
    )
    foot = message(_FOOT.zh, _FOOT.en, print=sheet.problem.fingerprint[:12])
    return PageData(
        template="offer",
        day=sheet.day,
        values={
            "head": _both(park.name),
            "foot": _both(foot),
            "title": _both(TITLE),
            "subject": _both(subject),
            "place": {"title": _both(_PLACE), "rows": [*_place_rows(sheet)]},
            "needs": {
                "title": _both(_NEEDS),
                "heads": [_both(_NEED), _both(_THERE)],
                "rows": [*_need_rows(sheet)],
            },
            "stack": {
                "title": _both(_STACK),
                "svg": (drawn := _stack(sheet)),
                "alt": _STACK.zh + " / " + _STACK.en,
                "key": _key(sheet, drawn),
            },
            "conditions": {
                "title": _both(_CONDITIONS),
                "rows": [_both(one) for one in _conditions(sheet)],
            },
            "validity": _both(_validity(sheet)),
            "signed": [_both(one) for one in _SIGNED],
        },
    )


def _both(said: Text | Message) -> dict[str, str]:
    return {"zh": said.say(Lang.ZH), "en": said.say(Lang.EN)}


def _row(zh: str, en: str, value: str) -> dict[str, Any]:
    return {"label": {"zh": zh, "en": en}, "value": value}


def _compared(zh: str, en: str, need: str, there: str) -> dict[str, Any]:
    return {"label": {"zh": zh, "en": en}, "need": need, "there": there}


def _place_rows(sheet: OfferSheet) -> Iterator[dict[str, Any]]:
    units, placement = sheet.units, sheet.offer.placement
    area = sum(unit.leasable_m2 for unit in units)
    rents = sorted({unit.list_rent_yuan_m2_month for unit in units})
    month = sum((unit.list_rent_yuan_m2_month * unit.leasable_m2 for unit in units), Decimal(0))
    floors = sorted({unit.floor for unit in units})
    building = sheet.problem.building[units[0].building_id]
    yield _row("楼层", "floors", " ".join(f"{floor}F" for floor in floors))
    yield _row("可租面积", "leasable area", fmt.area(area))
    yield _row("交付", "handover", str(building.handover_quarter))
    yield _row("可入驻", "from", str(placement.start))
    yield _row("可投产", "production", str(sheet.offer.production))
    yield _row("租至该季末", "lease to the end of", str(placement.end.previous))
    yield _row(
        "挂牌租金（元/㎡·月）",
        "list rent, yuan/㎡·month",
        "–".join(map(fmt.short_number, rents[:: max(1, len(rents) - 1)])),
    )
    yield _row("每月挂牌租金（元）", "list rent a month, yuan", fmt.number(month))


def _need_rows(sheet: OfferSheet) -> Iterator[dict[str, Any]]:
    units, firm = sheet.units, sheet.firm
    area = f"{fmt.number(firm.area_min_m2)}–{fmt.number(firm.area_max_m2)}"
    yield _compared("面积（㎡）", "area, ㎡", area, fmt.number(sum(unit.leasable_m2 for unit in units)))
    for zh, en, need, there in (
        (
            "楼面荷载（kN/㎡）",
            "floor load, kN/㎡",
            firm.min_load_kn_m2,
            min(unit.load_kn_m2 for unit in units),
        ),
        ("净高（m）", "clear height, m", firm.min_clear_height_m, min(unit.clear_height_m for unit in units)),
        ("货梯（t）", "freight lift, t", firm.min_freight_lift_t, min(unit.freight_lift_t for unit in units)),
    ):
        yield _compared(zh, en, f"≥ {fmt.short_number(need)}", fmt.short_number(there))
    hazards = firm.hazard_class, min((unit.max_hazard_class for unit in units), key=lambda one: one.rank)
    asked, most = (f"{said.zh} ({said.en})" for said in (WORDS[type(one)][one] for one in hazards))
    yield _compared("火灾危险性类别", "hazard class", asked, most)
    margins = margins_in_plan(sheet.problem, sheet.plan, sheet.offer.placement)
    told = {one.resource: one.available for one in reversed(margins)}  # of the building before the park
    for resource in filter(firm.draw, Resource):
        name, left = RESOURCE_NAMES[resource], fmt.grouped(told.get(resource, fmt.NONE))
        yield _compared(name.zh, name.en, fmt.amount(firm.draw(resource), resource), left)


def _conditions(sheet: OfferSheet) -> Iterator[Message]:
    """Return what must be true; who else is concerned is no business of the firm's."""
    offer = sheet.offer
    others = {*(one.firm_id for one in offer.moved), *offer.displaced}
    if others:
        yield Message(_OTHERS.text, {"count": len(others)})
    yield from (one for one in offer.conditions if one.values.get("firm") not in others)


def _stack(sheet: OfferSheet) -> str:
    """Return the stack with the firm pointed out; of the others only that their rooms are taken."""
    return stacking_svg(
        sheet.problem,
        sheet.plan,
        quarter=sheet.offer.placement.start,
        lang=Lang.ZH,
        mode=Mode.FAMILY,
        selected=sheet.firm.firm_id,
        reader=sheet.firm.firm_id,
        width=WIDTH,
        most_height=MOST_HEIGHT,
    )


def _key(sheet: OfferSheet, drawing: str) -> str:
    """Return the English of what is lettered on the drawing, each word once."""
    words = (*(phase.name for phase in sheet.problem.phases), *_LETTERED)
    lettered = " ".join(re.findall(r"<text[^>]*>(.*?)</text>", drawing, re.DOTALL))
    told = {said.zh: said.en for said in words if said.zh in lettered}
    return " · ".join(f"{zh} {en}" for zh, en in told.items())


def _validity(sheet: OfferSheet) -> Text | Message:
    if sheet.until is None:
        return _NOT_HELD
    return Message(_HELD.text, {"units": listed(sheet.offer.placement.units), "until": str(sheet.until)})

"""Places for an enquiry as one JSON object, and as lines for people: what `recommend` prints."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.enquiries import EnquiryReading, Mention
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer, TierEffect
from planner.exports.both_texts import both_texts
from planner.text import Lang, Text
from planner.views.offers import way_text


def answer_object(problem: Problem, answer: EnquiryAnswer, reading: EnquiryReading | None) -> dict[str, Any]:
    """Return an answer as plain values, the place to recommend first before the others."""
    firm = answer.firm
    return {
        "firm": {
            "name_zh": firm.name.zh,
            "name_en": firm.name.en,
            "archetype": firm.archetype,
            "area_min_m2": firm.area_min_m2,
            "area_req_m2": firm.area_req_m2,
            "area_max_m2": firm.area_max_m2,
            "desired_quarter": str(firm.desired_quarter),
        },
        "read": [_mention(one) for one in reading.mentions.values()] if reading else [],
        "doubts": [
            {"field": doubt.field.value, "mentions": [_mention(one) for one in doubt.mentions]}
            for doubt in (reading.doubts if reading else ())
        ],
        "places": [_offer(problem, offer) for offer in answer.offers],
        "reasons": [both_texts(one) for one in answer.reasons],
        "chosen": _placement(answer.chosen) if answer.chosen else None,
        "chosen_changes": answer.chosen_moves,
        "complete": answer.is_complete,
    }


def answer_lines(problem: Problem, answer: EnquiryAnswer, lang: Lang) -> Iterator[str]:
    """Return an answer in lines, a place each with what must be true below it."""
    if not answer.offers:
        yield Text("没有位置", "There is no place").say(lang)
        yield from (f"· {one.say(lang)}" for one in answer.reasons)
    for number, offer in enumerate(answer.offers, start=1):
        effects = ", ".join(
            f"{one.title.say(lang)} {one.gain:+d}" for one in offer.effects if one.carries_value
        )
        head = f"{number}. {' '.join(offer.placement.units)} {offer.placement.start}"
        yield f"{head} | {way_text(problem, offer, lang)} | {effects} | {_price(offer, lang)} | {offer.production}"
        yield from (f"   · {one.say(lang)}" for one in offer.conditions)


def _price(offer: PlaceOffer, lang: Lang) -> str:
    if offer.price is None:
        return "—"
    tier = offer.price.tier.say(lang) if offer.price.tier else ""
    open_zh, open_en = ("", "") if offer.price.is_proven else ("（未证明 *）", " (not proven *)")
    return Text(
        f"比最好安排少 {offer.price.points} {tier}{open_zh}",
        f"{offer.price.points} {tier} below the best{open_en}",
    ).say(lang)


def _offer(problem: Problem, offer: PlaceOffer) -> dict[str, Any]:
    price = offer.price
    return {
        **_placement(offer.placement),
        "area_m2": sum(problem.unit[name].leasable_m2 for name in offer.placement.units),
        "way": offer.way.value,
        "moved": [_placement(one) for one in offer.moved],
        "displaced": list(offer.displaced),
        "effects": [_effect(one) for one in offer.effects],
        "price": None
        if price is None
        else {
            "points": price.points,
            "tier_zh": price.tier.zh if price.tier else "",
            "tier_en": price.tier.en if price.tier else "",
            "proven": price.is_proven,
        },
        "production_quarter": str(offer.production),
        "reasons": [both_texts(one) for one in offer.reasons],
        "conditions": [both_texts(one) for one in offer.conditions],
    }


def _placement(one: Placement) -> dict[str, Any]:
    return {
        "firm_id": one.firm_id,
        "units": list(one.units),
        "start_quarter": str(one.start),
        "end_quarter": str(one.end),
    }


def _effect(one: TierEffect) -> dict[str, Any]:
    return {"tier": one.key, "before": one.before, "after": one.after, "carries_value": one.carries_value}


def _mention(one: Mention) -> dict[str, Any]:
    value = one.value
    if isinstance(value, Decimal):
        value = float(value)  # type: ignore[assignment]
    elif isinstance(value, StrEnum):
        value = value.value
    elif not isinstance(value, int | float):
        value = str(value)
    return {"field": one.field.value, "value": value, "words": one.words, "start": one.start}

"""Effects, prices and ways as the page says them."""

from collections.abc import Iterable

from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import EnquiryAnswer, OfferPrice, PlaceOffer, TierEffect
from planner.text import Lang
from planner.ui.pages.enquiry import words
from planner.views import format as fmt


def effects_text(effects: Iterable[TierEffect], lang: Lang) -> str:
    """Return what changes, tier by tier, of those that carry value."""
    parts = [
        words.GAIN.fill(lang, tier=one.title.say(lang), gain=_signed(one.gain))
        for one in effects
        if one.carries_value and one.gain
    ]
    return " · ".join(parts) or words.NO_EFFECT.say(lang)


def price_text(price: OfferPrice | None, lang: Lang, *, is_over: bool) -> str:
    """Return what a place costs against the best plan."""
    if price is None:
        return (words.NOT_PRICED if is_over else words.NO_PRICE).say(lang)
    if not price.points and price.is_proven:
        return words.PRICE_NONE.say(lang)
    pattern = words.PRICE if price.is_proven else words.PRICE_OPEN
    tier = price.tier.say(lang) if price.tier else ""
    return pattern.fill(lang, tier=tier, points=fmt.number(price.points))


def area_of(problem: Problem, units: Iterable[str]) -> int:
    """Return the ㎡ of units."""
    return sum(problem.unit[name].leasable_m2 for name in units)


def _signed(gain: int) -> str:
    return f"{'+' if gain > 0 else '−'}{fmt.number(abs(gain))}"


def sum_text(answer: EnquiryAnswer, offer: PlaceOffer, lang: Lang) -> str:
    """Return effect, best effect and price of a place in one sentence that adds up; empty until all three are known."""
    price, chosen = offer.price, answer.chosen
    if price is None or not price.is_proven or chosen is None:
        return ""
    tiers = [one for one in answer.chosen_effects if one.carries_value]
    best = next((one for one in tiers if one.title == price.tier or (not price.points and one.gain)), None)
    here = next((one for one in offer.effects if best is not None and one.key == best.key), None)
    if best is None or here is None:
        return ""
    pattern = words.ADDS_UP if price.points else words.ADDS_NOTHING
    return pattern.fill(
        lang,
        tier=best.title.say(lang),
        here=_signed(here.gain),
        free=_signed(best.gain - price.points),
        best=_signed(best.gain),
        place=f"{' '.join(chosen.units)} ({chosen.start})",
        count=answer.chosen_moves,
        points=fmt.number(price.points),
    )

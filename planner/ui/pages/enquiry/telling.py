"""Effects, prices and ways as the page says them."""

from collections.abc import Iterable

from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import OfferPrice, PlaceOffer, TierEffect
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


def way_text(problem: Problem, offer: PlaceOffer, lang: Lang) -> str:
    """Return how an offer is made free, with the firms it concerns."""
    names = [*(one.firm_id for one in offer.moved), *offer.displaced]
    firms = " ".join(f"{name} {problem.firm[name].name.say(lang)}" for name in names if name in problem.firm)
    return words.WAYS[offer.way].fill(lang, firms=firms)


def area_of(problem: Problem, units: Iterable[str]) -> int:
    """Return the ㎡ of units."""
    return sum(problem.unit[name].leasable_m2 for name in units)


def _signed(gain: int) -> str:
    return f"{'+' if gain > 0 else '−'}{fmt.number(abs(gain))}"

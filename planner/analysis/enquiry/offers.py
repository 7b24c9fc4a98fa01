"""Ranked places for a firm that asks for space: found without a solver, priced with one.

First every run that suits is tried as the plan stands: free now, free later, after one move, after one
displacement. Then the best plan that has the firm anywhere is solved; its place is offered too, where no firm leaves
rooms that it has, and the likeliest places are priced against it, each by a solve of its own. What a full re-solve
would choose is recommended first; among equals, what touches fewer firms.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planner.analysis.enquiry.conditions import conditions, reasons
from planner.analysis.enquiry.effects import PlanBefore, Worth
from planner.analysis.enquiry.movers import Movers
from planner.analysis.enquiry.pricing import BestPlan, Pricing, Solve
from planner.analysis.enquiry.ways import Way, replanned, ways_on
from planner.analysis.explain import reasons_of
from planner.domain.park.calendar import milestones
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import EnquiryAnswer, OfferPrice, OfferWay, PlaceOffer

MOST_OFFERS = 8
"""How many places are offered."""
MOST_PRICED = 6
"""How many of them are priced by a solve."""


def place_offers(
    problem: Problem,
    plan: Plan,
    firm_id: str,
    *,
    solve: Solve | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[EnquiryAnswer]:
    """Return the answer as it grows; the last one is complete, unless a stop was asked for.

    Parameters
    ----------
    problem
        With the firm in it; the facts of the park are not changed by asking.
    plan
        The plan as it stands, without the firm.
    solve
        Without it nothing is priced, and places are ranked by what the plan is worth with nobody else moving.
    """
    firm = problem.firm[firm_id]
    before, answer = PlanBefore(problem, plan), EnquiryAnswer(firm=problem.firm[firm_id])
    movers = Movers(before)
    found: dict[tuple[str, ...], Way] = {}
    for fit in movers.survey(firm).suiting:
        if should_stop():
            yield answer
            return
        best = min(ways_on(before, movers, firm, fit), key=_rank, default=None)
        if best is not None:
            found[best.placement.units] = best
            answer = _answer(before, firm, _first(found.values()))
            yield answer
    why = () if found else tuple(reason.message for reason in reasons_of(problem, plan, firm))
    answer = replace(answer, reasons=why)
    if solve is not None and not should_stop():
        pricing = Pricing(before, solve)
        for answer in _priced(before, movers, firm, found, pricing=pricing, should_stop=should_stop):
            yield answer
    yield replace(answer, reasons=() if answer.offers else why, is_complete=not should_stop())


def _rank(way: Way) -> tuple[Worth, int, int]:
    """Order ways by what the plan is worth with them, then by what they take."""
    return tuple(-value for value in way.worth), list(OfferWay).index(way.way), way.placement.start.index


def _first(ways: Iterable[Way]) -> Sequence[Way]:
    return sorted(ways, key=_rank)[:MOST_OFFERS]


def _priced(
    before: PlanBefore,
    movers: Movers,
    firm: Firm,
    found: dict[tuple[str, ...], Way],
    *,
    pricing: Pricing,
    should_stop: Callable[[], bool],
) -> Iterator[EnquiryAnswer]:
    listed = list(_first(found.values()))
    best = pricing.best(start=listed[0].after if listed else None)
    if best is None:
        return
    chosen = best.plan.by_firm[firm.firm_id][0]
    way = None if chosen.units in found else replanned(before, movers, best.plan, chosen)
    if way is not None:
        found[chosen.units] = way
    if chosen.units in found and found[chosen.units] not in listed:
        listed = [*listed[: MOST_OFFERS - 1], found[chosen.units]]
    answer = _answer(before, firm, listed, best=best)
    yield answer
    prices: dict[tuple[str, ...], OfferPrice] = {}
    for way in sorted(listed, key=lambda way: way.placement.units != chosen.units)[:MOST_PRICED]:
        if should_stop():
            return
        units = way.placement.units
        there = best if units == chosen.units else pricing.best(units, start=way.after)
        if there is not None:
            prices[units] = pricing.price(best, there)
            yield _answer(before, firm, listed, best=best, prices=prices)


def _answer(
    before: PlanBefore,
    firm: Firm,
    ways: Sequence[Way],
    *,
    best: BestPlan | None = None,
    prices: dict[tuple[str, ...], OfferPrice] | None = None,
) -> EnquiryAnswer:
    known = prices or {}
    tiers = before.titles

    def rank(way: Way) -> tuple[object, ...]:
        price = known.get(way.placement.units)
        if price is None:
            return (1, 0, 0, 0, *_rank(way))
        place = tiers.index(price.tier) if price.tier in tiers and price.points else len(tiers)
        return (0, -place, price.points, len(way.moved) + 2 * len(way.displaced), *_rank(way))

    ordered = sorted(ways, key=rank)
    answer = EnquiryAnswer(
        firm=firm, offers=tuple(_offer(before, firm, way, known.get(way.placement.units)) for way in ordered)
    )
    if best is None:
        return answer
    return replace(
        answer,
        chosen=best.plan.by_firm[firm.firm_id][0],
        chosen_moves=_changes(before.plan, best.plan, firm.firm_id),
        chosen_effects=before.effects(best.plan),
    )


def _offer(before: PlanBefore, firm: Firm, way: Way, price: OfferPrice | None) -> PlaceOffer:
    problem = before.problem
    return PlaceOffer(
        placement=way.placement,
        way=way.way,
        effects=before.effects(way.after),
        production=milestones(problem, way.placement).production_quarter,
        moved=way.moved,
        displaced=way.displaced,
        reasons=tuple(reasons(problem, firm, way)),
        conditions=tuple(conditions(problem, firm, way)),
        price=price,
    )


def _changes(before: Plan, after: Plan, firm_id: str) -> int:
    """Return how many other firms have another place in a plan, or have one in only one of the two."""

    def homes(plan: Plan) -> dict[str, tuple[Placement, ...]]:
        return {name: stays for name, stays in plan.by_firm.items() if name != firm_id}

    old, new = homes(before), homes(after)
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())

"""The ways to give a firm one run of units: free as it is, after one move, after one displacement."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from planner.analysis.enquiry.effects import PlanBefore, Worth
from planner.analysis.enquiry.movers import Movers, holders, in_the_way, is_open
from planner.analysis.explain.run_fit import RunFit
from planner.analysis.explain.window import placed
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.sweeping.place_offer import OfferWay

MOST_RELOCATIONS = 3
"""How many new places of a firm that moves are weighed against each other."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to place the firm, the plan that comes of it, and what that is worth by tiers."""

    placement: Placement
    way: OfferWay
    after: Plan
    worth: Worth
    moved: tuple[Placement, ...] = ()
    displaced: tuple[str, ...] = ()


def ways_on(before: PlanBefore, movers: Movers, firm: Firm, fit: RunFit) -> Iterator[Way]:
    """Return the ways onto one run; where nobody has to move, only that one."""
    places = [placed(firm, fit.run, start) for start in fit.starts]
    for place in places:
        if not holders(before.plan, place) and is_open(before.problem, before.plan, place):
            after = before.with_others((), (place,))
            if before.keeps_rules(after):
                yield _way(before, after, place, _free(before, firm, place))
                return
    seen: set[str] = set()
    for place in places:
        for name in in_the_way(before.problem, before.plan, place):
            if (
                name not in seen
                and movers.may_move(name)
                and is_open(before.problem, before.without(name), place)
            ):
                seen.add(name)
                yield from _made_free(before, movers, place, name)


def replanned(before: PlanBefore, movers: Movers, after: Plan, place: Placement) -> Way | None:
    """Return the way that leads to a plan with the firm in it; None if a firm would have to leave rooms that it has."""
    old, new = before.plan.by_firm, after.by_firm
    changed = [name for name in old if name != place.firm_id and old[name] != new.get(name)]
    if not all(map(movers.may_move, changed)):
        return None
    moved = tuple(
        stay
        for name, stays in new.items()
        if name != place.firm_id and stays != old.get(name)
        for stay in stays
    )
    displaced = tuple(name for name in changed if name not in new)
    return _way(before, after, place, OfferWay.REPLAN, moved=moved, displaced=displaced)


def _free(before: PlanBefore, firm: Firm, place: Placement) -> OfferWay:
    park = before.problem.park_of(before.problem.unit[place.units[0]].building_id)
    return (
        OfferWay.NOW if place.start <= max(firm.desired_quarter, park.opening_quarter) else OfferWay.HANDOVER
    )


def _made_free(before: PlanBefore, movers: Movers, place: Placement, name: str) -> Iterator[Way]:
    """Return the best way in which a firm makes room by a move, and the one in which it is left out."""
    beside = before.with_others((name,), (place,))
    old = next(p for p in before.plan.placements if p.firm_id == name)
    moves = [
        _way(before, after, place, OfferWay.MOVE, moved=(new,))
        for new in islice(movers.open_places(name, beside), MOST_RELOCATIONS)
        if new != old
        for after in (before.with_others((name,), (place, new)),)
        if before.keeps_rules(after)
    ]
    if moves:
        yield max(moves, key=lambda way: way.worth)
    if before.keeps_rules(beside):
        yield _way(before, beside, place, OfferWay.DISPLACEMENT, displaced=(name,))


def _way(
    before: PlanBefore,
    after: Plan,
    place: Placement,
    way: OfferWay,
    *,
    moved: tuple[Placement, ...] = (),
    displaced: tuple[str, ...] = (),
) -> Way:
    worth = before.worth(before.values_of(after))
    return Way(placement=place, way=way, after=after, worth=worth, moved=moved, displaced=displaced)

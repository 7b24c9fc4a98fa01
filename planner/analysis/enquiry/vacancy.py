"""Firms of the pipeline for a vacant room: what each is worth there, and what a quarter of waiting costs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from planner.analysis.enquiry.effects import PlanBefore, Worth
from planner.analysis.enquiry.movers import Movers, is_open
from planner.analysis.explain.run_fit import judge
from planner.analysis.explain.runs import runs_of
from planner.analysis.explain.window import placed
from planner.check import check_placement
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import TierEffect, VacancyAnswer, VacancyOffer
from planner.domain.vocabulary.terms import Stage
from planner.text import Message

MONTHS_A_QUARTER = 3
MOST_REASONS = 6
_MOST_PLACES = 3


def vacancy_offers(
    problem: Problem,
    plan: Plan,
    units: tuple[str, ...],
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[VacancyAnswer]:
    """Return the firms that could take rooms with `units` in them, the most valuable first, as they are found.

    Firms without a place come in; one that has a place is offered only if the plan is worth more with it here.
    Nobody else moves.
    """
    before = PlanBefore(problem, plan)
    movers = Movers(before)
    answer = VacancyAnswer(units=units)
    reasons: list[Message] = []
    for firm in sorted(problem.firms, key=lambda one: (one.firm_id in plan.by_firm, one.firm_id)):
        if should_stop():
            yield answer
            return
        if firm.stage is Stage.EXITED or (firm.firm_id in plan.by_firm and not movers.may_move(firm.firm_id)):
            continue
        offer = _offer(before, movers, firm.firm_id, units)
        if offer is not None:
            offers = sorted((*answer.offers, offer), key=lambda one: _rank(one, before))
            answer = replace(answer, offers=tuple(offers))
            yield answer
        elif firm.firm_id not in plan.by_firm and len(reasons) < MOST_REASONS:
            reasons += _why_not(before, firm, units)
    yield replace(answer, reasons=tuple(reasons), is_complete=True)


def _why_not(before: PlanBefore, firm: Firm, units: tuple[str, ...]) -> Iterator[Message]:
    """Return what keeps a firm without a place out of rooms with the units in them: of the run that fails least."""
    problem = before.problem
    building = problem.unit[units[0]].building_id
    if firm.parks and problem.building[building].park_id not in firm.parks:
        return
    runs = [
        run
        for run in runs_of(problem, building, largest_m2=2 * firm.area_max_m2)
        if set(units) <= {unit.unit_id for unit in run}
    ]
    closest = min((judge(problem, firm, run) for run in runs), key=lambda fit: fit.distance, default=None)
    if closest is None:
        return
    findings = closest.findings
    if closest.starts:
        place = placed(firm, closest.run, closest.starts[0])
        findings = tuple(one for one in check_placement(problem, before.plan, place) if one.is_fault)
    yield from (finding.message for finding in findings[:1])


def _rank(offer: VacancyOffer, before: PlanBefore) -> tuple[Worth, int, str]:
    after = before.worth([effect.after for effect in offer.effects])
    return tuple(-value for value in after), offer.placement.start.index, offer.firm_id


def _offer(before: PlanBefore, movers: Movers, firm_id: str, units: tuple[str, ...]) -> VacancyOffer | None:
    beside = before.without(firm_id)
    old = next(iter(before.plan.by_firm.get(firm_id, ())), None)
    places = islice(
        (
            place
            for place in movers.places(firm_id)
            if set(units) <= set(place.units) and is_open(before.problem, beside, place)
        ),
        _MOST_PLACES,
    )
    after = {place: before.with_others((firm_id,), (place,)) for place in places if place != old}
    kept = {place: plan for place, plan in after.items() if before.keeps_rules(plan)}
    if not kept:
        return None
    best = max(kept, key=lambda place: before.worth(before.values_of(kept[place])))
    effects = before.effects(kept[best])
    if old is not None and before.worth([one.after for one in effects]) <= before.worth(before.values):
        return None
    return VacancyOffer(
        firm_id=firm_id,
        placement=best,
        effects=effects,
        waiting=_waiting(before, effects, best),
        rent_yuan=rent_of_quarter(before.problem, best.units),
        before=old,
    )


def rent_of_quarter(problem: Problem, units: tuple[str, ...]) -> Decimal:
    """Return the list rent of units for a quarter, in yuan."""
    rooms = (problem.unit[name] for name in units)
    return sum(
        (one.list_rent_yuan_m2_month * one.leasable_m2 * MONTHS_A_QUARTER for one in rooms), Decimal(0)
    )


def _waiting(before: PlanBefore, effects: tuple[TierEffect, ...], place: Placement) -> tuple[TierEffect, ...]:
    """Return what a start a quarter later does to each tier; empty if the firm cannot come then."""
    later = replace(place, start=place.start + 1, end=place.end + 1)
    if not is_open(before.problem, before.without(place.firm_id), later):
        return ()
    values = before.values_of(before.with_others((place.firm_id,), (later,)))
    return tuple(
        replace(effect, before=effect.after, after=value)
        for effect, value in zip(effects, values, strict=True)
    )

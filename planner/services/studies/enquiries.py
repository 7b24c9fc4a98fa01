"""Enquiries answered: places for a firm, firms for a vacant room."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from planner.analysis.enquiry import block_chains, place_offers, vacancy_offers
from planner.check import check_plan
from planner.domain.edits import AddFirm, Edit, HoldUnits
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer, VacancyAnswer
from planner.services.studies.enquiry_solver import solver_with
from planner.text import Text

HOLD_QUARTERS = 2
"""For how many quarters units are held if nothing else is said."""


def places_for(
    problem: Problem,
    plan: Plan,
    firm: Firm,
    limits: Limits,
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[EnquiryAnswer]:
    """Return the places of a firm as they are found; `limits` hold for each solve. The facts stay as they are."""
    asked = replace(problem, firms=(*problem.firms, firm))
    solve = solver_with(asked, plan, firm, limits, should_stop=should_stop)
    yield from place_offers(asked, plan, firm.firm_id, solve=solve, should_stop=should_stop)


def firms_for(
    problem: Problem, plan: Plan, units: tuple[str, ...], *, should_stop: Callable[[], bool] = lambda: False
) -> Iterator[VacancyAnswer]:
    """Return the firms of the pipeline that could take vacant units, as they are found."""
    yield from vacancy_offers(problem, plan, units, should_stop=should_stop)


def blocks_for(
    problem: Problem,
    plan: Plan,
    wanted_m2: int,
    since: Quarter,
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[VacancyAnswer]:
    """Return the cheapest chains of moves that make one piece of space free, as they are found."""
    yield from block_chains(problem, plan, wanted_m2, since, should_stop=should_stop)


def plan_with(plan: Plan, offer: PlaceOffer) -> Plan:
    """Return the plan that has an offer in it."""
    gone = {*(one.firm_id for one in offer.moved), *offer.displaced}
    kept = (p for p in plan.placements if p.firm_id not in gone)
    return Plan(placements=(*kept, *offer.moved, offer.placement))


def checked_answer(problem: Problem, plan: Plan, answer: EnquiryAnswer) -> EnquiryAnswer:
    """Return an answer without the offers that break a rule the plan does not break."""
    asked = replace(problem, firms=(*problem.firms, answer.firm))
    before = _faults(asked, plan)
    kept = tuple(offer for offer in answer.offers if _faults(asked, plan_with(plan, offer)) <= before)
    return answer if len(kept) == len(answer.offers) else replace(answer, offers=kept)


def _faults(problem: Problem, plan: Plan) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    return frozenset(
        (one.rule, one.clause, one.subjects) for one in check_plan(problem, plan) if one.is_fault
    )


def pipeline_edits(
    firm: Firm, placement: Placement | None = None, until: Quarter | None = None
) -> tuple[Edit, ...]:
    """Return the edits that take a firm into the pipeline, and hold a place for it until a quarter if one is given."""
    add: Edit = AddFirm(firm=firm)
    if placement is None or until is None:
        return (add,)
    reason = Text(f"为 {firm.name.zh} 预留", f"held for {firm.name.en}")
    return add, HoldUnits(units=placement.units, until=until, firm=firm.firm_id, reason=reason)


def hold_price(problem: Problem, units: tuple[str, ...]) -> Decimal:
    """Return the list rent that a hold of units forgoes in a quarter, in yuan."""
    return sum(
        (problem.unit[u].list_rent_yuan_m2_month * problem.unit[u].leasable_m2 * 3 for u in units), Decimal(0)
    )

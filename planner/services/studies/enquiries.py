"""Enquiries answered: a firm made of what was read, places for it, firms for a vacant room."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner.analysis.enquiry import block_chains, place_offers, vacancy_offers
from planner.check import check_plan
from planner.domain.edits import AddFirm, Edit, HoldUnits
from planner.domain.enquiries import EnquiryField, EnquiryReading, read_enquiry
from planner.domain.enquiries.fields import FieldReading
from planner.domain.park.enquiry import Enquiry, firm_of
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer, VacancyAnswer
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.solving import HaltedError, begun, nothing_found, opened
from planner.text import Text

ENQUIRER = "E01"
"""Id of the firm of an enquiry while it is in no table."""
NEEDED = (EnquiryField.ARCHETYPE, EnquiryField.AREA_MIN, EnquiryField.QUARTER)
"""What must be known before places can be looked for; one end of the area is enough."""
HOLD_QUARTERS = 2
"""For how many quarters units are held if nothing else is said."""
_NAME = Text("来访企业", "Enquirer")


@dataclass(frozen=True, kw_only=True)
class EnquiryForm:
    """What is known of a firm that asks: the fields, its name, stage and product."""

    fields: Mapping[EnquiryField, FieldReading]
    name: str = ""
    stage: Stage = Stage.NEGOTIATING
    product: str = ""

    @property
    def missing(self) -> tuple[EnquiryField, ...]:
        """What must be asked still."""
        has_area = EnquiryField.AREA_MIN in self.fields or EnquiryField.AREA_MAX in self.fields
        return tuple(
            one
            for one in NEEDED
            if one not in self.fields and not (one is EnquiryField.AREA_MIN and has_area)
        )


def read_text(problem: Problem, text: str) -> EnquiryReading:
    """Return what a text says, dates counted from the day to which the facts are told."""
    return read_enquiry(text, problem.archetypes, today_of(problem))


def today_of(problem: Problem) -> date:
    """Return the last day to which the facts of the parks are told."""
    return max(park.cut_off for park in problem.parks)


def firm_from(problem: Problem, form: EnquiryForm, firm_id: str = ENQUIRER) -> Firm:
    """Return the firm of an enquiry; what is not known is a default of its archetype.

    Raises
    ------
    KeyError
        If something that is needed is missing, or the park does not know the archetype.
    """
    known: dict[str, Any] = {
        field.value: value
        for field, value in form.fields.items()
        if field not in {EnquiryField.ARCHETYPE, EnquiryField.QUARTER}
    }
    low, high = known.pop("area_min_m2", None), known.pop("area_max_m2", None)
    if form.missing:
        raise KeyError(form.missing[0])
    least, most = low or high, high or low
    if least is not None and most is not None and least != most:
        known |= {"area_min_m2": least, "area_max_m2": most}
    quarter = form.fields[EnquiryField.QUARTER]
    assert isinstance(quarter, Quarter)
    enquiry = Enquiry(
        firm_id=firm_id,
        name=Text(form.name, form.name) if form.name else _NAME,
        area_req_m2=_asked(least, most),
        desired_quarter=quarter,
        stage=form.stage,
        product=form.product,
    )
    return firm_of(enquiry, problem.archetype[str(form.fields[EnquiryField.ARCHETYPE])], **known).firm


def _asked(least: int | None, most: int | None) -> int:
    low, high = least or 0, most or 0
    return low if low == high else (low + high) // 20 * 10


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

    def solve(promised: Problem, start: Plan | None) -> Outcome:
        clock = begun(limits, should_stop)
        try:
            return opened(promised, clock).solve(limits, start=start, value_only=True, clock=clock)
        except HaltedError:
            return nothing_found(promised, limits, clock)

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
    reason = Text(f"为 {firm.name.zh} 保留", f"held for {firm.name.en}")
    return add, HoldUnits(units=placement.units, until=until, firm=firm.firm_id, reason=reason)


def hold_price(problem: Problem, units: tuple[str, ...]) -> Decimal:
    """Return the list rent that a hold of units forgoes in a quarter, in yuan."""
    return sum(
        (problem.unit[u].list_rent_yuan_m2_month * problem.unit[u].leasable_m2 * 3 for u in units), Decimal(0)
    )

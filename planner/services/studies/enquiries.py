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
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer, VacancyAnswer
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage
from planner.services.studies.enquiry_solver import solver_with
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


class EnquiryError(ValueError):
    """Why an enquiry cannot be answered: something is missing, told in two ways, or not what it should be."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_NAMES = {"name", "stage", "product"}


def form_from_text(problem: Problem, text: str) -> tuple[EnquiryForm, EnquiryReading]:
    """Return the form that a text fills, and the reading it comes from.

    Raises
    ------
    EnquiryError
        If something needed is missing, or told in two ways.
    """
    reading = read_text(problem, text)
    needed = [doubt for doubt in reading.doubts if doubt.field in (*NEEDED, EnquiryField.AREA_MAX)]
    if needed:
        told = "; ".join(f"{one.field.value}: {' | '.join(m.words for m in one.mentions)}" for one in needed)
        raise EnquiryError(
            Text(f"前后不一致，请改用一个说法：{told}", f"told in two ways; say which one holds: {told}")
        )
    form = EnquiryForm(fields={field: one.value for field, one in reading.mentions.items()})
    _require(form)
    return form, reading


def form_from_json(problem: Problem, data: Any) -> EnquiryForm:
    """Return the form that a JSON object of fields fills; keys are those of the firms table, with `name`, `stage`, `product`.

    Raises
    ------
    EnquiryError
        Naming the key that is unknown, or whose value cannot be read, or that is missing.
    """
    if not isinstance(data, dict):
        raise EnquiryError(Text("应为一个 JSON 对象", "it should be one JSON object"))
    known = {field.value for field in EnquiryField}
    if unknown := sorted(set(data) - known - _NAMES):
        names = ", ".join(unknown)
        raise EnquiryError(Text(f"未知字段 {names}", f"unknown field {names}"))
    fields = {EnquiryField(key): _read_value(problem, key, data[key]) for key in data if key in known}
    try:
        stage = Stage(data.get("stage", Stage.NEGOTIATING.value))
    except ValueError:
        raise _misread("stage", data["stage"]) from None
    form = EnquiryForm(
        fields=fields, name=str(data.get("name", "")), stage=stage, product=str(data.get("product", ""))
    )
    _require(form)
    return form


def _read_value(problem: Problem, key: str, value: Any) -> FieldReading:
    field = EnquiryField(key)
    try:
        if field is EnquiryField.ARCHETYPE:
            return problem.archetype[str(value)].archetype
        if field in _CODED:
            return _CODED[field](str(value))
        number = Decimal(str(value))
    except (KeyError, ValueError, ArithmeticError):
        raise _misread(key, value) from None
    is_area = field in (EnquiryField.AREA_MIN, EnquiryField.AREA_MAX)
    if (
        isinstance(value, bool)
        or not number.is_finite()
        or number < 0
        or number > MOST
        or (is_area and number < 1)
    ):
        raise _misread(key, value)
    return int(number) if is_area else number


_CODED: Mapping[EnquiryField, Callable[[str], FieldReading]] = {
    EnquiryField.QUARTER: Quarter.parse,
    EnquiryField.HAZARD: HazardClass,
    EnquiryField.GROUND: GroundFloor,
}
MOST = 10**7
"""No need of a firm is larger, in any unit."""


def _misread(key: str, value: Any) -> EnquiryError:
    return EnquiryError(
        Text(f"字段 {key}：读到“{value}”，无法识别", f"field {key}: found “{value}”, which cannot be read")
    )


def _require(form: EnquiryForm) -> None:
    if form.missing:
        names = ", ".join(field.value for field in form.missing)
        raise EnquiryError(Text(f"还需要：{names}", f"still needed: {names}"))

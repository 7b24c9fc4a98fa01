"""Places for a firm that asks: where only several moves make room, the best plan's place is offered."""

from dataclasses import replace

from planner.analysis.enquiry import place_offers
from planner.check import check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer, OfferWay
from planner.domain.vocabulary.terms import Stage
from planner.exports.enquiry_json import answer_lines
from planner.services.studies.enquiries import plan_with
from planner.services.studies.enquiry_solver import solver_with
from planner.text import Lang
from tests.support import make

LIMITS = Limits(time_limit_s=60.0)


def answer(stage: Stage) -> tuple[Problem, Plan, EnquiryAnswer]:
    """Return what a firm is offered that takes a floor of two rooms, in each of which sits one that could go elsewhere."""
    firms = [make.firm("F1", stage=stage), make.firm("F2")]
    large = make.firm("E1", m2=2000, area_min_m2=1900)
    units = [make.unit(name) for name in ("A-101", "A-102", "B-101", "C-101")]
    problem = make.problem(firms=[*firms, large], units=units)
    start = str(problem.parks[0].opening_quarter)
    plan = make.plan(make.placement("F1", "A-101", start=start), make.placement("F2", "A-102", start=start))
    solve = solver_with(problem, plan, large, LIMITS)
    *_, found = place_offers(problem, plan, "E1", solve=solve)
    return problem, plan, found


def test_a_place_that_takes_several_moves_is_offered_with_all_of_them() -> None:
    problem, plan, found = answer(Stage.NEGOTIATING)
    (offer,) = found.offers
    assert (offer.way, offer.placement.units) == (OfferWay.REPLAN, ("A-101", "A-102"))
    assert {one.firm_id for one in offer.moved} == {"F1", "F2"}
    assert offer.price is not None
    assert (offer.price.points, offer.price.is_proven) == (0, True)
    assert is_valid(check_plan(problem, plan_with(plan, offer)))
    assert found.reasons == ()
    open_offer = replace(offer, price=replace(offer.price, is_proven=False))
    head = next(answer_lines(problem, replace(found, offers=(open_offer,)), Lang.EN))
    assert "after a re-plan, firms that change (2): F" in head
    assert "below the best (not proven *)" in head


def test_nobody_is_asked_to_leave_rooms_that_it_has() -> None:
    _, _, found = answer(Stage.FITOUT)
    assert found.offers == ()
    assert found.reasons

"""Repairs by policy and by agreement: a term of entry, a bar, a framework agreement; and what no place tells by itself."""

from dataclasses import replace

import pytest

from planner.check import check_plan, is_valid
from planner.domain.edits import replay
from planner.domain.keys import RuleKey
from planner.domain.park.policy import EntryTerms, Forbid, Hold, Policy, Switch
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import RepairAnswer
from planner.domain.vocabulary.terms import HazardClass, RegPath, Resource, Stage
from planner.text import Text
from tests.analysis.repairs.test_repairs import answer
from tests.support import make


def keys(found: RepairAnswer) -> set[frozenset[str]]:
    return {offer.keys for offer in found.offers}


@pytest.mark.parametrize(
    ("entry", "key", "amount"),
    [
        (EntryTerms(min_area_m2=1250), "entry:min_area", 20),
        (EntryTerms(reg_paths=(RegPath.TRANSFER,)), "entry:reg_path", 1),
    ],
)
def test_a_term_of_entry_is_lowered_to_the_step_that_does(entry: EntryTerms, key: str, amount: int) -> None:
    policy = Policy(entry=entry, switches=(Switch(rule=RuleKey.ENTRY_TERMS, on=True),))
    problem = make.problem(firms=[make.firm("F1")], units=[make.unit("A-101")], policy=policy)
    found = answer(problem, "F1")
    offer = next(one for one in found.offers if one.keys == {key})
    assert [part.amount for part in offer.parts] == [amount]
    assert frozenset({"waive:entry_terms::F1"}) in keys(found)


def test_a_bar_is_lifted_and_the_firm_still_has_its_place() -> None:
    policy = Policy(forbids=(Forbid(firm_id="F1", building_id="A"),))
    problem = make.problem(firms=[make.firm("F1")], units=[make.unit("A-101")], policy=policy)
    (offer,) = answer(problem, "F1").offers
    assert (set(offer.keys), offer.withdrawn, list(offer.plan.by_firm)) == ({"unbar:F1"}, (), ["F1"])
    assert is_valid(check_plan(replay(problem, offer.edits), offer.plan))


def test_a_firm_that_is_held_up_as_speculative_signs_a_framework_agreement() -> None:
    late = make.quarter("2025Q2")
    firm = make.firm("F1", stage=Stage.NEGOTIATING, desired_quarter=late, latest_quarter=late + 1)
    found = answer(make.problem(firms=[firm], units=[make.unit("A-101")]), "F1")
    assert {frozenset({"stage:F1"}), frozenset({"waive:speculative_hold::F1"})} <= keys(found)


def test_a_firm_may_bring_a_supply_of_its_own_where_a_cap_has_nothing_left() -> None:
    firm = make.firm("F1", power_kw=make.number(233))
    caps = (make.cap(Resource.POWER, 0, subject="A"),)
    found = answer(make.problem(firms=[firm], units=[make.unit("A-101")], caps=caps), "F1")
    assert {frozenset({"own:power_kw:F1"}), frozenset({"cap:A:power_kw"})} <= keys(found)


def test_a_firm_may_work_at_a_lower_hazard_class() -> None:
    firm = make.firm("F1", hazard_class=HazardClass.C)
    units = [make.unit("A-101", max_hazard_class=HazardClass.D)]
    found = answer(make.problem(firms=[firm], units=units), "F1")
    assert {frozenset({"hazard_class:F1"}), frozenset({"waive:hazard_class::F1"})} <= keys(found)


def test_a_room_held_for_another_firm_is_no_place_in_a_repair() -> None:
    hold = Hold(units=("A-101",), until=make.quarter("2030Q1"), firm_id="F2", reason=Text("", ""))
    firms = [make.firm("F1"), make.firm("F2")]
    problem = make.problem(firms=firms, units=[make.unit("A-101")], policy=Policy(holds=(hold,)))
    found = answer(problem, "F1")
    assert found.plan is None
    assert all(is_valid(check_plan(replay(problem, one.edits), one.plan)) for one in found.offers)


def scarce_with_option() -> Problem:
    """Return a firm for whose power the cap is too low, and that wants more rooms kept beside it than there are."""
    firm = make.firm("F1", power_kw=make.number(233), expansion_option_m2=5000)
    units = [make.unit("A-101"), make.unit("A-102")]
    policy = Policy(switches=(Switch(rule=RuleKey.EXPANSION, on=True),))
    caps = (make.cap(Resource.POWER, 200, subject="A"),)
    return make.problem(firms=[firm], units=units, caps=caps, policy=policy)


def test_an_option_that_no_place_tells_of_is_found_beside_a_cap() -> None:
    found = answer(scarce_with_option(), "F1")
    assert frozenset({"cap:A:power_kw", "expansion_option_m2:F1"}) in keys(found)
    assert len(keys(found)) >= 3


def test_every_single_change_that_does_is_offered() -> None:
    from tests.campaigns.repairs_are_proven import search_for

    problem = replace(scarce_with_option(), caps=())
    search = search_for(problem, ("F1",))
    *_, found = search.answers()
    alone = search.settling_alone()
    assert alone
    assert {frozenset({key}) for key in alone} <= keys(found)

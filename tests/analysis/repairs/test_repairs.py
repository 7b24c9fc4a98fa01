"""Conflicts and repairs on tiny parks: what is offered is what trying every plan says, to the last step."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

import models
from planner.analysis.repairs import Existence, Feasibility, RepairSearch, demanded_of, demanding
from planner.analysis.repairs.groups import GroupSearch
from planner.check import check_plan, is_valid
from planner.domain.edits import SetCap, replay
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.repair import KeepScope, RepairAnswer, RepairKind, RepairOffer
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from tests.support import brute, make
from tests.support.random_parks import random_park

pytestmark = pytest.mark.slow

LIMITS = Limits(time_limit_s=60.0)


def answer(
    problem: Problem, *firms: str, kept: KeepScope = KeepScope.NONE, placed: Sequence[str] = ()
) -> RepairAnswer:
    search = RepairSearch(
        problem=problem,
        firms=firms,
        kept=kept,
        placed=frozenset(placed),
        feasibility=Feasibility(solver=lambda one: models.solve(one, LIMITS)),
        namer=lambda one: models.solve(one, LIMITS),
    )
    *_, last = search.answers()
    return last


def exists(problem: Problem, firms: Sequence[str]) -> bool:
    """Whether any plan at all has the firms, by trying every one."""
    return next(brute.valid_plans(demanding(problem, firms, others=True)), None) is not None


def offer_of(found: RepairAnswer, key: str) -> RepairOffer:
    return next(offer for offer in found.offers if offer.keys == {key})


TWO_FOR_ONE = make.problem(
    firms=[make.firm("F1", area_min_m2=900), make.firm("F2", area_min_m2=900)], units=[make.unit("A-101")]
)


def test_firms_that_all_fit_need_no_repair() -> None:
    found = answer(make.problem(firms=[make.firm("F1")]), "F1")
    assert found.plan is not None
    assert (found.groups, found.offers, found.is_complete) == ((), (), True)


def test_the_least_area_that_does_is_offered_and_one_less_does_not_do() -> None:
    problem = make.problem(
        firms=[make.firm("F1", area_min_m2=1030, area_req_m2=1100, area_max_m2=1200)],
        units=[make.unit("A-101")],
    )
    found = answer(problem, "F1")
    (group,) = found.groups
    assert group.firms == ("F1",)
    assert "1,030 ㎡" in group.messages[0].say(Lang.EN)
    part = offer_of(found, "area_min_m2:F1").parts[0]
    assert (int(part.amount), part.kind) == (30, RepairKind.AREA)
    inside = replace(problem.firm["F1"], area_min_m2=1000)
    outside = replace(problem.firm["F1"], area_min_m2=1001)
    assert exists(replace(problem, firms=(inside,)), ["F1"])
    assert not exists(replace(problem, firms=(outside,)), ["F1"])


@pytest.mark.parametrize("cap", [150, 159])
def test_a_cap_is_raised_by_the_fewest_steps_that_do(cap: int) -> None:
    problem = make.problem(
        firms=[make.firm(f"F{n}", power_kw=make.number(100)) for n in (1, 2)],
        units=[make.unit("A-101"), make.unit("A-102")],
        caps=(make.cap(Resource.POWER, cap, subject="A"),),
    )
    found = answer(problem, "F1", "F2")
    offer = offer_of(found, "cap:A:power_kw")
    assert (int(offer.parts[0].amount), int(offer.parts[0].step)) == (50, 10)
    (edit,) = offer.edits
    assert isinstance(edit, SetCap)
    assert exists(replay(problem, [edit]), ["F1", "F2"])
    assert not exists(replay(problem, [replace(edit, value=edit.value - 10)]), ["F1", "F2"])
    less = offer_of(found, "power_kw:F1").parts[0]
    assert less.amount == 200 - cap


def test_two_firms_for_one_unit_are_told_by_name_and_any_of_them_alone_fits() -> None:
    found = answer(TWO_FOR_ONE, "F1", "F2")
    assert [group.firms for group in found.groups] == [("F1", "F2")]
    assert found.has_all_groups
    assert {offer.withdrawn for offer in found.offers if offer.withdrawn} == {("F1",), ("F2",)}


def test_a_pin_that_contradicts_may_be_let_go() -> None:
    units = [make.unit("A-101"), make.unit("A-102")]
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], units=units)
    pins = (Pin(firm_id="F1", units=("A-101",)), Pin(firm_id="F2", units=("A-101",)))
    found = answer(problem.with_policy(replace(problem.policy, pins=pins)))
    assert [group.firms for group in found.groups] == [("F1", "F2")]
    assert {"free:F1", "free:F2", "release:F1", "release:F2"} <= {key for o in found.offers for key in o.keys}


def test_a_firm_that_no_place_suits_takes_several_changes_and_none_of_them_can_be_left_out() -> None:
    problem = make.problem(
        firms=[make.firm("F1", min_load_kn_m2=make.number(20), needs_dock=True)],
        units=[make.unit("A-101", dock_access=False)],
    )
    found = answer(problem, "F1")
    assert len({offer.keys for offer in found.offers}) == 3
    for offer in found.offers:
        causes = {part.key.split(":")[-3 if part.key.startswith("waive") else 0] for part in offer.parts}
        assert causes & {"floor_load", "min_load_kn_m2"}
        assert causes & {"dock", "needs_dock"}
        assert len(offer.parts) == 2
        for part in offer.parts:
            assert not exists(replay(problem, part.edits), ["F1"])


def test_all_firms_of_the_plan_keep_a_place_where_that_is_asked() -> None:
    found = answer(TWO_FOR_ONE, "F2", kept=KeepScope.PLACED, placed=["F1"])
    assert found.demanded == ("F1", "F2")
    assert {key for offer in found.offers for key in offer.keys if key.startswith("withdraw")} == {
        "withdraw:F1"
    }


def test_a_scenario_of_a_repair_pins_the_firms_it_is_for() -> None:
    found = answer(TWO_FOR_ONE, "F1", "F2")
    offer = next(offer for offer in found.offers if offer.withdrawn == ("F1",))
    edits = offer.scenario_edits(found.to_promise)
    assert [edit.kind for edit in edits] == ["forbid", "pin"]
    assert models.solve(replay(TWO_FOR_ONE, edits), LIMITS).plan is not None


def test_a_scenario_of_a_repair_promises_a_place_to_those_who_keep_one() -> None:
    large = make.firm("F1", m2=2000)
    problem = make.problem(
        firms=[large, make.firm("F2", m2=900)], units=[make.unit("A-101"), make.unit("A-102")]
    )
    found = answer(problem, "F2", kept=KeepScope.PLACED, placed=["F1"])
    assert found.to_promise == ("F1", "F2")
    offer = next(offer for offer in found.offers if not offer.withdrawn)
    outcome = models.solve(replay(problem, offer.scenario_edits(found.to_promise)), LIMITS)
    assert outcome.plan is not None
    assert {"F1", "F2"} <= outcome.plan.by_firm.keys()


def test_a_solver_that_does_not_tell_offers_nothing() -> None:
    search = RepairSearch(
        problem=TWO_FOR_ONE,
        firms=("F1", "F2"),
        kept=KeepScope.NONE,
        placed=frozenset(),
        feasibility=Feasibility(solver=lambda one: models.solve(one, Limits(time_limit_s=0.0))),
        namer=lambda one: models.solve(one, LIMITS),
    )
    *_, last = search.answers()
    assert (last.plan, last.groups, last.offers, last.is_complete) == (None, (), (), False)


@pytest.mark.parametrize("seed", range(4))
def test_groups_are_all_the_minimal_ones(seed: int) -> None:
    dice = Random(seed)
    names = "ABCDE"
    conflicts = [frozenset(dice.sample(names, dice.randint(1, 3))) for _ in range(3)]
    minimal = {one for one in conflicts if not any(other < one for other in conflicts)}

    def together(firms: frozenset[str]) -> Existence:
        return Existence.NONE if any(one <= firms for one in conflicts) else Existence.SOME

    search = GroupSearch(names, together)
    assert {group.firms for group in search.groups()} == minimal
    assert search.is_complete


@pytest.mark.parametrize("seed", [6, 7])  # every plan of these is tried in half a second
def test_every_repair_of_a_random_park_is_proven_by_trying_every_plan(seed: int) -> None:
    problem = random_park(seed)
    firms = [firm.firm_id for firm in problem.firms if not firm.is_sitting][:3]
    found = answer(problem, *firms)
    demanded = demanded_of(problem, firms)
    assert (found.plan is not None) == exists(problem, demanded)
    for group in found.groups:
        assert not exists(problem, group.firms)
        for spared in combinations(group.firms, len(group.firms) - 1):
            assert exists(problem, spared)
    for offer in found.offers[:3]:
        edited = replay(problem, offer.edits)
        assert is_valid(check_plan(edited, offer.plan))
        assert set(demanded) - set(offer.withdrawn) <= set(offer.plan.by_firm)
        if len(offer.parts) == 1 and not offer.withdrawn:
            assert not exists(problem, demanded)

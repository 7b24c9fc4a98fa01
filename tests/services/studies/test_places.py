"""Why here, why not there: states, smallest sets and prices, against trying every plan."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.place import Cause, PlaceAnswer, PlaceState
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.importing.intake import shipped_outcome
from planner.services.studies.places import Places
from planner.tables.reading import read_folder
from planner.text import Lang
from tests.support import make
from tests.support.brute import valid_plans, worth_of
from tests.support.random_parks import random_park

ZIYUAN = Path(__file__).parents[3] / "data" / "ziyuan"
OPEN = (PlaceState.HERE, PlaceState.FITS, PlaceState.POSSIBLE)
SEEDS = (0, 2, 4, 5)


def answer(problem: Problem, firm_id: str, place_id: str, plan: Plan | None = None) -> PlaceAnswer:
    return Places(problem, plan or Plan()).answer(firm_id, place_id)


def causes(answer: PlaceAnswer) -> list[set[Cause]]:
    return [set(one.causes) for one in answer.sets]


# ---------------------------------------------------------------- the four states


def test_a_place_that_the_plan_gives_is_here() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    found = answer(problem, "F1", "A-101", make.plan(make.placement("F1", "A-101")))
    assert (found.state, found.placement) == (PlaceState.HERE, make.placement("F1", "A-101"))


def test_a_free_unit_fits_as_things_stand() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    found = answer(problem, "F1", "A-102", make.plan(make.placement("F1", "A-101")))
    assert (found.state, found.placement) == (PlaceState.FITS, make.placement("F1", "A-102"))


def test_a_unit_that_another_holds_is_possible_and_says_who_goes() -> None:
    problem = make.problem(units=[make.unit("A-101")], firms=[make.firm("F1"), make.firm("F2")])
    found = answer(problem, "F2", "A-101", make.plan(make.placement("F1", "A-101")))
    assert found.state is PlaceState.POSSIBLE
    assert found.price is not None
    assert found.price.out == ("F1",)


def test_a_unit_promised_to_another_is_blocked_for_good() -> None:
    firms = [make.firm("F1", committed_units=("A-101",)), make.firm("F2")]
    problem = make.problem(units=[make.unit("A-101")], firms=firms)
    found = answer(problem, "F2", "A-101", make.plan(make.placement("F1", "A-101")))
    assert (found.state, found.sets) == (PlaceState.BLOCKED, ())
    assert "F1" in found.fixed[0].message.say(Lang.EN)


def test_a_pinned_firm_that_can_go_elsewhere_makes_room() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102")], firms=[make.firm("F1"), make.firm("F2")]
    )
    problem = problem.with_policy(replace(problem.policy, pins=(Pin(firm_id="F1", building_id="A"),)))
    assert (
        answer(problem, "F2", "A-101", make.plan(make.placement("F1", "A-101"))).state is PlaceState.POSSIBLE
    )


def test_a_sitting_firm_is_where_it_is_and_nowhere_else() -> None:
    problem = make.problem(firms=[make.sitting("F1", ["A-101"])])
    here = make.plan(make.placement("F1", "A-101", "2022Q1", "2027Q1"))
    assert answer(problem, "F1", "A-101", here).state is PlaceState.HERE
    found = answer(problem, "F1", "A-102", here)
    assert (found.state, found.sets, found.fixed[0].clause) == (PlaceState.BLOCKED, (), "sitting")


def test_a_building_that_is_ready_too_late_is_blocked_for_good() -> None:
    problem = make.problem(
        units=[make.unit("A-101")],
        buildings=[make.building("A", handover="2026Q1")],
        firms=[make.firm("F1")],
    )
    found = answer(problem, "F1", "A")
    assert (found.state, found.sets, found.fixed[0].rule) == (PlaceState.BLOCKED, (), "handover")


# ---------------------------------------------------------------- what is in the way


def test_one_clause_in_the_way_is_told_with_need_and_best() -> None:
    problem = make.problem(firms=[make.firm("F1", min_load_kn_m2=make.number(12))])
    found = answer(problem, "F1", "A-101")
    assert causes(found) == [{("floor_load", "")}]
    assert [(one.need, one.available) for one in found.sets[0].findings] == [("12 kN/㎡", "10 kN/㎡")]


def test_either_of_two_clauses_may_be_lifted_the_nearer_first() -> None:
    units = [make.unit("A-101", m2=780), make.unit("A-102", m2=800)]
    problem = make.problem(units=units, firms=[make.firm("F1")])  # takes 800 to 1,500
    assert causes(answer(problem, "F1", "A-101")) == [{("area_fit", "min")}, {("area_fit", "max")}]


def test_a_neighbour_that_must_stay_is_part_of_the_set() -> None:
    firms = [
        make.firm("F1", committed_units=("A-101",), receptors=("CLEAN",)),
        make.firm("F2", emits=("DUST",)),
    ]
    problem = make.problem(firms=firms, segregation_rules=(make.segregation("R1"),))
    found = answer(problem, "F2", "A-102", make.plan(make.placement("F1", "A-101")))
    assert causes(found) == [{("segregation", "R1")}]
    assert "F1" in found.sets[0].findings[0].subjects


def test_a_cap_that_a_promised_firm_uses_up_is_told_with_its_quarter() -> None:
    firms = [make.firm("F1", committed_units=("A-101",)), make.firm("F2")]
    problem = make.problem(firms=firms, caps=(make.cap(Resource.WATER, 3),))
    found = answer(problem, "F2", "A-102", make.plan(make.placement("F1", "A-101")))
    assert causes(found) == [{("utilities", "water_m3d")}]
    assert found.sets[0].findings[0].clause.startswith("water_m3d@")


def test_a_window_that_closes_before_handover_is_lifted_in_quarters() -> None:
    problem = make.problem(
        units=[make.unit("A-101")],
        buildings=[make.building("A", handover="2024Q3")],
        firms=[make.firm("F1", latest="2024Q2")],
    )
    found = answer(problem, "F1", "A")
    assert causes(found) == [{("handover", "")}]
    assert (found.sets[0].findings[0].need, found.sets[0].findings[0].available) == ("2024Q2", "2024Q3")


# ---------------------------------------------------------------- against every plan


@cache
def park(seed: int) -> tuple[Problem, tuple[Plan, ...]]:
    problem = random_park(seed)
    return problem, tuple(valid_plans(problem))


def has(problem: Problem, plan: Plan, firm_id: str, place_id: str) -> bool:
    units = {name for p in plan.by_firm.get(firm_id, ()) for name in p.units}
    return place_id in units or place_id in {problem.unit[name].building_id for name in units}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_place_is_open_exactly_where_some_plan_has_the_firm_there(seed: int) -> None:
    problem, plans = park(seed)
    places = Places(problem, max(plans, key=lambda plan: worth_of(problem, plan)))
    for firm in problem.firms:
        for one in places.answers(firm.firm_id):
            exists = any(has(problem, plan, firm.firm_id, one.place_id) for plan in plans)
            assert (one.state in OPEN) is exists, (firm.firm_id, one.place_id)


def others_changed(before: Plan, after: Plan, firm_id: str) -> int:
    old, new = before.by_firm, after.by_firm
    return sum(old[name] != new.get(name) for name in old.keys() - {firm_id})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_price_that_is_proven_is_that_of_the_best_plan_with_the_firm_there(seed: int) -> None:
    problem, plans = park(seed)
    best = max(plans, key=lambda plan: worth_of(problem, plan))
    places = Places(problem, best, is_best=True)
    asked = [one for f in problem.firms for one in places.answers(f.firm_id) if one.price and not one.unit_id]
    for one in asked[:4]:
        exact = places.priced(one).price
        assert exact is not None
        assert exact.is_proven
        there = [plan for plan in plans if has(problem, plan, one.firm_id, one.place_id)]
        worths = [worth_of(problem, plan) for plan in (best, max(there, key=lambda p: worth_of(problem, p)))]
        valued = [cost.most for cost in exact.costs]
        assert valued == [was - now for was, now in zip(*worths, strict=True)][: len(valued)]
        assert (
            exact.fewest
            == exact.changes
            == min(
                others_changed(best, plan, one.firm_id)
                for plan in there
                if worth_of(problem, plan)[: len(valued)] == worths[1][: len(valued)]
            )
        )
        assert one.price is not None
        first, point = one.price.costs[0], exact.costs[0]
        assert first.least is None or (point.most is not None and first.least <= point.most)
        assert first.most is None or (point.least is not None and first.most >= point.least)


# ---------------------------------------------------------------- the park that comes with the program


def test_the_deadline_firm_misses_a_pair_of_rooms_by_thirty_square_metres() -> None:
    dossier = read_folder(ZIYUAN).dossier
    assert dossier is not None
    problem = dossier.problem
    outcome = shipped_outcome(ZIYUAN, problem.fingerprint)
    assert outcome is not None
    assert outcome.plan is not None
    found = Places(problem, outcome.plan, is_best=True).answer("F07", "A2")
    assert found.state is PlaceState.BLOCKED
    assert causes(found)[0] == {("area_fit", "max")}
    assert [(one.need, one.available) for one in found.sets[0].findings] == [("2250 ㎡", "2280 ㎡")]
    assert problem.firm["F07"].stage is Stage.SIGNED

"""Futures played through: rooms kept and let go, probabilities against exact enumeration, every plan checked."""

from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod

import pytest

import models
from planner.analysis.futures.draws import FirmDraw, Future
from planner.analysis.futures.facts import facts_of, with_doubles
from planner.analysis.futures.pairs import reserve_advice
from planner.analysis.futures.perfect import perfect_information
from planner.analysis.futures.policies import PlanGuide, RoomModel, allocate
from planner.analysis.futures.study import FutureStudy
from planner.analysis.futures.summary import summary_of
from planner.check import check_plan
from planner.domain.keys import RuleKey
from planner.domain.measures.goals.expected_value import points
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy, Waiver
from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import AllocationPolicy, RiskAssumptions, RoomReserve
from planner.domain.sweeping.risk import DecisionVerdict, ReserveVerdict
from planner.domain.vocabulary.terms import PairScope, Stage
from planner.services.planning.solving import opened_allocation
from tests.support import make
from tests.support.random_parks import random_park

STILL = RiskAssumptions(
    firm_late=Decimal(0), area_spread=Decimal(0), building_late=Decimal(0), licence_spread=Decimal(0)
)


MODELS: dict[str, RoomModel] = {}


def opener(problem: Problem) -> RoomModel:
    """Return the model of a future; of a small park many futures are alike."""
    key = problem.fingerprint
    if key not in MODELS:
        MODELS[key] = opened_allocation(problem)
    return MODELS[key]


def share(value: str) -> Decimal:
    return Decimal(value)


def tight() -> tuple[Problem, Plan]:
    """Return a park of two rooms: one kept by the plan for a signed firm that comes late, one for whoever else comes."""
    problem = make.problem(
        firms=[
            make.firm("F1", stage=Stage.SIGNED, probability=share("0.7"), desired="2024Q3"),
            make.firm("F2", stage=Stage.NEGOTIATING, probability=share("0.5"), desired="2024Q1"),
            make.firm("F3", stage=Stage.LEAD, probability=share("0.4"), desired="2024Q2"),
            make.firm("F4", stage=Stage.LEAD, probability=share("0.25"), desired="2024Q4", latest="2024Q4"),
        ],
        units=[make.unit("A-101"), make.unit("A-102")],
    )
    return problem, make.plan(make.placement("F1", "A-101", start="2024Q3"), make.placement("F2", "A-102"))


def future(**comes: bool) -> Future:
    draws = {
        name: FirmDraw(comes=is_there, late=0, factor=Decimal(1), licence_factor=Decimal(1), turn=0.5)
        for name, is_there in comes.items()
    }
    return Future(number=0, firms=draws, renews={}, late={})


def homes(
    problem: Problem, plan: Plan, one: Future, policy: AllocationPolicy, waitlist: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return who is where in a future; the plan is checked."""
    guide = PlanGuide(problem, plan, waitlist=waitlist)
    came = frozenset(name for name, draw in one.firms.items() if draw.comes)
    realised = facts_of(problem, one, came)
    model = opener(with_doubles(realised, problem, guide.holds(AllocationPolicy.PLAN).items()))
    found = allocate(model, guide, one, came, policy=policy)
    assert [str(fault.message) for fault in check_plan(realised, found) if fault.is_fault] == []
    return {place.firm_id: f"{place.units[0]} {place.start}" for place in found.placements}


def test_a_room_is_kept_for_a_signed_firm_until_it_answers() -> None:
    problem, plan = tight()
    comes = future(F1=True, F2=True, F3=True, F4=False)
    assert homes(problem, plan, comes, AllocationPolicy.PLAN) == {
        "F1": "A-101 2024Q3",
        "F2": "A-102 2024Q1",
    }
    first = homes(problem, plan, comes, AllocationPolicy.FIRST_COME)
    assert set(first) == {"F2", "F3"}


def test_rooms_are_kept_for_both_firms_of_a_pair_that_may_be_neighbours() -> None:
    row = make.segregation(emitter="DUST", receptor="STERILE", scope=PairScope.BUILDING)
    waiver = Waiver(rule=RuleKey.SEGREGATION, firms=("F1", "F2"))
    problem = make.problem(
        firms=[
            make.firm("F1", desired="2024Q3", emits=("DUST",)),
            make.firm("F2", desired="2024Q3", receptors=("STERILE",)),
            make.firm("F3", stage=Stage.LEAD, desired="2024Q1"),
        ],
        units=[make.unit("A-101"), make.unit("A-102")],
        segregation_rules=(row,),
        policy=Policy(waivers=(waiver,)),
    )
    plan = make.plan(make.placement("F1", "A-101", "2024Q3"), make.placement("F2", "A-102", "2024Q3"))
    found = homes(problem, plan, future(F1=True, F2=True, F3=True), AllocationPolicy.PLAN)
    assert found == {"F1": "A-101 2024Q3", "F2": "A-102 2024Q3"}


def test_a_room_is_let_go_when_the_answer_is_no() -> None:
    problem, plan = tight()
    stays_away = future(F1=False, F2=True, F3=True, F4=False)
    assert homes(problem, plan, stays_away, AllocationPolicy.PLAN) == {
        "F2": "A-102 2024Q1",
        "F3": "A-101 2024Q3",  # it waited from 2024Q2 on
    }


def test_a_promise_is_kept_under_either_policy() -> None:
    problem, plan = tight()
    promised = replace(problem.firm["F1"], committed_units=("A-101",))
    problem = replace(problem, firms=(promised, *problem.firms[1:]))
    for policy in AllocationPolicy:
        found = homes(problem, plan, future(F1=True, F2=True, F3=True, F4=True), policy)
        assert found["F1"] == "A-101 2024Q3"


@pytest.mark.slow
def test_probabilities_are_those_of_exact_enumeration() -> None:
    problem, plan = tight()
    firms = problem.firms
    outcomes = list(product([False, True], repeat=len(firms)))
    chance = {
        answers: prod(
            float(f.probability if yes else 1 - f.probability) for f, yes in zip(firms, answers, strict=True)
        )
        for answers in outcomes
    }
    names = [firm.firm_id for firm in firms]
    found = {
        (answers, policy): homes(problem, plan, future(**dict(zip(names, answers, strict=True))), policy)
        for answers in outcomes
        for policy in AllocationPolicy
    }
    study = FutureStudy(problem, plan, opener, 3, STILL)
    table = replace(study.table(160), rows=tuple(study.rows(range(160))))
    summary = summary_of(problem, plan, table, 0.999)
    for firm in summary.firms:
        comes = float(problem.firm[firm.firm_id].probability)
        assert firm.comes.low <= comes <= firm.comes.high
        for share_found, policy in (
            (firm.place, AllocationPolicy.PLAN),
            (firm.place_first_come, AllocationPolicy.FIRST_COME),
        ):
            exact = sum(chance[one] for one in outcomes if firm.firm_id in found[one, policy])
            assert share_found.low <= exact / comes <= share_found.high
    assert summary.faults == 0
    own = {one.firm_id: one for one in summary.decisions}
    assert (own["F1"].home, own["F1"].verdict, own["F1"].is_plan) == ("A-101", DecisionVerdict.NOW, True)
    assert own["F3"].verdict is DecisionVerdict.LATER
    for impact in summary.impacts:
        k = names.index(impact.firm_id)
        exact = sum(chance[one] * _changes(found, one, k, names) for one in outcomes)
        assert impact.changes.low <= exact <= impact.changes.high


def _changes(
    found: dict[tuple[tuple[bool, ...], AllocationPolicy], dict[str, str]],
    answers: tuple[bool, ...],
    k: int,
    names: list[str],
) -> int:
    """Return how many other firms that come are elsewhere with the answer of firm k turned round."""
    turned = (*answers[:k], not answers[k], *answers[k + 1 :])
    here, there = found[answers, AllocationPolicy.PLAN], found[turned, AllocationPolicy.PLAN]
    return sum(here.get(name) != there.get(name) for name in names if name != names[k])


def test_rooms_that_are_kept_are_given_to_nobody_else_before_their_quarter() -> None:
    problem, plan = tight()
    alone = replace(problem, firms=tuple(problem.firm[name] for name in ("F2", "F4")))
    plan = make.plan()
    one = future(F2=True, F4=True)
    reserve = RoomReserve(units=("A-101", "A-102"), until=make.quarter("2024Q4"), firms=("F4",))
    guide = PlanGuide(alone, plan, reserve)
    found = allocate(
        opener(facts_of(alone, one, frozenset({"F2", "F4"}))),
        guide,
        one,
        frozenset({"F2", "F4"}),
        policy=AllocationPolicy.PLAN,
    )
    starts = {place.firm_id: str(place.start) for place in found.placements}
    assert starts == {"F2": "2024Q4", "F4": "2024Q4"}


@pytest.mark.parametrize(
    ("comes", "verdict"),
    [("0.95", ReserveVerdict.KEEP), ("0.02", ReserveVerdict.LET)],
)
def test_a_room_is_worth_keeping_for_who_is_likely_and_brings_much(
    comes: str, verdict: ReserveVerdict
) -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", stage=Stage.LEAD, probability=share("0.9"), tax_10k=make.number(10)),
            make.firm(
                "F2", stage=Stage.LEAD, probability=share(comes), tax_10k=make.number(900), desired="2024Q3"
            ),
        ],
        units=[make.unit("A-101")],
    )
    study = FutureStudy(problem, make.plan(), opener, 3, STILL)
    reserve = RoomReserve(units=("A-101",), until=make.quarter("2025Q4"), firms=("F2",))
    let, kept = (
        replace(one.table(60), rows=tuple(one.rows(range(60))))
        for one in (study, replace(study, reserve=reserve))
    )
    advice = reserve_advice(kept, let)
    assert advice is not None
    assert advice.verdict is verdict
    value = {row.number: row.plan.figures[0] for row in let.rows}
    gains = [float((row.plan.figures[0] or 0) - (value[row.number] or 0)) for row in kept.rows]
    assert advice.paired.gain.mean == pytest.approx(sum(gains) / 60)


def test_knowing_all_is_worth_what_the_best_plan_of_each_future_brings_more() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", stage=Stage.LEAD, probability=share("1"), tax_10k=make.number(10)),
            make.firm(
                "F2", stage=Stage.LEAD, probability=share("0.5"), tax_10k=make.number(900), desired="2024Q3"
            ),
        ],
        units=[make.unit("A-101")],
    )
    study = FutureStudy(problem, make.plan(), opener, 3, STILL)
    rows = list(study.rows(range(6)))
    found = perfect_information(
        study, [(row.number, float(row.plan.figures[0] or 0)) for row in rows], models.solve, confidence=0.95
    )
    assert found is not None
    worth = {
        name: points(
            replace(problem.firm[name], stage=Stage.SIGNED, probability=Decimal(1)),
            problem.policy.rates,
            waited=0,
        )
        for name in ("F1", "F2")
    }
    both = [row.came == 0b11 for row in rows]
    assert 0 < sum(both) < 6
    exact = (worth["F2"] - worth["F1"]) * sum(both) / 6  # whoever comes first has the only room
    assert (found.least.mean, found.most.mean) == pytest.approx((exact, exact))
    assert found.unsolved == 0


def test_a_row_is_the_same_alone_and_among_others() -> None:
    problem, plan = tight()
    study = FutureStudy(problem, plan, opener, 3, RiskAssumptions())
    assert list(study.rows([4, 2])) == [study.row(4), study.row(2)]


@pytest.mark.parametrize("number", [2, 5, 8])
def test_plans_of_futures_of_random_parks_keep_every_rule(number: int) -> None:
    problem = random_park(number)
    plan = models.solve(problem).plan
    if plan is None:
        pytest.skip("no plan to start from")
    study = FutureStudy(problem, plan, opener, number, RiskAssumptions())
    for row in study.rows(range(4)):
        assert (row.plan.faults, row.first_come.faults) == (0, 0)

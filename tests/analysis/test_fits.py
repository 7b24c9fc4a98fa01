"""Counts of what still fits equal brute force, with what is in the way; Ziyuan's answers are those that are known."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

import models
from planner.analysis.fits import FitSearch, beside, copies, counting, moments
from planner.check import check_plan, is_valid
from planner.domain.edits import AddFirm, PinFirm, replay
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Why
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.fit import FitCount, FitPart, FitStop, FitTable
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.importing.intake import load
from planner.services.planning.solving import opened
from planner.services.studies.fits import find_fits, fit_edits
from planner.settings import ROOT
from planner.text import Lang
from planner.views.fits import mix_text, none_from, reached
from tests.support import make
from tests.support.brute import best_plan

AT = make.quarter("2024Q2")
DEV, LAB = FitPart(archetype="DEV", area_m2=1000), FitPart(archetype="LAB", area_m2=500)


def solver(problem: Problem) -> Outcome:
    return opened(problem).solve(Limits(time_limit_s=600.0), value_only=True)


def search(problem: Problem, plan: Plan, *, may_move: bool = False) -> FitSearch:
    return FitSearch(problem=problem, plan=plan, solver=solver, may_move=may_move)


def tried(held: Problem, parts: Sequence[FitPart], must: int = 0) -> int | None:
    """Return by trying every plan how many firms are placed beside those of the plan; None if the first of them cannot be."""
    added = copies(held, parts, AT, AT)
    pins = (*held.policy.pins, *(Pin(firm_id=firm.firm_id) for firm in added[:must]))
    problem = replace(held, firms=(*held.firms, *added), policy=replace(held.policy, pins=pins))
    best = best_plan(problem)
    return None if best is None else len(best.plan.by_firm)


@cache
def case(number: int) -> tuple[Problem, Plan]:
    """Return a tiny park with a firm of the plan in it."""
    kinds = (make.archetype("DEV"), make.archetype("LAB", min_load_kn_m2=Decimal(12)))
    units = (
        [make.unit("A-101"), make.unit("A-102"), make.unit("A-201")],
        [make.unit("A-101", m2=500), make.unit("A-102", load_kn_m2=Decimal(15)), make.unit("A-201", m2=500)],
        [make.unit("A-101"), make.unit("A-102", available="2024Q3"), make.unit("B-101", m2=500)],
    )[number % 3]
    caps = (make.cap(Resource.POWER, 150, subject="A"),) if number >= 3 else ()
    facts = make.problem(
        firms=[make.firm("F1", power_kw=make.number(20)), make.firm("F2", m2=9000)],
        units=units,
        caps=caps,
        archetypes=kinds,
    )
    plan = models.solve(facts, Limits()).plan
    assert plan is not None
    return facts, plan


@pytest.mark.parametrize(
    ("number", "may_move"), [(0, False), (1, True), (2, False), (3, True), (4, False), (5, True)]
)
def test_a_count_is_the_one_found_by_trying_every_plan(number: int, *, may_move: bool) -> None:
    problem, plan = case(number)
    held = beside(problem, plan, may_move=may_move)
    for part in (DEV, LAB):
        found = search(problem, plan, may_move=may_move).count((part,), AT)
        most = tried(held, [replace(part, count=3)])
        assert most is not None
        assert (found.count, found.most) == (most - len(plan.by_firm),) * 2
        assert found.reason is not None
        if found.plan is not None:
            asked = replace(held, firms=(*held.firms, *copies(held, [replace(part, count=4)], AT, AT)))
            assert is_valid(check_plan(asked, found.plan))
            where = [
                found.plan.by_firm[name][0].units == plan.by_firm[name][0].units for name in plan.by_firm
            ]
            assert may_move or all(where)


def test_a_mix_fits_as_often_as_all_its_firms_have_a_place_just_inside_and_just_outside() -> None:
    problem, plan = case(1)
    held = beside(problem, plan, may_move=True)
    mix = (LAB, replace(LAB, area_m2=480))
    found = search(problem, plan, may_move=True).count(mix, AT)
    whole = len(plan.by_firm)
    for times in (found.count, found.count + 1):
        wanted = [replace(part, count=times) for part in mix]
        placed = tried(held, wanted) if times else whole
        assert (placed == whole + 2 * times) is (times == found.count)
    assert found.is_proven
    assert found.reason is not None


def test_what_is_in_the_way_is_told_of_a_firm_that_has_no_place_whichever_copies_were_placed() -> None:
    problem, plan = case(2)
    too_large = replace(DEV, area_m2=9000)
    for mix in ((too_large, replace(DEV, area_m2=500)), (DEV, too_large)):
        found = search(problem, plan).count(mix, AT)
        assert (found.count, found.most) == (0, 0)
        assert found.reason is not None
        assert found.reason.why is not Why.GOAL
    problem, plan = case(0)

    def last_ones(asked: Problem) -> Outcome:
        answer = solver(asked)
        assert answer.plan is not None
        added = [firm.firm_id for firm in asked.firms if firm.firm_id not in problem.firm]
        renamed = dict(
            zip([name for name in added if name in answer.plan.by_firm], added[::-1], strict=False)
        )
        stays = [
            replace(one, firm_id=renamed.get(one.firm_id, one.firm_id)) for one in answer.plan.placements
        ]
        return replace(answer, plan=Plan(placements=tuple(stays)))

    found = FitSearch(problem=problem, plan=plan, solver=last_ones).count((DEV,), AT)
    assert found.is_proven
    assert found.reason is not None
    assert found.reason.why is Why.TAKEN


def test_two_kinds_are_traded_as_by_trying_every_plan() -> None:
    problem, plan = case(1)
    held = beside(problem, plan, may_move=True)
    *_, table = find_fits(
        problem,
        plan,
        Limits(time_limit_s=600.0),
        quarters=(AT,),
        pair=(DEV, LAB),
        may_move=True,
        seconds=600.0,
    )
    points = table.points
    assert (table.is_pair_closed, table.is_complete) == (True, True)
    assert [point.first for point in points] == list(range(len(points)))
    for point in points:
        placed = tried(held, [replace(DEV, count=point.first), replace(LAB, count=2)], must=point.first)
        assert placed is not None
        assert (point.second, point.most) == (placed - point.first - len(plan.by_firm),) * 2
    assert tried(held, [replace(DEV, count=len(points))], must=len(points)) is None


def test_a_count_that_is_not_proven_is_told_as_what_it_lies_between() -> None:
    problem, plan = case(0)
    unsure = FitSearch(
        problem=problem, plan=plan, solver=lambda asked: replace(solver(asked), bound=4)
    ).count((DEV,), AT)
    assert (unsure.is_proven, reached(unsure)) == (False, f"{unsure.count} … 3 *")
    nothing = FitSearch(
        problem=problem, plan=plan, solver=lambda asked: replace(solver(asked), plan=None, bound=None)
    ).count((DEV,), AT)
    assert (nothing.count, nothing.most, nothing.reason) == (0, None, None)
    table = FitTable(
        target=1, added=None, counts=(replace(unsure, count=1, most=1), replace(unsure, quarter=AT + 1))
    )
    later = replace(table.counts[1], count=0, most=0)
    assert none_from(table) is None
    assert none_from(replace(table, counts=(table.counts[0], later))) == AT + 1
    assert none_from(replace(table, counts=(*table.counts, replace(later, mix=(LAB,))))) is None
    assert mix_text(problem, (replace(DEV, count=2), LAB)).say(Lang.EN).startswith("2 × ")


def test_a_plan_that_cannot_be_kept_proves_nothing_of_what_fits_beside_it() -> None:
    problem, _ = case(0)
    too_small = make.plan(make.placement("F2", "A-101"))
    for mix in ((DEV,), (DEV, LAB)):
        found = search(problem, too_small).count(mix, AT)
        assert (found.count, found.most, found.reason) == (0, None, None)


def test_what_fits_is_asked_for_now_and_at_each_later_handover() -> None:
    problem, _ = case(2)
    assert [str(one) for one in moments(problem)] == ["2024Q1", "2024Q3"]
    told = FitCount(mix=(DEV,), quarter=AT, count=1, most=1)
    assert reached(told) == "1"


@pytest.mark.slow
def test_ziyuan_places_37_and_three_more_firms_make_40_six_43_ten_46() -> None:
    dossier, _ = load(ROOT / "data" / "ziyuan")
    assert dossier is not None
    problem = dossier.problem
    kind = FitPart(archetype="DEV_I", area_m2=700)
    *_, table = find_fits(problem, Plan(), Limits(time_limit_s=600.0), added=kind, target=40, seconds=6000.0)
    found = [[one for one in table.levels if one.has_hold is held] for held in (False, True)]
    assert [[one.more for one in row] for row in found] == [[0, 3, 6, 10]] * 2
    assert [[one.placed for one in row] for row in found] == [[37, 40, 43, 46], [37, 40, 42, 45]]
    assert all(one.is_proven for one in table.levels)
    assert table.stop == FitStop(rules=(RuleKey.CLEAR_HEIGHT.value,), most=39)
    rules = [reason.rule for reason in found[0][0].reasons]
    assert (len(rules), rules.count(RuleKey.HAZARD_CLASS)) == (8, 3)
    assert counting(problem).base == ()
    assert any(firm.stage is Stage.SIGNED for firm in problem.firms)


def test_the_plan_behind_a_count_holds_when_its_firms_are_added_and_pinned() -> None:
    problem, plan = case(0)
    mix = (DEV, replace(DEV, area_m2=900))
    for may_move, asked in ((False, (DEV,)), (True, mix)):
        found = search(problem, plan, may_move=may_move).count(asked, AT)
        assert found.count
        edits = fit_edits(problem, found)
        added = [edit.firm for edit in edits if isinstance(edit, AddFirm)]
        pins = [edit for edit in edits if isinstance(edit, PinFirm)]
        assert [pin.firm for pin in pins] == [firm.firm_id for firm in added]
        assert len(added) == found.count * sum(part.count for part in asked)
        assert not {firm.firm_id for firm in added} & problem.firm.keys()
        edited = replay(problem, edits)
        outcome = solver(edited)
        assert outcome.plan is not None
        assert is_valid(check_plan(edited, outcome.plan))
        assert all(outcome.plan.by_firm[pin.firm][0].units == pin.units for pin in pins)
        assert fit_edits(problem, replace(found, plan=None)) == ()

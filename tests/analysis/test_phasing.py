"""Later handovers: each case equals brute force, both sides of a break are solved for, and a delay may let a firm in."""

from dataclasses import replace
from functools import cache

import pytest

from planner.analysis.phasing import PhasingSearch, handover_rows, pending
from planner.domain.edits import DelayHandover, replay
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.phasing import PhasingCase, PhasingRow, PhasingTable
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.solving import opened
from planner.services.studies.phasing import find_case, find_phasing
from planner.text import Lang
from planner.views.phasing import (
    case_text,
    cell_text,
    handover_message,
    latest_text,
    proof_text,
    standing_text,
    trial_message,
)
from tests.support import make
from tests.support.brute import best_plan

LIMITS = Limits(time_limit_s=600.0)


def solver(problem: Problem, _start: Plan | None) -> Outcome:
    return opened(problem).solve(LIMITS, value_only=True)


def park(policy: Policy | None = None) -> Problem:
    """Return a building that stands, one that is handed over in 2024Q2, and a firm for each; F2 comes by 2024Q3 at the latest."""
    return make.problem(
        firms=[
            make.firm("F1", m2=900),
            make.firm("F2", desired="2024Q3", latest="2024Q3", min_load_kn_m2=make.number(20)),
        ],
        buildings=[make.building("A", handover="2023Q1"), make.building("B", handover="2024Q2")],
        units=[
            make.unit("A-101", available="2023Q1"),
            make.unit("B-101", available="2024Q2", load_kn_m2=make.number(20)),
        ],
        policy=policy or Policy(),
    )


@cache
def found() -> PhasingTable:
    *_, table = find_phasing(park(), LIMITS, quarters=2)
    return table


def test_the_latest_handover_loses_nothing_and_a_quarter_later_loses_the_firm_by_name() -> None:
    (row,) = found().rows
    assert found().is_proven
    assert [one.building_id for one in pending(park())] == ["B"]
    assert (str(row.planned), str(row.latest), row.is_proven) == ("2024Q2", "2024Q3", True)
    assert [date.case.loses for date in row.dates] == [False, True]
    assert row.break_date is not None
    assert (row.break_date.case.lost, row.break_date.case.later) == (("F2",), ())


def test_every_case_is_worth_what_trying_every_plan_finds() -> None:
    problem = park()
    base = best_plan(problem)
    assert base is not None
    for date in found().rows[0].dates:
        best = best_plan(replay(problem, date.case.edits))
        assert best is not None
        told = {tier.key: at for at, tier in enumerate(problem.policy.goal_tiers)}
        for gain in date.case.gains:
            at = told[gain.tier]
            assert gain.is_point
            assert gain.least == best.worth[at] - base.worth[at]


def test_more_quarters_are_asked_about_until_one_is_proven_to_lose() -> None:
    search = PhasingSearch(problem=park(), solver=solver)
    *_, table = handover_rows(search, quarters=1)
    assert [str(date.quarter) for date in table.rows[0].dates] == ["2024Q3", "2024Q4"]
    first, *_ = handover_rows(search, quarters=1, buildings=["A"])
    assert first.rows == ()
    halted = PhasingSearch(problem=park(), solver=solver, should_stop=lambda: True)
    *_, cut = handover_rows(halted, quarters=1)
    assert (cut.answered, cut.is_complete) == (0, False)


def test_a_handover_beyond_the_horizon_closes_a_row_that_never_loses() -> None:
    problem = replace(park(), firms=(park().firm["F1"],))
    *_, table = find_phasing(problem, LIMITS, quarters=1)
    (row,) = table.rows
    assert row.dates[-1].quarter == row.last + 1
    assert (row.latest > row.last, row.break_date, row.is_proven) == (True, None, True)
    assert str(row.last) in latest_text(row).en
    assert handover_message(problem, table).say(Lang.EN).startswith("Buildings looked at: 1. These can wait")


def test_a_later_handover_may_let_a_firm_in_whose_room_would_have_stood_empty() -> None:
    late = make.firm(
        "F3", desired="2024Q4", latest="2025Q1", stage=Stage.LEAD, min_load_kn_m2=make.number(20)
    )
    problem = make.problem(
        firms=[late],
        buildings=[make.building("B", handover="2024Q1")],
        units=[make.unit("B-101", load_kn_m2=make.number(20))],
    )
    search = PhasingSearch(problem=problem, solver=solver)
    case = search.case([DelayHandover(building="B", quarters=1)])
    assert (case.loses, case.gained) == (False, ("F3",))
    assert "F3" in case_text(problem, case).en


def test_where_a_promise_cannot_be_kept_any_more_that_is_a_loss_without_a_plan() -> None:
    problem = park(Policy(pins=(Pin(firm_id="F2"),)))
    case = PhasingSearch(problem=problem, solver=solver).case([DelayHandover(building="B", quarters=2)])
    assert (case.status, case.gains, case.loses) == (Status.INFEASIBLE, (), True)
    assert (cell_text(case), proof_text(case).en) == ("✕", "proven")
    assert "promise" in case_text(problem, case).en


def _open(best: Outcome) -> Outcome:
    """Return an outcome whose first stage may come to one more, and of whose others nothing is known."""
    first, *rest = best.stages
    assert first.bound is not None
    stages = (replace(first, bound=first.bound + 1), *(replace(one, bound=None) for one in rest))
    return replace(best, status=Status.TIME_LIMIT, stages=stages)


def test_what_the_solver_leaves_open_is_neither_a_loss_nor_none() -> None:
    def short(problem: Problem, start: Plan | None) -> Outcome:
        best = solver(problem, start)
        stages = tuple(replace(one, bound=None) for one in best.stages)
        return best if problem == park() else replace(best, status=Status.TIME_LIMIT, stages=stages)

    case = PhasingSearch(problem=park(), solver=short).case([DelayHandover(building="B", quarters=1)])
    assert case.loses is None
    row = PhasingRow(building_id="B", planned=make.quarter("2024Q2"), last=make.quarter("2025Q4"))
    assert (row.latest, row.is_proven) == (row.planned, False)
    assert proof_text(case).en == "not proven *"
    opened_base = PhasingSearch(problem=park(), solver=lambda one, start: _open(solver(one, start)))
    base = opened_base.base.plan
    assert base is not None
    assert [one.least for one in opened_base.found_so_far((), park(), base).gains] == [-1, None]
    first = opened_base.found_so_far(
        (), park(), Plan()
    )  # a first plan leaves out firms that the best one has
    assert (first.is_proven, first.lost) == (False, ())
    *_, table = handover_rows(PhasingSearch(problem=park(), solver=short), quarters=1)
    assert (table.is_complete, table.is_proven) == (True, False)
    assert standing_text(table).en.startswith("Everything was asked about, but not all of it is proven")
    *_, closed = handover_rows(PhasingSearch(problem=park(), solver=solver), quarters=1)
    assert (closed.is_complete, closed.is_proven) == (True, True)
    assert "限制内没有问完" in standing_text(replace(table, is_complete=False)).zh


def test_the_value_of_a_case_is_told_before_the_plan_of_fewest_changes_and_names_its_firms() -> None:
    delays, so_far = {"B": 2}, list[PhasingCase]()
    edits = [DelayHandover(building="B", quarters=2)]
    told = list(find_case(park(), LIMITS, edits, tell=so_far.append))
    assert so_far  # plans on the way: none claims more than the best one comes to
    assert all(
        one.least is not None and best.least is not None and one.least <= best.least
        for one, best in zip(so_far[-1].gains, told[-1].gains, strict=True)
    )
    assert {one.is_proven for one in so_far} == {False}
    assert {one.gains for one in told} == {told[-1].gains}
    said = trial_message(park(), delays, told[-1]).say(Lang.EN)
    assert said.startswith("Handed over B 2024Q4: ")
    assert f"loses F2 {park().firm['F2'].name.en} (proven)" in said
    nothing = trial_message(park(), {"B": 1}, found().rows[0].dates[0].case)
    assert "no goal loses anything" in nothing.say(Lang.EN)


@pytest.mark.parametrize("lang", list(Lang))
def test_the_answer_names_the_dearest_delay_and_whom_it_loses(lang: Lang) -> None:
    said = handover_message(park(), found()).say(lang)
    assert "2024Q3" in said
    assert handover_message(park(), PhasingTable(plan=Plan())).say(lang)
    assert cell_text(found().rows[0].dates[0].case) == "0"
    assert cell_text(found().rows[0].dates[1].case).endswith("−F2")

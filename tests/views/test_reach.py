"""What is said of a plan made from a plan in force: how few changes it keeps to, and what a limit kept open."""

from typing import Any

import pytest

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.views.reach import reach_sentences
from tests.support import make, reports

BASE = (make.placement("F1", "A-101"), make.placement("F2", "A-102"))
STAYS, MOVES = make.plan(*BASE), make.plan(BASE[0], make.placement("F2", "A-201"))
PROVEN = (reports.stage("signed"), reports.stage("value"), reports.stage("changes", carries_value=False))


def park(**changes: Any) -> Problem:
    return make.problem(firms=[make.firm("F1"), make.firm("F2")], base=BASE, **changes)


def said(plan: Any, **changes: Any) -> list[str]:
    facts: dict[str, Any] = {"repair_changes": 1, "stages": PROVEN, "limits": Limits(few_changes=True)}
    problem = park()
    report: Report = reports.report(
        problem, plan, outcome=reports.outcome(problem, plan, **(facts | changes))
    )
    return [one.en for one in reach_sentences(report)]


def test_nothing_is_said_of_a_plan_from_nothing_or_of_no_plan() -> None:
    assert said(STAYS, repair_changes=None) == []
    assert said(None) == []


def test_a_plan_without_changes_says_so() -> None:
    assert said(STAYS, repair_changes=0)[0] == "No firm is changed."


def test_a_plan_kept_to_its_repair_says_how_many_that_takes() -> None:
    first, *rest = said(MOVES)
    assert first == "1 firm is changed; repairing the plan in force takes 1, and no more are."
    assert rest == [
        "Within that its value is proven the highest; if more firms might change, it could be higher."
    ]


def test_a_plan_that_was_not_kept_to_few_changes_says_what_would_do() -> None:
    told = said(MOVES, repair_changes=0, limits=Limits())
    assert told == ["Changes were not limited: 1 firm is changed; repairing the plan in force takes 0 only."]


@pytest.mark.parametrize("stages", [(), (reports.stage("changes", Status.TIME_LIMIT),)])
def test_fewest_changes_that_were_not_proven_are_said_to_be_open(stages: tuple[Any, ...]) -> None:
    assert "A limit ended the solve before the fewest changes were proven: fewer might do." in said(
        MOVES, stages=stages
    )


def test_a_plan_no_solver_has_looked_at_says_so_first() -> None:
    assert said(MOVES, stages=(), status=Status.TIME_LIMIT)[0].startswith(
        "The time was over, or the solve cancelled, before it began"
    )


def test_what_was_not_proven_the_highest_is_named() -> None:
    stages = (reports.stage("signed"), reports.stage("value", Status.TIME_LIMIT))
    told = said(MOVES, stages=stages, status=Status.TIME_LIMIT)
    assert told[-1] == "A limit was met before this was proven highest: Expected value."


def test_signed_firms_without_a_place_are_named() -> None:
    assert said(make.plan(BASE[0]))[-1] == "Signed firms without a place: F2."

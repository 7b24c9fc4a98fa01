"""Answers that a page waits for: what takes too long is left open, and gone on with when it is asked again."""

from dataclasses import replace

from planner.domain.park.policy import Pin
from planner.domain.solving.place import PlaceState
from planner.services.workbench.place_books import PlaceBooks
from tests.support import make, reports


def test_an_answer_that_takes_too_long_is_open_and_is_found_when_asked_again() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102")], firms=[make.firm("F1"), make.firm("F2")]
    )
    problem = problem.with_policy(replace(problem.policy, pins=(Pin(firm_id="F1", building_id="A"),)))
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    ticks = iter(range(0, 10_000, 100))
    is_slow = True
    books = PlaceBooks(now=lambda: float(next(ticks)) if is_slow else 0.0)
    assert books.answer(report, "F2", "A-101").state is PlaceState.OPEN
    is_slow = False
    assert books.answer(report, "F2", "A-101").state is PlaceState.POSSIBLE

"""Where sitting firms are is told twice, in the facts and by the checker: both say the same."""

from planner.check.leases import required_seats
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.park.seats import seats_of
from tests.support import make
from tests.support.random_parks import TINY, random_park

SEEDS = range(600, 660)
"""Among them a lease over two parks that do not begin in the same quarter (633)."""


def test_a_lease_over_two_parks_begins_in_each_with_that_park() -> None:
    firm: Firm = make.firm("F1", leases=(Lease(lease_id="L", firm_id="F1", units=("A-101", "B-101")),))
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        buildings=[make.building("A"), make.building("B", park_id="Q")],
        parks=[make.park(first="2024Q1"), make.park("Q", first="2024Q3")],
        firms=[firm],
    )
    starts = {seat.units: str(seat.start) for seat in seats_of(problem, firm)}
    assert starts == {("A-101",): "2024Q1", ("B-101",): "2024Q3"}
    assert both(problem) == []


def test_the_facts_and_the_checker_agree_on_random_parks() -> None:
    problems = [random_park(seed, TINY) for seed in SEEDS]
    assert sum(firm.is_sitting for problem in problems for firm in problem.firms) > len(problems) / 2
    assert [seed for seed, problem in zip(SEEDS, problems, strict=True) if both(problem)] == []


def both(problem: Problem) -> list[str]:
    """Return the firms of which the two tellings differ."""
    return [
        firm.firm_id
        for firm in problem.firms
        if firm.is_sitting and set(seats_of(problem, firm)) != set(required_seats(problem, firm))
    ]

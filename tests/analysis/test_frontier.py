"""The frontier as it asks a session: ε by ε, nothing beaten kept, prices only where they are known."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from planner.analysis.frontier import (
    FrontierSession,
    frontier,
    frontier_problem,
    price_span,
    prices,
    rate_of,
    undominated,
)
from planner.domain.goal import GoalMode
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.frontier import Frontier, FrontierPoint
from planner.text import Lang
from tests.support import make, reports

PARK = make.problem(
    units=[make.unit("A-101"), make.unit("A-102")],
    firms=[
        make.firm("F1", jobs=10, tax_10k=make.number(300)),
        make.firm("F2", jobs=40, tax_10k=make.number(100)),
    ],
)
SINGLE = {"F1": make.placement("F1", "A-101"), "F2": make.placement("F2", "A-101")}
WORTH = {"F1": {"tax": 300, "jobs": 10}, "F2": {"tax": 100, "jobs": 40}}


@dataclass
class OneFirm(FrontierSession):
    """A session in which one firm can be placed, the best by `goals` in that order."""

    goals: tuple[str, str]
    asked: list[dict[str, int]] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)

    def solve(self, limits: Limits, *, start: Plan | None = None, should_stop: object = None) -> Outcome:
        del limits, start, should_stop
        self.asked.append(dict(self.held))
        open_ = [
            name
            for name in WORTH
            if all(rate_of(g) * WORTH[name][g] >= least for g, least in self.held.items())
        ]
        if not open_:
            return reports.outcome(
                PARK, None, status=Status.INFEASIBLE, stages=(), objective=None, bound=None
            )
        best = max(open_, key=lambda name: [WORTH[name][goal] for goal in self.goals])
        stages = tuple(
            reports.stage(goal, objective=WORTH[best][goal], bound=WORTH[best][goal]) for goal in self.goals
        )
        return reports.outcome(PARK, make.plan(SINGLE[best]), stages=stages)

    @contextmanager
    def at_least(self, rates: Mapping[str, int], least: int) -> Iterator[None]:
        ((goal, rate),) = rates.items()
        assert rate == rate_of(goal)
        before = dict(self.held)
        self.held[goal] = least
        try:
            yield
        finally:
            self.held = before


def sessions() -> tuple[OneFirm, OneFirm]:
    return OneFirm(("tax", "jobs")), OneFirm(("jobs", "tax"))


def two_goals() -> Problem:
    return frontier_problem(PARK, "tax", "jobs")


def point(
    first: int, second: int, *, is_proven: bool = True, first_bound: int | None = None
) -> FrontierPoint:
    outcome = reports.outcome(PARK, None)
    return FrontierPoint(
        first=first,
        second=second,
        epsilon=None,
        outcome=outcome,
        is_proven=is_proven,
        first_bound=first_bound,
    )


def test_the_goals_stand_alone_in_the_problem_and_costs_count_against() -> None:
    policy = frontier_problem(PARK, "tax", "changes").policy
    assert [(tier.key, tier.terms[0].rate) for tier in policy.goal_tiers] == [("tax", 1), ("changes", -1)]
    assert policy.mode is GoalMode.RANKED
    with pytest.raises(KeyError):
        frontier_problem(PARK, "tax", "no_such_goal")


def test_the_ends_come_first_and_the_last_answer_says_that_it_is_complete() -> None:
    found = list(frontier(sessions(), two_goals(), Limits(), most_points=100))
    assert [[(one.first, one.second) for one in each.points] for each in found][:1] == [
        [(300, 10), (100, 40)]
    ]
    assert [each.is_complete for each in found] == [False] * (len(found) - 1) + [True]
    assert found[-1].points[0].epsilon is None


def test_the_steps_are_as_wide_as_the_number_of_points_asks() -> None:
    wide = sessions()
    found = list(frontier(wide, two_goals(), Limits(), most_points=4))
    assert [held["jobs"] for held in wide[0].asked if held] == [20]
    assert not found[-1].is_complete, "a step over 1 may leave points out"


def test_what_is_held_up_is_held_up_in_every_point() -> None:
    both = sessions()
    list(frontier(both, two_goals(), Limits(), lower_bounds={"tax": 100}, most_points=4))
    assert all(held.get("tax") == 100 for one in both for held in one.asked)


def test_a_stop_leaves_what_was_found() -> None:
    both = sessions()
    found = list(frontier(both, two_goals(), Limits(), should_stop=lambda: True))
    assert len(found[-1].points) == 2
    assert not found[-1].is_complete
    assert [len(one.asked) for one in both] == [1, 1]


def test_goals_that_cannot_be_held_up_leave_no_point() -> None:
    (found,) = frontier(sessions(), two_goals(), Limits(), lower_bounds={"tax": 10_000})
    assert found.points == ()
    assert not found.is_complete


def test_a_point_that_another_beats_or_equals_goes() -> None:
    best, beaten, equal, other = point(9, 1), point(8, 1), point(9, 1), point(3, 7)
    assert undominated([best, beaten, equal, other], "tax", "jobs") == (best, other)
    assert undominated([best, beaten], "tax", "changes") == (best,)
    assert undominated([point(9, 2), point(8, 1)], "tax", "changes") != ()


@pytest.mark.parametrize(
    ("before", "after", "span"),
    [
        (point(300, 10), point(100, 40), (200, 200)),
        (point(300, 10, first_bound=320), point(100, 40, is_proven=False, first_bound=150), (150, 220)),
        (point(300, 10), point(100, 40, is_proven=False), None),
        (point(100, 10, first_bound=100), point(90, 40, is_proven=False, first_bound=120), (0, 10)),
    ],
)
def test_a_step_costs_a_number_an_interval_or_nobody_knows(
    before: FrontierPoint, after: FrontierPoint, span: tuple[int, int] | None
) -> None:
    found = Frontier(first="tax", second="jobs", points=(before, after), is_complete=False)
    assert price_span(found, before, after) == span
    (said,) = prices(found)
    assert said.say(Lang.EN).startswith("Jobs 10 → 40 persons")
    assert said.say(Lang.EN).endswith("*") is (span is None or span[0] != span[1])


def test_the_price_of_one_more_is_written_out() -> None:
    found = Frontier(first="tax", second="jobs", points=(point(300, 10), point(100, 40)), is_complete=True)
    (said,) = prices(found)
    assert "300 → 100 (10k yuan a year): 66,700 yuan a year for each person" in said.say(Lang.EN)

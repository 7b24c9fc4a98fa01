"""Frontiers and near plans against trying every plan of tiny parks."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

import models
from planner.analysis.frontier import rate_of
from planner.check import check_plan, is_valid
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.services.planning.solving import report_on
from planner.services.studies.frontier import (
    Frontier,
    distance,
    find_frontier,
    near_plans,
    point_alone,
    prices,
)
from planner.text import Lang
from tests.support.brute import valid_plans, worth_of
from tests.support.random_parks import random_park

LIMITS = Limits(time_limit_s=60.0)
SEEDS = [seed for seed in range(16) if seed not in (3, 8, 11, 12)]
PAIRS = [("rent", "excess_area"), ("expected_value", "excess_area"), ("jobs", "soft_segregation")]


@cache
def park(seed: int) -> tuple[Problem, tuple[Plan, ...]]:
    problem = random_park(seed)
    return problem, tuple(valid_plans(problem))


@cache
def found(seed: int, first: str, second: str) -> Frontier:
    problem, _ = park(seed)
    return list(find_frontier(problem, first, second, LIMITS, most_points=10**6))[-1]


def by_hand(problem: Problem, plans: tuple[Plan, ...], first: str, second: str) -> set[tuple[int, int]]:
    told = [measure_goals(problem, plan) for plan in plans]
    most = max(goals["signed_firms"] for goals in told)
    worth = {
        (rate_of(first) * goals[first], rate_of(second) * goals[second])
        for goals in told
        if goals["signed_firms"] == most
    }
    return {
        (abs(one), abs(two))
        for one, two in worth
        if not any(a >= one and b >= two and (a, b) != (one, two) for a, b in worth)
    }


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_frontier_is_that_of_all_plans(seed: int, first: str, second: str) -> None:
    problem, plans = park(seed)
    line = found(seed, first, second)
    if not plans:
        assert line.points == ()
        return
    assert {(point.first, point.second) for point in line.points} == by_hand(problem, plans, first, second)
    assert line.is_complete
    assert all(point.is_proven for point in line.points)
    for point in line.points:
        assert point.outcome.plan is not None
        assert is_valid(check_plan(problem, point.outcome.plan))
        assert point.broken == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_point_solved_alone_is_worth_the_same(seed: int) -> None:
    problem, _ = park(seed)
    line = found(seed, *PAIRS[0])
    for point in line.points:
        alone = point_alone(problem, line, point, LIMITS)
        assert alone.plan is not None
        goals = measure_goals(problem, alone.plan)
        assert (goals[line.first], goals[line.second]) == (point.first, point.second)


def test_every_step_has_its_price_in_words() -> None:
    lines = [found(seed, *pair) for seed in SEEDS for pair in PAIRS]
    steps = [line for line in lines if len(line.points) > 1]
    assert steps
    for line in steps:
        said = prices(line)
        assert len(said) == len(line.points) - 1
        assert all("costs" in one.say(Lang.EN) and "{" not in one.say(Lang.ZH) for one in said)
        assert all("not both proven" not in one.say(Lang.EN) for one in said)


def test_a_wide_goal_is_stepped_over_and_said_to_be_incomplete() -> None:
    wide = next(s for s in SEEDS if len(found(s, *PAIRS[0]).points) > 2)
    problem, _ = park(wide)
    line = list(find_frontier(problem, *PAIRS[0], LIMITS, most_points=2))[-1]
    whole = {(point.first, point.second) for point in found(wide, *PAIRS[0]).points}
    assert not line.is_complete
    assert 2 <= len(line.points) < len(whole)
    assert {(point.first, point.second) for point in line.points} <= whole


def base(seed: int) -> Report:
    problem, _ = park(seed)
    return report_on(problem, models.solve(problem, LIMITS))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("within", [Fraction(0), Fraction(1, 10)])
def test_near_plans_are_within_reach_and_as_far_as_can_be(seed: int, within: Fraction) -> None:
    problem, plans = park(seed)
    report = base(seed)
    if report.outcome.plan is None:
        return
    kept = tuple(tier for tier in problem.policy.goal_tiers if tier.carries_value)
    valued = problem.with_policy(replace(problem.policy, tiers=kept))
    best = worth_of(valued, report.plan)
    reach = [
        plan
        for plan in plans
        if (worth := worth_of(valued, plan))[:-1] >= best[:-1]
        and worth[-1] >= best[-1] - abs(best[-1]) * within
    ]
    before = [report.plan]
    for near in near_plans(report, within, LIMITS, count=3):
        assert near.outcome.plan is not None
        assert near.is_farthest
        assert near.broken == 0
        assert near.distance == min(distance(near.outcome.plan, plan) for plan in before) >= 1
        far = [sum(distance(p, q) for q in before) for p in reach if all(distance(p, q) for q in before)]
        assert sum(distance(near.outcome.plan, plan) for plan in before) >= max(far)
        assert near.outcome.status in (Status.PROVEN_OPTIMAL, Status.WITHIN_GAP)
        before.append(near.outcome.plan)
    others = {
        tuple(p.by_firm[f][0].units if f in p.by_firm else () for f in sorted(problem.firm)) for p in reach
    }
    assert len(before) >= min(4, len(others))


def test_near_plans_claim_no_gap_that_the_base_did_not_prove() -> None:
    report = next(one for one in map(base, SEEDS) if one.outcome.plan and one.plan.placements)
    stages = tuple(
        replace(stage, status=Status.TIME_LIMIT, bound=None, gap=None) for stage in report.outcome.stages
    )
    unproven = replace(report, outcome=replace(report.outcome, status=Status.TIME_LIMIT, stages=stages))
    nears = list(near_plans(unproven, Fraction(1, 10), LIMITS, count=2))
    assert nears
    for near in nears:
        assert near.outcome.status is Status.TIME_LIMIT
        assert near.broken == 0

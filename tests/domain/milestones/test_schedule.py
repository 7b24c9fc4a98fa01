"""The chain of a placed firm: forwards from the plan, backwards from a day, and all five steps in one year."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.measures.indicators.same_year import same_year
from planner.domain.milestones.first_firm import PUBLISHED
from planner.domain.milestones.kinds import MilestoneKind, met_by_stage
from planner.domain.milestones.schedule import (
    DateBasis,
    SameYearObstacle,
    latest_days,
    latest_start,
    same_year_schedule,
    schedule,
)
from planner.domain.park.calendar import above_scale_year, is_five_same_year
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Threshold
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage
from tests.support import make

Q = make.quarter
K = MilestoneKind


def one_firm(start: str = "2024Q1", end: str = "2029Q1", **changes: Any) -> tuple[Problem, Placement]:
    facts: dict[str, Any] = {
        "stage": Stage.NEGOTIATING,
        "fitout_weeks": 8,
        "licence_weeks": 10,
        "output_10k": Decimal(4000),
    }
    return (
        make.problem(firms=[make.firm("F1", **facts | changes)]),
        make.placement("F1", "A-101", start, end),
    )


def days(problem: Problem, placement: Placement) -> dict[MilestoneKind, date | None]:
    return {one.kind: one.day for one in schedule(problem, placement)}


def test_forwards_each_step_follows_from_the_start_of_the_stay() -> None:
    assert days(*one_firm()) == {
        K.SIGN: date(2023, 12, 4),
        K.HANDOVER: date(2024, 1, 1),
        K.FITOUT: date(2024, 2, 26),
        K.ACCEPTANCE: date(2024, 3, 25),
        K.LICENCE: date(2024, 5, 6),
        K.PRODUCTION: date(2024, 5, 27),
        K.ABOVE_SCALE: date(
            2024, 12, 31
        ),  # two quarters of 1,000: the line is reached at the end of the year
    }
    assert schedule(*one_firm(signed_quarter=Q("2023Q3")))[0].basis is DateBasis.FACT
    assert days(*one_firm(licence_weeks=3))[K.ACCEPTANCE] == date(
        2024, 3, 18
    )  # within the weeks of the licence


@pytest.mark.parametrize(
    ("weeks", "output", "filed"),
    [
        (0, 8000, date(2024, 4, 20)),  # one quarter is enough
        (0, 4000, date(2024, 7, 20)),
        (0, 2000, date(2024, 12, 31)),  # all four: the last batch of the year
        (1, 2000, date(2025, 12, 31)),  # a week into the first quarter: a year later
        (1, 2700, date(2024, 12, 31)),
        (1, 2600, date(2025, 12, 31)),
        (40, 8000, date(2025, 11, 30)),  # in December no whole quarter is left; then the batch of November
        (0, 1999, None),
    ],
)
def test_filing_follows_the_quarters_that_reach_the_line(weeks: int, output: int, filed: date | None) -> None:
    production = date(2024, 1, 1) + timedelta(weeks=weeks)
    quarter = None if weeks else Q("2024Q1")
    problem, placement = one_firm(
        fitout_weeks=max(0, weeks - 3),
        licence_weeks=0,
        production_quarter=quarter,
        output_10k=Decimal(output),
    )
    if weeks in (0, 40):
        assert days(problem, placement)[K.PRODUCTION] == production
        assert days(problem, placement)[K.ABOVE_SCALE] == filed
    year = above_scale_year(problem, placement)
    found = days(problem, placement)[K.ABOVE_SCALE]
    assert (found and found.year) == year
    (forecast,) = same_year(problem, make.plan(placement))
    filing = forecast.filing
    assert (found and (found.year, found.month)) == (filing and (filing.year, filing.month))


def test_backwards_and_forwards_meet_and_a_day_less_is_a_quarter_earlier() -> None:
    problem, placement = one_firm()
    forwards = days(problem, placement)
    production = forwards[K.PRODUCTION]
    assert production is not None
    firm = problem.firm["F1"]
    backwards = latest_days(firm, problem.policy, production)
    assert backwards == {kind: day for kind, day in forwards.items() if kind is not K.ABOVE_SCALE}
    assert latest_start(firm, problem.policy, production) == placement.start
    assert latest_start(firm, problem.policy, production - timedelta(days=1)) == placement.start.previous


@pytest.mark.parametrize(("told", "weeks"), [("0", 0), ("3", 3), ("7.5", 8)])
def test_the_trial_run_takes_the_weeks_that_the_policy_tells_forwards_and_backwards(
    told: str, weeks: int
) -> None:
    problem, placement = one_firm()
    policy = replace(problem.policy, thresholds=(Threshold(key="trial_run_weeks", value=Decimal(told)),))
    found = days(problem.with_policy(policy), placement)
    licence, production = found[K.LICENCE], found[K.PRODUCTION]
    assert licence is not None
    assert production == licence + timedelta(weeks=weeks)
    assert latest_days(problem.firm["F1"], policy, production)[K.LICENCE] == licence


def test_five_in_one_year_is_in_reach_up_to_the_last_day_and_agrees_with_the_measure() -> None:
    told: dict[str, Any] = {"recruited_quarter": Q("2024Q1"), "signed_quarter": Q("2024Q1")}
    inside = one_firm(fitout_weeks=5, licence_weeks=5, **told)  # 13 weeks from 1 January 2024 is 1 April
    outside = one_firm(
        fitout_weeks=5, licence_weeks=18, **told
    )  # 26 weeks is 1 July, the latest for two quarters
    beyond = one_firm(fitout_weeks=5, licence_weeks=19, **told)
    found = same_year_schedule(*inside, 2024)
    assert (found.production, found.start, found.is_planned) == (date(2024, 7, 1), Q("2024Q2"), True)
    edge = same_year_schedule(*outside, 2024)
    assert (edge.start, edge.days_short, edge.is_planned) == (Q("2024Q1"), 0, True)
    assert same_year_schedule(*beyond, 2024).obstacle is SameYearObstacle.TIME
    for case in (inside, outside, beyond):
        assert same_year_schedule(*case, 2024).is_planned == is_five_same_year(*case)
    late = one_firm("2024Q3", fitout_weeks=5, licence_weeks=5, **told)
    assert same_year_schedule(*late, 2024).days_short == (date(2024, 9, 30) - date(2024, 7, 1)).days
    assert same_year_schedule(*inside, 2025).obstacle is SameYearObstacle.RECRUITED
    sitting = one_firm(stage=Stage.SIGNED)  # signed by the end of 2023, when the facts end
    assert same_year_schedule(*sitting, 2024).obstacle is SameYearObstacle.SIGNED
    signed = one_firm(signed_quarter=Q("2023Q4"))
    assert same_year_schedule(*signed, 2024).obstacle is SameYearObstacle.SIGNED
    assert same_year_schedule(*one_firm(output_10k=Decimal(1999)), 2024).obstacle is SameYearObstacle.OUTPUT
    producing = one_firm(production_quarter=Q("2023Q4"))  # what is told comes before what follows from weeks
    assert same_year_schedule(*producing, 2024).obstacle is SameYearObstacle.PRODUCING


def test_a_stage_says_what_is_met() -> None:
    assert met_by_stage(make.firm("F1", stage=Stage.NEGOTIATING)) == ()
    assert met_by_stage(make.firm("F1", stage=Stage.SIGNED)) == (K.SIGN,)
    assert met_by_stage(make.firm("F1", stage=Stage.FITTED))[-1] is K.FITOUT
    assert met_by_stage(make.firm("F1", stage=Stage.SIGNED, sitting_units=("A-101",)))[-1] is K.HANDOVER
    assert met_by_stage(make.firm("F1", stage=Stage.EXITED, sitting_units=("A-101",))) == ()


def test_the_published_course_adds_up() -> None:
    began, done = PUBLISHED[0].day, PUBLISHED[1].day
    assert began is not None
    assert done == began + timedelta(days=6)
    assert [one.is_derived for one in PUBLISHED] == [False, True, False, False]

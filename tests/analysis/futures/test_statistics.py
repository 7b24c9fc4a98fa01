"""Intervals against figures of the literature, and how often they hold."""

import random

import pytest

from planner.analysis.futures.statistics import (
    histogram,
    mean_of,
    probability,
    quantile,
    student,
    tail_mean,
)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_is_that_of_the_textbook(count: int, of: int, low: float, high: float) -> None:
    found = probability(count, of, 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_of_no_future_nothing_is_known() -> None:
    found = probability(0, 0, 0.95)
    assert (found.share, found.low, found.high) == (None, 0.0, 1.0)


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (999, 1.962)],
)
def test_students_points_are_those_of_the_table(freedom: int, point: float) -> None:
    assert student(0.95, freedom) == pytest.approx(point, rel=6e-3)


def test_a_mean_of_one_value_has_no_end() -> None:
    found = mean_of([3.0], 0.95)
    assert (found.mean, found.low, found.high) == (3.0, float("-inf"), float("inf"))


def test_intervals_hold_as_often_as_they_say() -> None:
    dice = random.Random(5)
    held = [0, 0]
    for _ in range(400):
        drawn = [dice.random() < 0.3 for _ in range(60)]
        found, mean = probability(sum(drawn), 60, 0.9), mean_of([dice.gauss(2, 1) for _ in range(8)], 0.9)
        held[0] += found.low <= 0.3 <= found.high
        held[1] += mean.low <= 2 <= mean.high
    assert held == [pytest.approx(360, abs=25)] * 2


def test_quantiles_and_the_worst() -> None:
    values = [float(one) for one in range(1, 101)]
    assert (quantile(values, 0.05), quantile(values, 0.5), quantile(values, 1.0)) == (5, 50, 100)
    assert tail_mean(values) == 3
    assert tail_mean(values, is_low_worst=False) == 98
    assert tail_mean([1.0, 2.0]) == 1


def test_a_histogram_counts_every_value() -> None:
    assert histogram([1.0, 2.0, 2.0]) == ((1.0, 1), (2.0, 2))
    assert sum(count for _, count in histogram([one / 7 for one in range(500)])) == 500

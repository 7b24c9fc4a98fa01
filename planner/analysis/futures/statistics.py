"""Intervals of what was drawn: Wilson's for a probability, Student's for a mean; and the mean of the worst."""

from collections.abc import Sequence
from math import ceil, inf, sqrt
from statistics import NormalDist, fmean, stdev

import numpy as np

from planner.domain.sweeping.risk import MeanEstimate, Probability

WORST = 0.05
"""The share of the futures that are the worst."""
MOST_CLASSES = 30


def probability(count: int, of: int, confidence: float) -> Probability:
    """Return a share with its Wilson score interval. Source: E. B. Wilson, 1927."""
    if not of:
        return Probability(count=0, of=0, low=0.0, high=1.0)
    z = normal(confidence)
    share = count / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == of else min(1.0, middle + half)
    return Probability(count=count, of=of, low=low, high=high)


def normal(confidence: float) -> float:
    """Return the two-sided point of the normal distribution: 1.96 at 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def student(confidence: float, freedom: int) -> float:
    """Return the two-sided point of Student's t distribution.

    Exact for one and two degrees of freedom, else by the expansion in 1/freedom to its fourth term: from three on short by at
    most 0.2 % at 0.95, 0.8 % at 0.99 and 4.2 % at 0.999, from ten on by 0.03 %. Source: Abramowitz and Stegun 26.7.5.
    """
    z, n = normal(confidence), freedom
    tail = 0.5 + confidence / 2
    if n == 1:
        return float(np.tan(np.pi * (tail - 0.5)))
    if n == 2:
        return (2 * tail - 1) * sqrt(2 / (4 * tail * (1 - tail)))
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(z + sum(term / n ** (power + 1) for power, term in enumerate(terms)))


def mean_of(values: Sequence[float], confidence: float) -> MeanEstimate:
    """Return a mean with its t interval; one value alone says nothing of its spread."""
    mean = fmean(values)
    if len(values) < 2:
        return MeanEstimate(mean=mean, low=-inf, high=inf, of=len(values))
    half = student(confidence, len(values) - 1) * stdev(values) / sqrt(len(values))
    return MeanEstimate(mean=mean, low=mean - half, high=mean + half, of=len(values))


def at_confidence(one: MeanEstimate, confidence: float, *, known: float) -> MeanEstimate:
    """Return a mean whose t interval is of the confidence `known` with that of another confidence."""
    if one.of < 2:
        return one
    half = (one.high - one.mean) * student(confidence, one.of - 1) / student(known, one.of - 1)
    return MeanEstimate(mean=one.mean, low=one.mean - half, high=one.mean + half, of=one.of)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least a share of the values does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, ceil(share * len(ranked)) - 1))]


def tail_mean(values: Sequence[float], share: float = WORST, *, is_low_worst: bool = True) -> float:
    """Return the mean of the worst share of the values, of one value at least."""
    ranked = sorted(values, reverse=not is_low_worst)
    return fmean(ranked[: max(1, ceil(share * len(ranked)))])


def histogram(values: Sequence[float]) -> tuple[tuple[float, int], ...]:
    """Return the lower end of each class and the count in it; whole values that are few have a class each."""
    distinct = sorted(set(values))
    if len(distinct) <= MOST_CLASSES:
        return tuple((one, sum(value == one for value in values)) for one in distinct)
    counts, edges = np.histogram(values, bins=MOST_CLASSES)
    return tuple((float(edge), int(count)) for edge, count in zip(edges, counts, strict=False))

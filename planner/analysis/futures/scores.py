"""What candidates of a robust plan come to in futures: mean, mean of the worst 5 %, and the weighted sum of both.

Source: R. T. Rockafellar and S. Uryasev, 2000 (conditional value at risk).
"""

from collections.abc import Sequence
from math import ceil
from statistics import fmean

from planner.analysis.futures.statistics import WORST, tail_mean
from planner.domain.sweeping.robust import CandidateScore, RobustTable, ValueRow

_BROAD = 0.2


def score_of(values: Sequence[float], weight: float) -> CandidateScore:
    """Return what values come to; `weight` is that of the mean of the worst 5 %."""
    mean, tail, broad = fmean(values), tail_mean(values), tail_mean(values, _BROAD)
    return CandidateScore(
        mean=mean,
        tail=tail,
        score=(1 - weight) * mean + weight * tail,
        rank=(1 - weight) * mean + weight * broad,
    )


def shares_of(values: Sequence[float], weight: float) -> list[float]:
    """Return what each future has in the score of values, in points: numbers whose mean is the score.

    A value below the edge of the worst 5 % is told as far below it as it weighs in their mean. To first order the edge itself
    does not matter, so that the spread of these numbers is that of the score.
    """
    count = len(values)
    worst = max(1, ceil(WORST * count))
    edge = sorted(values)[worst - 1]
    return [(1 - weight) * one + weight * (edge - count / worst * max(0.0, edge - one)) for one in values]


def scores_of(table: RobustTable) -> tuple[CandidateScore | None, ...]:
    """Return the score of each candidate in the training futures so far; None where one is not played in all of them."""
    return scores_in(table.trained, len(table.candidates), float(table.weight))


def scores_in(rows: Sequence[ValueRow], count: int, weight: float) -> tuple[CandidateScore | None, ...]:
    """Return the score of each of `count` candidates in these futures; None where one is not played in all of them."""
    found = []
    for k in range(count):
        values = [row.values[k] for row in rows if len(row.values) > k]
        known = [float(one) for one in values if one is not None]
        found.append(score_of(known, weight) if rows and len(known) == len(rows) else None)
    return tuple(found)


def best_of(scores: Sequence[CandidateScore | None]) -> int:
    """Return which candidate ranks first; of equal ones the first, so that the plan on show is not left for nothing."""
    known = [(one.rank, -k) for k, one in enumerate(scores) if one is not None]
    return -max(known)[1] if known else 0

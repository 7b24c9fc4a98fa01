"""Which candidates are played in which training futures: all in the first of them, the best of each round in the others.

Most candidates are soon seen to be no better than others. What they would cost is spent on more futures for
those that may be. Source: Z. Karnin, T. Koren and O. Somekh, 2013 (successive halving).
"""

from collections.abc import Sequence
from math import ceil

from planner.analysis.futures.scores import scores_in
from planner.domain.sweeping.robust import CandidateScore, RobustTable

_PART = 4
"""So many times fewer are the first futures than all, and those that go on than their round."""


def first_scores(table: RobustTable) -> tuple[CandidateScore | None, ...]:
    """Return the score of each candidate in the first futures; None where one is not played in all of them."""
    count = _first(table)
    rows = [row for row in table.trained if row.number < count]
    is_there = len(rows) == count
    return scores_in(rows if is_there else (), len(table.candidates), float(table.weight))


def wanted_plays(table: RobustTable) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return what is to be played next: candidates, by their ordinals, with the futures they are missing from.

    Empty when every candidate is played in the first futures, and the best of each round in all.
    """
    first, everyone = _first(table), range(len(table.candidates))
    return _missing(table, everyone, range(first)) or _missing(
        table, sorted(_goes_on(table)), range(first, table.training)
    )


def _first(table: RobustTable) -> int:
    return ceil(table.training / _PART)


def _goes_on(table: RobustTable) -> set[int]:
    rounds = dict[int, list[tuple[float, int]]]()
    for k, (one, score) in enumerate(zip(table.candidates, first_scores(table), strict=True)):
        if score is not None:
            rounds.setdefault(one.round, []).append((-score.rank, k))
    return {0} | {k for ranked in rounds.values() for _, k in sorted(ranked)[: ceil(len(ranked) / _PART)]}


def _missing(
    table: RobustTable, candidates: Sequence[int], numbers: Sequence[int]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    rows = {row.number: row.values for row in table.trained}
    found = dict[tuple[int, ...], list[int]]()
    for number in numbers:
        values = rows.get(number, ())
        lacking = tuple(k for k in candidates if k >= len(values) or values[k] is None)
        if lacking:
            found.setdefault(lacking, []).append(number)
    return tuple((lacking, tuple(where)) for lacking, where in found.items())

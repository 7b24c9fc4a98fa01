"""Whether a candidate is surely better than the plan on show: the best of the training futures, played in others.

The best of many is flattered by the futures it was found in. So the few best are held against the plan on
show in futures that had no part in finding them, in pairs. One is chosen only where its gain is beyond what
chance brings once in twenty times, though several are looked at; else the plan on show stays.
Source: C. E. Bonferroni, 1936 (several looked at).
"""

from math import inf

from planner.analysis.futures.keeps import homes_of
from planner.analysis.futures.scores import scores_of, shares_of
from planner.analysis.futures.statistics import mean_of
from planner.domain.sweeping.risk import MeanEstimate
from planner.domain.sweeping.robust import LEAST_SURE, RobustTable

SURE = 0.95
"""How sure it must be that a choice is better than the plan on show."""
_MOST_FINALISTS = 3


def finalists_of(table: RobustTable) -> tuple[int, ...]:
    """Return the candidates, best first, that rank before the plan on show in all training futures: the few best of them.

    Of those that go by one plan, each keeping its rooms otherwise, only the best: what flatters one flatters the others too.
    """
    scores = scores_of(table)
    shown = scores[0] if scores else None
    if shown is None:
        return ()
    ranked = sorted(
        (-one.rank, k) for k, one in enumerate(scores) if one is not None and one.rank > shown.rank
    )
    best = dict[frozenset[tuple[str, tuple[str, ...]]], int]()
    for _, k in ranked:
        best.setdefault(homes_of(table.candidates[k].plan), k)
    return tuple(best.values())[:_MOST_FINALISTS]


def gains_of(table: RobustTable) -> tuple[MeanEstimate, ...]:
    """Return what each finalist brings more than the plan on show by the criterion, in futures that had no part in finding it.

    The lower ends hold together as `SURE` says; of fewer futures than `LEAST_SURE` they are not known.
    """
    count = len(finalists_of(table))
    rows = [[float(one or 0) for one in row.values] for row in table.confirmed]
    if not rows or not count:
        return ()
    weight = float(table.weight)
    shares = [shares_of([row[k] for row in rows], weight) for k in range(count + 1)]
    found = []
    for own in shares[1:]:
        gain = mean_of(
            [one - other for one, other in zip(own, shares[0], strict=True)], 1 - 2 * (1 - SURE) / count
        )
        is_known = len(rows) >= LEAST_SURE
        found.append(gain if is_known else MeanEstimate(mean=gain.mean, low=-inf, high=inf, of=gain.of))
    return tuple(found)


def choice_of(table: RobustTable) -> int:
    """Return the candidate that is surely better than the plan on show, of several the one that gains most; else 0, that plan."""
    sure = [
        (gain.mean, -k) for k, gain in zip(finalists_of(table), gains_of(table), strict=False) if gain.low > 0
    ]
    return -max(sure)[1] if sure else 0

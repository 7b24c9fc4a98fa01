"""Who was quicker, by how much: each case of each peer against ours, and means over kinds of case."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.results import Result, best_values
from benchmarks.rows import OURS

SHORTEST_S = 0.01
"""Times are told to the hundredth; a shorter one counts as that in a ratio."""

Results = Mapping[tuple[str, bool], Result]


class Verdict(StrEnum):
    """How a case ended between a peer and ours."""

    WON = "won"
    LOST = "lost"
    OPEN = "open"
    """Neither proved its plan."""


@dataclass(frozen=True)
class Score:
    """One peer on one case: how it ended, how many times our seconds it took, whether that is a floor or a ceiling.

    The ratio is None where neither came to a proof.
    """

    case: str
    verdict: Verdict
    ratio: float | None
    sign: str = ""


def score(results: Results, peer: str, *, from_plan: bool, limit: float) -> Score | None:
    """Return how a peer did against ours on a case; None where one of them was not run."""
    ours, theirs = results.get((OURS, False)), results.get((peer, from_plan))
    if ours is None or theirs is None or "failed" in {ours.account.ending, theirs.account.ending}:
        return None
    if not ours.is_proven and not theirs.is_proven:
        return Score(ours.case, Verdict.OPEN, None)
    ratio = times(theirs.seconds, ours.seconds)
    if ours.is_proven and theirs.is_proven:
        return Score(ours.case, Verdict.WON if ratio >= 1 else Verdict.LOST, ratio)
    if ours.is_proven:
        return Score(ours.case, Verdict.WON, max(1.0, times(limit, ours.seconds)), "≥ ")
    return Score(ours.case, Verdict.LOST, min(1.0, times(theirs.seconds, limit)), "≤ ")


def times(seconds: float, ours: float) -> float:
    """Return how many times ours a time is."""
    return max(seconds, SHORTEST_S) / max(ours, SHORTEST_S)


@dataclass(frozen=True)
class Tally:
    """A peer over many cases."""

    scores: Sequence[Score]

    def count(self, verdict: Verdict) -> int:
        """Return how many cases ended so."""
        return sum(one.verdict is verdict for one in self.scores)

    @property
    def mean(self) -> float | None:
        """The geometric mean of the ratios; None without any."""
        ratios = [one.ratio for one in self.scores if one.ratio is not None]
        return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None

    @property
    def told(self) -> str:
        """Won, lost and open, and the mean."""
        if not self.scores:
            return "–"
        parts = [str(self.count(verdict)) for verdict in Verdict]
        mean = f"{figure(self.mean)}×" if self.mean is not None else "–"
        return f"{' / '.join(parts)}, {mean}"


def tally(cases: Iterable[Results], peer: str, *, from_plan: bool, limit: float) -> Tally:
    """Return how a peer did over cases."""
    found = (score(results, peer, from_plan=from_plan, limit=limit) for results in cases)
    return Tally([one for one in found if one is not None])


def figure(number: float | None) -> str:
    """Return a ratio in two digits: 0.42, 3.5, 17."""
    if number is None:
        return "–"
    return f"{number:.0f}" if number >= 9.95 else f"{number:.2g}"


def proven(cases: Iterable[Results], solver: str, *, from_plan: bool = False) -> tuple[int, int]:
    """Return how many cases a solver proved, and how many it was run on."""
    ran = [results[solver, from_plan] for results in cases if (solver, from_plan) in results]
    return sum(one.is_proven for one in ran), len(ran)


def best_goal(results: Results) -> tuple[int, int] | None:
    """Return the last goal that all who were run have a value of, and the best value there; None without a plan."""
    best = best_values(results.values())
    return None if best is None else (len(best) - 1, best[-1])

"""A plan chosen among candidates for how they fare in many futures: sample average, and the mean of the worst 5 %.

A candidate is what is decided today: a plan, the firms for which its rooms are kept until they answer, and those that wait
while others may come. The policy decides the rest in each future. Every candidate is played through the same training
futures. The choice has the best criterion, a weighted sum of mean and conditional value at risk, if others confirm it. It is
judged on fresh ones, pair by pair with the plan on show.
Source: A. J. Kleywegt, A. Shapiro and T. Homem-de-Mello, 2002 (sample average).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean

import numpy as np

from planner.analysis.futures.confirmation import finalists_of, gains_of
from planner.analysis.futures.draws import future_of
from planner.analysis.futures.facts import facts_of, with_doubles
from planner.analysis.futures.policies import PlanGuide, allocate
from planner.analysis.futures.scores import best_of, scores_of
from planner.analysis.futures.statistics import WORST, at_confidence, mean_of, probability, tail_mean
from planner.analysis.futures.study import VALUE, FutureStudy
from planner.check import check_plan
from planner.domain.keys import RuleKey
from planner.domain.measures import measure_goals
from planner.domain.sweeping.future import AllocationPolicy
from planner.domain.sweeping.risk import MeanEstimate, PairedGain, PerfectInformation
from planner.domain.sweeping.robust import (
    LEAST_SURE,
    CandidatePlan,
    RobustSummary,
    RobustTable,
    ValueRow,
)

PERFECT_CONFIDENCE = 0.95
"""How sure the intervals of a table's perfect information are."""
_RESAMPLES = 1000
_AT_ONCE = 1_000_000
"""Draws of a bootstrap that are held in memory at a time: all of 20,000 futures would be half a gigabyte."""


def value_rows(
    study: FutureStudy, candidates: Sequence[CandidatePlan], numbers: Sequence[int]
) -> Iterator[ValueRow]:
    """Return what each candidate comes to in the futures of these numbers, with its rooms kept and its waiting list."""
    guides = [
        PlanGuide(study.problem, one.plan, keeps=frozenset(one.keeps), waitlist=one.waitlist)
        for one in candidates
    ]
    kept = [pair for guide in guides for pair in guide.holds(AllocationPolicy.PLAN).items()]
    for number in numbers:
        future = future_of(study.problem, study.assumptions, seed=study.seed, number=number)
        came = frozenset(name for name, draw in future.firms.items() if draw.comes)
        realised = facts_of(study.problem, future, came)
        model = study.opener(with_doubles(realised, study.problem, kept))  # one for all candidates
        values, faults = [], 0
        for guide in guides:
            found = allocate(model, guide, future, came, policy=AllocationPolicy.PLAN)
            values.append(measure_goals(realised, found)[VALUE])
            broken = (one for one in check_plan(realised, found) if one.is_fault)
            faults += any(one.rule != RuleKey.COMMITMENTS for one in broken)
        yield ValueRow(number=number, values=tuple(values), faults=faults)


def robust_summary(table: RobustTable, confidence: float = 0.95) -> RobustSummary:
    """Return what a table says of the choice, against the plan on show in the same fresh futures."""
    scores = scores_of(table)
    found = RobustSummary(
        scores=scores,
        chosen=best_of(scores) if table.chosen is None else table.chosen,
        confidence=confidence,
        finalists=finalists_of(table),
        gains=gains_of(table),
        perfect=_perfect_at(table.perfect, confidence),
        faults=sum(row.faults for row in (*table.trained, *table.confirmed, *table.judged)),
    )
    if not table.judged:
        return found
    pairs = [(float(row.values[0] or 0), float(row.values[1] or 0)) for row in table.judged]
    here, there = ([pair[k] for pair in pairs] for k in (0, 1))
    paired = PairedGain(
        gain=mean_of([one - other for one, other in pairs], confidence),
        tail=tail_mean(here),
        tail_other=tail_mean(there),
        better=probability(sum(one > other for one, other in pairs), len(pairs), confidence),
    )
    return replace(
        found,
        mean=fmean(here),
        mean_shown=fmean(there),
        paired=paired,
        tail_gain=tail_difference(here, there, confidence, seed=table.seed),
    )


def _perfect_at(found: PerfectInformation | None, confidence: float) -> PerfectInformation | None:
    if found is None:
        return None
    least, most = (
        at_confidence(one, confidence, known=PERFECT_CONFIDENCE) for one in (found.least, found.most)
    )
    return replace(found, least=least, most=most)


def tail_difference(
    here: Sequence[float], there: Sequence[float], confidence: float, *, seed: int
) -> MeanEstimate:
    """Return how far the means of the worst 5 % lie apart in the same futures, with a bootstrap interval of pairs.

    Of few futures, so that fewer than ten are the worst, the ends are not known. Source: B. Efron, 1979.
    """
    count = len(here)
    worst = max(1, int(np.ceil(WORST * count)))
    gap = tail_mean(here) - tail_mean(there)
    if count < LEAST_SURE:
        return MeanEstimate(mean=gap, low=-np.inf, high=np.inf, of=count)
    generator = np.random.Generator(np.random.PCG64(seed))
    sides = np.asarray(here), np.asarray(there)
    block = max(1, _AT_ONCE // count)
    differences = []
    for done in range(0, _RESAMPLES, block):
        drawn = generator.integers(0, count, size=(min(block, _RESAMPLES - done), count))
        tails = [np.partition(side[drawn], worst - 1, axis=1)[:, :worst].mean(axis=1) for side in sides]
        differences.append(tails[0] - tails[1])
    ends = np.quantile(np.concatenate(differences), [0.5 - confidence / 2, 0.5 + confidence / 2])
    low, high = float(ends[0]), float(ends[1])
    return MeanEstimate(mean=gap, low=low, high=high, of=count)

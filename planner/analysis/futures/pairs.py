"""Two ways through the same futures: what the one brings more, future by future."""

from planner.analysis.futures.statistics import mean_of, probability, tail_mean
from planner.domain.sweeping.future import FutureTable
from planner.domain.sweeping.risk import PairedGain, ReserveAdvice, ReserveVerdict


def paired_gain(one: FutureTable, other: FutureTable, confidence: float = 0.95) -> PairedGain | None:
    """Return what one table brings more than the other in the futures they share; None if they share none.

    Both have to be drawn from one seed under the same assumptions.
    """
    there = {row.number: float(row.plan.figures[0] or 0) for row in other.rows}
    pairs = [(float(row.plan.figures[0] or 0), there[row.number]) for row in one.rows if row.number in there]
    if not pairs:
        return None
    return PairedGain(
        gain=mean_of([here - beside for here, beside in pairs], confidence),
        tail=tail_mean([here for here, _ in pairs]),
        tail_other=tail_mean([beside for _, beside in pairs]),
        better=probability(sum(here > beside for here, beside in pairs), len(pairs), confidence),
    )


def reserve_advice(kept: FutureTable, let: FutureTable, confidence: float = 0.95) -> ReserveAdvice | None:
    """Return whether to keep the rooms of the first table's reserve; None if the tables share no future."""
    paired, reserve = paired_gain(kept, let, confidence), kept.reserve
    if paired is None or reserve is None:
        return None
    places = [kept.firms.index(name) for name in reserve.firms]
    taken = sum(
        any(not set(row.plan.homes[k].split("+")).isdisjoint(reserve.units) for k in places)
        for row in kept.rows
    )
    verdict = ReserveVerdict.OPEN
    if paired.gain.low > 0:
        verdict = ReserveVerdict.KEEP
    elif paired.gain.high < 0:
        verdict = ReserveVerdict.LET
    return ReserveAdvice(paired=paired, taken=probability(taken, len(kept.rows), confidence), verdict=verdict)

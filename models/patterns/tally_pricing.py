"""The best patterns of a building at given prices, where pairs are tallied.

All partial patterns are extended firm by firm, those that add nothing at these prices passed over.
Of two states that go on alike (same rooms, same firms shut out, same counts) the one of more worth is
kept; one that cannot come to more than the threshold is dropped: what later firms could add is a knapsack over the
room left, with the most any firm can bring. If more are left than `beam`, those of the least hope go, and
the best hope of what went is told as `missed`: no pattern of the building is worth more than the best found or
that. *Safe*: merging loses no best worth, because what a later firm brings depends on rooms, shut-out firms and
counts alone; hope is never too low, because a firm brings no more than its own worth and, for each count of a role
that brings points, as many partners as there can be of it: of other firms, and of units. Once states were dropped
`missed` is no more than a knapsack over all firms holds, each with half of what its pairs may bring: a pair's points
are the same whichever of its two firms brings them, so that the halves of both cover them.
"""

from dataclasses import dataclass

import numpy as np

from models.patterns.bit_blocks import Words
from models.patterns.hopes import Prices
from models.patterns.partial_states import odd_multipliers
from models.patterns.pricing import Patterns, Stop
from models.patterns.state_trail import Rows, StateTrail
from models.patterns.tally_block import Flags, Ints, TallyBlock
from models.solver import FloatArray

_SMALL = 1e-7


@dataclass(eq=False)
class _TallyStates:
    """Partial patterns: bits, knapsacks, counts, worth, units left, and the step in the trail."""

    words: Words
    activity: FloatArray
    counts: Ints
    worth: FloatArray
    left: Ints
    step: Rows

    def take(self, rows: Rows) -> "_TallyStates":
        return _TallyStates(
            self.words[rows],
            self.activity[rows],
            self.counts[rows],
            self.worth[rows],
            self.left[rows],
            self.step[rows],
        )


def best_patterns(
    block: TallyBlock, prices: Prices, threshold: float, *, beam: int, most: int, should_stop: Stop
) -> Patterns:
    """Return up to `most` patterns worth more than `threshold`, the best among them; see the head of the file.

    `prices.worth` is by candidate of the building.
    """
    brings = block.weighed(prices.sums)
    worth = prices.worth[block.own]
    every = np.ones(len(block.first) - 1, dtype=np.bool_)
    hopeful = _firms_best(block, worth + _pair_bonus(block, brings, every)) > 0
    added = worth + _pair_bonus(block, brings, hopeful)
    active = np.flatnonzero(hopeful & (_firms_best(block, added) > 0))
    hopes = _hopes(block, added, active)
    states, trail = _nothing(block), StateTrail()
    missed = -np.inf
    weights = _weights(states)
    for at, firm in enumerate(active.tolist()):
        if should_stop():
            return _finished(block, states.take(np.zeros(0, dtype=np.int64)), trail, missed=np.inf)
        own = np.arange(block.first[firm], block.first[firm + 1])
        hope = hopes[at + 1]
        moves = _TallyMoves(own, worth[own], brings[own], hope, threshold)
        new = _extended(block, states, moves, trail)
        kept = states.take(np.flatnonzero(states.worth + hope[states.left] > threshold))
        states = _merged(_joined(kept, new), weights)
        if len(states.worth) > beam:
            bound = states.worth + hope[states.left]
            order = np.argpartition(-bound, beam)
            missed = max(missed, float(bound[order[beam:]].max()))
            states = states.take(np.sort(order[:beam]))
    if np.isfinite(missed):  # what a knapsack over all firms holds is a bound too
        halves = worth + _pair_bonus(block, brings, hopeful) / 2
        missed = min(missed, float(_hopes(block, halves, active)[0, block.total]))
    found = np.flatnonzero(states.worth > threshold + _SMALL)
    found = found[np.argsort(-states.worth[found], kind="stable")][:most]
    return _finished(block, states.take(found), trail, missed=missed)


def pair_bonus(block: TallyBlock) -> FloatArray:
    """Return the most points that each candidate can have of its pairs, in the objective; its partners have the same."""
    every = np.ones(len(block.first) - 1, dtype=np.bool_)
    sums = block.points.shape[1] - 1
    return _pair_bonus(block, block.weighed(np.zeros(sums)), every)


def _pair_bonus(block: TallyBlock, brings: FloatArray, partners_of: Flags) -> FloatArray:
    """Return the most that pairs bring each candidate, with partners of the firms flagged: as many as there can be."""
    firms = len(block.first) - 1
    adders = np.zeros((firms, block.counted.shape[1]), dtype=np.int64)
    np.maximum.at(adders, block.firm, block.counted)
    roomless = len(set(block.firm[block.room <= 0].tolist()))
    partners = np.minimum(adders[partners_of].sum(axis=0), block.total + roomless)
    return np.asarray(np.maximum(brings, 0.0) @ partners, dtype=np.float64)


def _firms_best(block: TallyBlock, added: FloatArray) -> FloatArray:
    return np.asarray(np.maximum.reduceat(added, block.first[:-1]), dtype=np.float64)


def _hopes(block: TallyBlock, added: FloatArray, active: Ints) -> FloatArray:
    """Return firms to come × room left: the most those firms can add, `added` the most of each candidate."""
    found = np.zeros((len(active) + 1, block.total + 1))
    for at in range(len(active) - 1, -1, -1):
        own = slice(int(block.first[active[at]]), int(block.first[active[at] + 1]))
        room, hope = block.room[own], found[at]
        hope[:] = found[at + 1]
        for least in sorted(set(room[room <= block.total].tolist())):
            most = float(added[own][room == least].max())
            if most > 0:
                later = found[at + 1, : block.total + 1 - least] + most
                np.maximum(hope[least:], later, out=hope[least:])
        np.maximum.accumulate(hope, out=hope)
    return found


def _nothing(block: TallyBlock) -> _TallyStates:
    return _TallyStates(
        words=np.zeros((1, block.sets.shape[1]), dtype=np.uint64),
        activity=np.zeros((1, len(block.limits))),
        counts=np.zeros((1, block.counted.shape[1]), dtype=np.int64),
        worth=np.zeros(1),
        left=np.array([block.total], dtype=np.int64),
        step=np.zeros(1, dtype=np.int64),
    )


@dataclass(frozen=True, eq=False)
class _TallyMoves:
    """The candidates of a firm, what they are worth and bring a count, and what a state must come to then."""

    own: Rows
    worth: FloatArray
    brings: FloatArray
    hope: FloatArray
    threshold: float


def _extended(block: TallyBlock, states: _TallyStates, moves: _TallyMoves, trail: StateTrail) -> _TallyStates:
    """Return the states that can take a candidate of the firm and are hopeful then, with it taken."""
    own, brings = moves.own, moves.brings
    total = states.worth[:, None] + moves.worth
    used = np.flatnonzero(brings.any(axis=0))
    if len(used):
        total = total + states.counts[:, used] @ brings[:, used].T
    left = states.left[:, None] - block.room[own]
    allowed = left >= 0
    allowed &= total + moves.hope[np.maximum(left, 0)] > moves.threshold
    forbids = block.forbids[own]
    for word in np.flatnonzero(forbids.any(axis=0)).tolist():
        allowed &= (states.words[:, word, None] & forbids[:, word]) == 0
    activity = block.activity[own]
    for row in np.flatnonzero(activity.any(axis=0)).tolist():
        allowed &= states.activity[:, row, None] + activity[:, row] <= block.limits[row] + _SMALL
    at, which = np.nonzero(allowed)
    return _TallyStates(
        states.words[at] | block.sets[own[which]],
        states.activity[at] + activity[which],
        states.counts[at] + block.counted[own[which]],
        total[at, which],
        left[at, which],
        trail.add(states.step[at], own[which].astype(np.int32)),
    )


def _joined(one: _TallyStates, other: _TallyStates) -> _TallyStates:
    return _TallyStates(
        np.concatenate([one.words, other.words]),
        np.concatenate([one.activity, other.activity]),
        np.concatenate([one.counts, other.counts]),
        np.concatenate([one.worth, other.worth]),
        np.concatenate([one.left, other.left]),
        np.concatenate([one.step, other.step]),
    )


def _weights(states: _TallyStates) -> Words:
    return odd_multipliers(states.words.shape[1] + states.activity.shape[1] + states.counts.shape[1])


def _merged(states: _TallyStates, weights: Words) -> _TallyStates:
    """Return the best state of each kind; equal hashes are compared by what they hash."""
    if len(states.worth) < 2:
        return states
    whole = np.rint(states.activity).astype(np.int64).astype(np.uint64)
    told = np.hstack([states.words, whole, states.counts.astype(np.uint64)])
    hashed = (told * weights).sum(axis=1, dtype=np.uint64)
    order = np.lexsort((-states.worth, hashed))
    same = hashed[order[1:]] == hashed[order[:-1]]
    same[same] = (told[order[1:][same]] == told[order[:-1][same]]).all(axis=1)
    return states.take(np.sort(order[np.concatenate([[True], ~same])]))


def _finished(block: TallyBlock, states: _TallyStates, trail: StateTrail, *, missed: float) -> Patterns:
    chosen = trail.chosen(states.step)
    found = [pattern_points(block, row[row >= 0]) for row in chosen]
    width = block.points.shape[1]
    return Patterns(
        keys=tuple(key for key, _ in found),
        points=np.array([points for _, points in found], dtype=np.int64).reshape(len(found), width),
        chosen=np.where(chosen >= 0, block.own[chosen], -1).astype(np.int32),
        worth=states.worth,
        missed=missed,
    )


def pattern_points(block: TallyBlock, chosen: Ints) -> tuple[bytes, Ints]:
    """Return what tells a pattern from others, and its points, from the candidates it chooses (in the block)."""
    points = block.points[chosen].sum(axis=0)
    for told, brings in block.brings:
        if len(chosen) > 1 and brings.shape[1]:
            counts = np.cumsum(block.counted[chosen], axis=0)[:-1]
            points = points + told * int((counts * brings[chosen][1:]).sum())
    return np.sort(block.kind[chosen]).tobytes() + points[1:].tobytes(), points


def plan_pattern(block: TallyBlock, candidates: Ints, chosen: Ints) -> Patterns:
    """Return the pattern that a plan has in a building; `candidates` are the building's, `chosen` the plan's."""
    inside = np.flatnonzero(np.isin(candidates[block.own], chosen))
    key, points = pattern_points(block, inside)
    return Patterns(
        keys=(key,),
        points=points[None, :],
        chosen=block.own[inside][None, :].astype(np.int32),
        worth=points[:1].astype(np.float64),
        missed=-np.inf,
    )

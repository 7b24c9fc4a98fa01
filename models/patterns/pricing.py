"""The patterns of a building whose worth at given prices exceeds a threshold.

All partial patterns are extended firm by firm, as arrays. Two of the same bits and the same
activities go on alike, so only the better is kept. One whose worth, plus all that the firms
still to come could add, stays under the threshold is dropped: what they could add is a knapsack
over the units that are free to the end of the horizon, with every point a pair could bring
counted in full. Both cuts lose nothing above the threshold.

If more states are left than `beam`, those of the least hope go, and the best hope of what went
is told as `missed`: patterns that were not found are worth no more than that.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.patterns.states import BitBlock, Words
from models.solver import FloatArray

_SMALL = 1e-7
Stop = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prices:
    """What is paid for: `worth` of each candidate of the building, and a price for each sum asked for.

    `worth` is points minus prices of the linking rows. Pair points count in the objective, and
    by `sums` in each sum.
    """

    worth: FloatArray
    sums: FloatArray

    def of_pair(self, points: NDArray[np.int64]) -> float:
        """Return what points (objective, sums) for a pair are worth."""
        return float(points[0] - self.sums @ points[1:])


@dataclass(frozen=True, kw_only=True, eq=False)
class Patterns:
    """Patterns of one building: `chosen` has a candidate of the building (or -1) by firm in its order.

    `keys` tell them apart in the master, `points` are (objective, sums asked for). No pattern
    that is not among them is worth more than `missed`.
    """

    keys: tuple[bytes, ...]
    points: NDArray[np.int64]
    chosen: NDArray[np.int32]
    worth: FloatArray
    missed: float


@dataclass(eq=False)
class _States:
    words: Words
    activity: FloatArray
    worth: FloatArray
    points: NDArray[np.int64]
    free: NDArray[np.int64]
    chosen: NDArray[np.int32]

    def take(self, rows: NDArray[np.int64]) -> "_States":
        return _States(
            self.words[rows],
            self.activity[rows],
            self.worth[rows],
            self.points[rows],
            self.free[rows],
            self.chosen[rows],
        )


def patterns_above(
    block: BitBlock, prices: Prices, threshold: float, *, beam: int, should_stop: Stop
) -> Patterns:
    """Return the patterns worth at least `threshold`; the empty one is worth 0."""
    states = _nothing(block)
    hopes = _hopes(block, prices)
    weights = _weights(block)
    missed = -np.inf
    for at, own in enumerate(block.order):
        if should_stop():
            return _none(block, np.inf)
        hope = hopes[at + 1]
        parts = [_hopeful(states, hope, threshold)]
        for candidate in own:
            extended = _extended(block, states, candidate, prices)
            if len(extended.worth):
                extended.chosen[:, at] = candidate
                parts.append(_hopeful(extended, hope, threshold))
        states = _merged(_joined(parts), weights)
        if len(states.worth) > beam:
            bound = states.worth + hope[states.free]
            order = np.argsort(-bound, kind="stable")
            missed = max(missed, float(bound[order[beam]]))
            states = states.take(order[:beam])
    return _finished(block, states, threshold, missed)


def _nothing(block: BitBlock) -> _States:
    return _States(
        words=np.zeros((1, block.words), dtype=np.uint64),
        activity=np.zeros((1, len(block.limits))),
        worth=np.zeros(1),
        points=np.zeros((1, block.points.shape[1]), dtype=np.int64),
        free=np.full(1, block.unit_total, dtype=np.int64),
        chosen=np.full((1, len(block.order)), -1, dtype=np.int32),
    )


def _none(block: BitBlock, missed: float) -> Patterns:
    empty = _nothing(block)
    return Patterns(
        keys=(),
        points=empty.points[:0],
        chosen=empty.chosen[:0],
        worth=empty.worth[:0],
        missed=missed,
    )


def _hopes(block: BitBlock, prices: Prices) -> FloatArray:
    """Return, firms to come × free units, the most those firms can add."""
    count = len(block.order)
    hopes = np.zeros((count + 1, block.unit_total + 1))
    for at in range(count - 1, -1, -1):
        best = max(
            prices.worth[k] + sum(max(0.0, prices.of_pair(one.points)) for one in block.meetings[k])
            for k in block.order[at]
        )
        hopes[at] = hopes[at + 1]
        need = block.least_units[at]
        if best > 0:
            left = hopes[at + 1, : block.unit_total + 1 - need] + best
            hopes[at, need:] = np.maximum(hopes[at, need:], left)
    return hopes


def _extended(block: BitBlock, states: _States, candidate: int, prices: Prices) -> _States:
    """Return the states that can take the candidate, with it taken."""
    allowed = ((states.words & block.forbids[candidate]) == 0).all(axis=1)
    allowed &= states.free >= block.units[candidate]
    if len(block.limits):
        after = states.activity + block.activity[candidate]
        allowed &= ((after <= block.limits + _SMALL) | ~block.only_grows).all(axis=1)
    rows = np.flatnonzero(allowed)
    taken = states.take(rows)
    points = taken.points + block.points[candidate]
    worth = taken.worth + prices.worth[candidate]
    for meeting in block.meetings[candidate]:
        met = ((taken.words & meeting.partners) != 0).any(axis=1)
        points += met[:, None] * meeting.points
        worth += met * prices.of_pair(meeting.points)
    return _States(
        taken.words | block.sets[candidate],
        taken.activity + block.activity[candidate],
        worth,
        points,
        taken.free - block.units[candidate],
        taken.chosen,
    )


def _hopeful(states: _States, hope: FloatArray, threshold: float) -> _States:
    return states.take(np.flatnonzero(states.worth + hope[states.free] >= threshold - _SMALL))


def _joined(parts: list[_States]) -> _States:
    return _States(
        np.concatenate([one.words for one in parts]),
        np.concatenate([one.activity for one in parts]),
        np.concatenate([one.worth for one in parts]),
        np.concatenate([one.points for one in parts]),
        np.concatenate([one.free for one in parts]),
        np.concatenate([one.chosen for one in parts]),
    )


def _weights(block: BitBlock) -> Words:
    """Return odd random multipliers for hashing words, activities and sums; always the same ones."""
    dice = np.random.default_rng(20240101)
    count = block.words + len(block.limits) + block.points.shape[1]
    odd: Words = dice.integers(1, 2**63, size=count, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return odd


def _merged(states: _States, weights: Words) -> _States:
    """Return one state of each kind, the one of most points; equal hashes are compared by what they hash."""
    if len(states.worth) < 2:
        return states
    whole = np.rint(states.activity).astype(np.int64).astype(np.uint64)
    hashed = _hash(np.hstack([states.words, whole]), weights)
    order = np.lexsort((-states.points[:, 0], hashed))
    same = hashed[order[1:]] == hashed[order[:-1]]
    same &= (states.words[order[1:]] == states.words[order[:-1]]).all(axis=1)
    same &= (states.activity[order[1:]] == states.activity[order[:-1]]).all(axis=1)
    return states.take(order[np.concatenate([[True], ~same])])


def _hash(rows: Words, weights: Words) -> Words:
    total: Words = (rows * weights[: rows.shape[1]]).sum(axis=1, dtype=np.uint64)
    return total


def _finished(block: BitBlock, states: _States, threshold: float, missed: float) -> Patterns:
    """Return the patterns of the last states: one for each kind that the master can tell apart."""
    kept = states.worth >= threshold - _SMALL
    if len(block.limits):
        kept &= (states.activity <= block.limits + _SMALL).all(axis=1)
    states = states.take(np.flatnonzero(kept))
    keys = np.hstack([states.words & block.class_words, states.points[:, 1:].astype(np.uint64)])
    order = np.lexsort((-states.points[:, 0], _hash(keys, _weights(block))))
    keys = keys[order]
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    states = states.take(order[first])
    return Patterns(
        keys=tuple(row.tobytes() for row in keys[first]),
        points=states.points,
        chosen=states.chosen,
        worth=states.worth,
        missed=missed,
    )

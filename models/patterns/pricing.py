"""The patterns of a building whose worth at given prices exceeds a threshold.

All partial patterns are extended firm by firm, as arrays. Two of the same bits and the same
activities go on alike, so only the better is kept. One whose worth, plus all that the firms
still to come could add, stays under the threshold is dropped, and so is one that breaks a row of
a knapsack whatever those firms do (`BitBlock.outlook`; a row they cannot fill any more tells no two
states apart): what they could add is a knapsack
over the room that is left, by each measure of room, with every point a pair could bring
counted in full. Both cuts lose nothing above the threshold.

If more states are left than `beam`, those of the least hope go, and the best hope of what went
is told as `missed`: patterns that were not found are worth no more than that.

Somebody who follows another (a `Succession`) is a bit that is pending until one of those who may
come before is chosen; a state whose pending bits nobody to come can settle is dropped, and who came
before is told apart no longer than somebody may follow.

Where only the best patterns are asked for, firms that can add nothing at these prices and give
nobody room are passed over: whoever is left out then leaves a pattern of no less worth.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.patterns.bit_blocks import BitBlock, FirmMoves, Outlook, Words
from models.patterns.partial_states import States, best_of_each, joined, merged, nothing_in, weights_of
from models.patterns.state_trail import Rows, StateTrail
from models.solver import FloatArray

_SMALL = 1e-7
_AT_ONCE = 400_000
"""States × candidates looked at in one go."""
Stop = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prices:
    """What is paid for: `worth` of each candidate of the building, and a price for each sum asked for.

    `worth` is points minus prices of the linking rows. Pair points count in the objective, and
    by `sums` in each sum.
    """

    worth: FloatArray
    sums: FloatArray

    def of_pairs(self, points: NDArray[np.int64]) -> FloatArray:
        """Return what points for pairs, candidates × (objective, sums), are worth."""
        return np.asarray(points[:, 0] - points[:, 1:] @ self.sums, dtype=np.float64)


@dataclass(frozen=True, kw_only=True, eq=False)
class Patterns:
    """Patterns of one building: `chosen` has its candidates, counted in the building, filled up with -1.

    Candidates are chosen up to exchanges of floors that are alike; see `plan_pattern.choice_of`.
    `keys` tell them apart in the master, `points` are (objective, sums asked for). No pattern
    that is not among them is worth more than `missed`. `states` is how many it took to list them.
    """

    keys: tuple[bytes, ...]
    points: NDArray[np.int64]
    chosen: NDArray[np.int32]
    worth: FloatArray
    missed: float
    states: int = 0


def patterns_above(
    block: BitBlock,
    prices: Prices,
    threshold: float,
    *,
    beam: int,
    should_stop: Stop,
    is_best_enough: bool = False,
    part: float = 0.0,
) -> Patterns:
    """Return the patterns worth at least `threshold`; the empty one is worth 0.

    With `is_best_enough` patterns with a firm that adds nothing may be left out, never all of
    the best worth; with `part` all that are worth less than this part of the most that the knapsack
    of the whole building allows.
    """
    states, trail = nothing_in(block, points=1 + len(prices.sums)), StateTrail()
    added = [_most_added(moves, prices) for moves in block.firms]
    best = [float(one.max()) for one in added]
    hopes = _hopes(block, added)
    most, missed = float(hopes[0][tuple(block.room)]), -np.inf
    if part:
        threshold = missed = max(threshold, part * most)
    if most < threshold - _SMALL:
        return _nothing(block, states, trail, missed=missed)
    weights = weights_of(states)
    limits = block.limits[:, None] + _SMALL
    for at, moves in enumerate(block.firms):
        if should_stop():
            return _nothing(block, states, trail, missed=np.inf)
        is_alike = at >= block.alike_from and not block.canon.is_trivial
        if is_alike and at == block.alike_from:
            states.words = block.canon.of(states.words)
            states = merged(states, weights, block.class_words | block.outlook[at].seen)
        if is_best_enough and best[at] <= 0 and moves.is_dispensable:
            continue
        aim = _Aim(threshold - _SMALL, hopes[at + 1])
        ahead = block.outlook[at + 1]
        new = _extended(block, states, moves, prices=prices, aim=aim, trail=trail, ahead=ahead)
        kept = states.worth >= aim.needed(states.left)
        kept &= (states.activity + ahead.least[:, None] <= limits).all(axis=0)
        kept &= _can_be_met(states.pending, ahead)
        states.given = states.given & ahead.needs[:, None]
        new.activity = np.maximum(new.activity, (block.limits - ahead.most)[:, None])
        if is_alike:
            new.words = block.canon.of(new.words)
        if len(moves.candidates) > 1 or is_alike:
            new = merged(new, weights, block.class_words | ahead.seen)
        states = joined(states if kept.all() else states.take(np.flatnonzero(kept)), new)
        if len(states) > beam:
            chosen, hope = _most_hopeful(states.worth + aim.hope(states.left), beam)
            missed = max(missed, hope)
            states = states.take(chosen)
    kept = (states.worth >= threshold - _SMALL) & ~states.pending.any(axis=0)
    kept &= (states.activity <= limits).all(axis=0)
    return _finished(block, states.take(np.flatnonzero(kept)), trail, missed=missed)


def _nothing(block: BitBlock, states: States, trail: StateTrail, *, missed: float) -> Patterns:
    return _finished(block, states.take(np.zeros(0, dtype=np.int64)), trail, missed=missed)


def _most_hopeful(hope: FloatArray, count: int) -> tuple[Rows, float]:
    """Return which `count` states have most hope, the first of equals, and the most of the others."""
    others = len(hope) - count
    split = float(np.partition(hope, others - 1)[others - 1])
    kept = hope > split
    kept[np.flatnonzero(hope == split)[: count - int(kept.sum())]] = True
    return np.flatnonzero(kept), split


@dataclass(frozen=True, eq=False)
class _Aim:
    """What a state must come to, and the most that the firms still to come add, by the room left in every measure."""

    threshold: float
    hopes: FloatArray

    def hope(self, left: NDArray[np.int64]) -> FloatArray:
        """Return the most that can be added in the room left (measures × states, or × candidates × states)."""
        return np.asarray(self.hopes[tuple(left)], dtype=np.float64)

    def needed(self, left: NDArray[np.int64]) -> FloatArray:
        """Return what states with that room left must be worth to come to it; more than anything where there is none."""
        needed = self.threshold - self.hope(np.maximum(left, 0))
        for room in left:
            needed[room < 0] = np.inf
        return needed


def _most_added(moves: FirmMoves, prices: Prices) -> FloatArray:
    """Return the most that each candidate of a firm can add to a pattern, pairs included."""
    added = prices.worth[moves.candidates]
    for meeting in moves.meetings:
        added = added + np.maximum(0.0, prices.of_pairs(meeting.points))
    return np.asarray(added, dtype=np.float64)


def _hopes(block: BitBlock, added: list[FloatArray]) -> FloatArray:
    """Return, for the firms from each on, by the room left in every measure: the most that those firms can add.

    A knapsack in which each firm has one of its candidates or none.
    """
    sizes = tuple(room + 1 for room in block.room.tolist())
    hopes = np.zeros((len(added) + 1, *sizes))
    for at in range(len(added) - 1, -1, -1):
        hopes[at] = hopes[at + 1]
        needs, kind = block.firms[at].room_kinds
        most = np.full(len(needs), -np.inf)
        np.maximum.at(most, kind, added[at])
        for need, more in zip(needs.tolist(), most.tolist(), strict=True):
            if more > 0:
                taken = tuple(slice(one, None) for one in need)
                left = tuple(slice(max(0, size - one)) for size, one in zip(sizes, need, strict=True))
                above = hopes[at][taken]
                np.maximum(above, hopes[at + 1][left] + more, out=above)
    return hopes


def _extended(
    block: BitBlock,
    states: States,
    moves: FirmMoves,
    *,
    prices: Prices,
    aim: _Aim,
    trail: StateTrail,
    ahead: Outlook,
) -> States:
    """Return the states that can take a candidate of the firm and are hopeful then, with it taken."""
    worth_of = prices.worth[moves.candidates][:, None]
    priced = [(meeting, prices.of_pairs(meeting.points)[:, None]) for meeting in moves.meetings]
    parts = []
    for chosen in _portions(len(states), len(moves.candidates)):
        part = states if chosen is None else states.take(chosen)
        met = [_meets(part, meeting.partners) for meeting, _ in priced]
        worth = worth_of + part.worth
        for is_met, (_, price) in zip(met, priced, strict=True):
            worth += is_met * price
        allowed = _allowed(block, part, moves, worth=worth, aim=aim, ahead=ahead)
        pending = _pending(part, moves, allowed, ahead=ahead)
        which, at = np.nonzero(allowed)
        points = part.points[:, at] + moves.points.T[:, which]
        for is_met, (meeting, _) in zip(met, priced, strict=True):
            points += is_met[at] * meeting.points.T[:, which]
        parts.append(
            States(
                part.words[:, at] | moves.sets.T[:, which],
                part.activity[:, at] + moves.activity.T[:, which],
                pending[:, which, at],
                (part.given[:, at] | moves.gives.T[:, which]) & ahead.needs[:, None],
                worth[which, at],
                points,
                part.left[:, at] - moves.room.T[:, which],
                trail.add(part.step[at], moves.candidates[which]),
            )
        )
    return joined(*parts)


def _meets(states: States, partners: Words) -> NDArray[np.bool_]:
    """Return which states have one of the bits."""
    found = np.zeros(len(states), dtype=np.bool_)
    for word in np.flatnonzero(partners).tolist():
        found |= (states.words[word] & partners[word]) != 0
    return found


def _portions(states: int, candidates: int) -> Iterator[Rows | None]:
    """Return rows of states to look at in one go; None: all."""
    size = max(1, _AT_ONCE // candidates)
    if states <= size:
        yield None
        return
    for first in range(0, states, size):
        yield np.arange(first, min(states, first + size))


def _allowed(
    block: BitBlock, states: States, moves: FirmMoves, *, worth: FloatArray, aim: _Aim, ahead: Outlook
) -> NDArray[np.bool_]:
    """Return, candidates × states, which may be taken and leave hope."""
    allowed = worth >= aim.needed(states.left[:, None, :] - moves.room_taken.T[:, :, None])
    for word in moves.words_forbidden:
        allowed &= (states.words[word] & moves.forbids[:, word, None]) == 0
    limits = block.limits - ahead.least + _SMALL
    for row in range(len(limits)):
        allowed &= states.activity[row] + moves.activity[:, row, None] <= limits[row]
    return allowed


def _pending(states: States, moves: FirmMoves, allowed: NDArray[np.bool_], *, ahead: Outlook) -> Words:
    """Return words × candidates × states: what is pending then; `allowed` loses what nobody to come can settle."""
    found = np.empty((len(states.pending), *allowed.shape), dtype=np.uint64)
    for word in range(len(found)):
        needed = states.pending[word] | (moves.needs[:, word, None] & ~states.given[word])
        found[word] = needed & ~moves.gives[:, word, None]
        allowed &= (found[word] & ~ahead.gives[word]) == 0
    return found


def _can_be_met(pending: Words, ahead: Outlook) -> NDArray[np.bool_]:
    """Return which states have nothing pending that nobody to come can settle."""
    return np.asarray(~(pending & ~ahead.gives[:, None]).any(axis=0), dtype=np.bool_)


def _finished(block: BitBlock, states: States, trail: StateTrail, *, missed: float) -> Patterns:
    """Return the patterns of the last states: one for each kind that the master can tell apart."""
    keys = np.vstack([states.words & block.class_words[:, None], states.points[1:].astype(np.uint64)])
    best = best_of_each(keys, states.points[0], weights_of(states))
    if best is not None:
        states, keys = states.take(best), keys[:, best]
    told, width = keys.T.tobytes(), 8 * len(keys)
    return Patterns(
        keys=tuple(told[at : at + width] for at in range(0, len(told), width)),
        points=states.points.T.copy(),
        chosen=trail.chosen(states.step),
        worth=states.worth,
        missed=missed,
        states=trail.count,
    )

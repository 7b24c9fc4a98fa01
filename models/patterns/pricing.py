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
from models.patterns.hopes import Prices, StateAim, hopes_of, most_added
from models.patterns.partial_states import States, best_of_each, joined, merged, nothing_in, weights_of
from models.patterns.state_trail import Rows, StateTrail
from models.solver import FloatArray

_SMALL = 1e-7
_AT_ONCE = 400_000
"""States × candidates looked at in one go."""
Stop = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, eq=False)
class Patterns:
    """Patterns of one building: `chosen` has its candidates, counted in the building, filled up with -1.

    Candidates are chosen up to exchanges of floors that are alike; see `plan_pattern.choices_of`.
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
    added = [most_added(moves, prices) for moves in block.firms]
    best = [float(one.max()) for one in added]
    hopes = hopes_of(block, added)
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
        aim = StateAim(threshold - _SMALL, hopes[at + 1], int(moves.room.max(initial=0)))
        ahead = block.outlook[at + 1]
        new = _extended(block, states, moves, prices=prices, aim=aim, trail=trail, ahead=ahead)
        kept = _go_on(block, states, aim=aim, ahead=ahead)
        new.activity = np.maximum(new.activity, (block.limits - ahead.most)[:, None])
        states.given = states.given & ahead.needs[:, None]
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


def _extended(
    block: BitBlock,
    states: States,
    moves: FirmMoves,
    *,
    prices: Prices,
    aim: StateAim,
    trail: StateTrail,
    ahead: Outlook,
) -> States:
    """Return the states that can take a candidate of the firm and are hopeful then, with it taken."""
    worth_of = prices.worth[moves.candidates][:, None]
    priced = [(meeting, prices.of_pairs(meeting.points)[:, None]) for meeting in moves.meetings]
    sets, gives, room, activity, brought = moves.turned
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
        points = part.points.take(at, axis=1) + brought.take(which, axis=1)
        for is_met, (meeting, _) in zip(met, priced, strict=True):
            points += is_met[at] * meeting.points.T.take(which, axis=1)
        given = part.given.take(at, axis=1)
        if block.successions:
            given = (given | gives.take(which, axis=1)) & ahead.needs[:, None]
        parts.append(
            States(
                part.words.take(at, axis=1) | sets.take(which, axis=1),
                part.activity.take(at, axis=1) + activity.take(which, axis=1),
                pending[:, which, at],
                given,
                worth[which, at],
                points,
                part.left.take(at, axis=1) - room.take(which, axis=1),
                trail.add(part.step.take(at), moves.candidates.take(which)),
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
    block: BitBlock, states: States, moves: FirmMoves, *, worth: FloatArray, aim: StateAim, ahead: Outlook
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


def _go_on(block: BitBlock, states: States, *, aim: StateAim, ahead: Outlook) -> NDArray[np.bool_]:
    """Return which states are hopeful as they are, without the firm looked at."""
    kept = states.worth >= aim.needed(states.left)
    if len(block.limits):
        limits = block.limits[:, None] + _SMALL
        kept &= (states.activity + ahead.least[:, None] <= limits).all(axis=0)
    if block.successions:
        kept &= _can_be_met(states.pending, ahead)
    return np.asarray(kept, dtype=np.bool_)


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
        # Where nobody may come a state has no words, and its key no letters.
        keys=tuple(told[at * width : (at + 1) * width] for at in range(len(states))),
        points=states.points.T.copy(),
        chosen=trail.chosen(states.step),
        worth=states.worth,
        missed=missed,
        states=trail.count,
    )

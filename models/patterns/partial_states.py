"""The states of an enumeration as arrays, joined and merged; a state is a column of each of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.patterns.bit_blocks import BitBlock, Words
from models.patterns.state_trail import Rows
from models.solver import FloatArray


@dataclass(eq=False)
class States:
    """Partial patterns of a building.

    Attributes
    ----------
    words
        Words × states: the bits set.
    activity
        Rows of knapsacks × states.
    pending, given
        Words of successions × states: those in which somebody follows and nobody came before yet,
        and those that somebody opened.
    worth
        At the prices, one a state.
    points
        (Objective, sums asked for) × states.
    left
        Measures of room × states: what is left of it.
    step
        Where in the trail each was made.
    """

    words: Words
    activity: FloatArray
    pending: Words
    given: Words
    worth: FloatArray
    points: NDArray[np.int64]
    left: NDArray[np.int64]
    step: Rows

    def __len__(self) -> int:
        """Return the number of states."""
        return len(self.worth)

    def take(self, chosen: Rows) -> "States":
        """Return some of the states, by their numbers."""
        # `take` leaves each row in one piece of memory, which an index of columns does not.
        return States(
            self.words.take(chosen, axis=1),
            self.activity.take(chosen, axis=1),
            self.pending.take(chosen, axis=1),
            self.given.take(chosen, axis=1),
            self.worth.take(chosen),
            self.points.take(chosen, axis=1),
            self.left.take(chosen, axis=1),
            self.step.take(chosen),
        )


def nothing_in(block: BitBlock, *, points: int) -> States:
    """Return the one state that has chosen nothing, with so many kinds of points (objective, sums)."""
    return States(
        words=np.zeros((block.words, 1), dtype=np.uint64),
        activity=np.zeros((len(block.limits), 1)),
        pending=np.zeros((block.successions, 1), dtype=np.uint64),
        given=np.zeros((block.successions, 1), dtype=np.uint64),
        worth=np.zeros(1),
        points=np.zeros((points, 1), dtype=np.int64),
        left=block.room[:, None],
        step=np.zeros(1, dtype=np.int64),
    )


def joined(*parts: States) -> States:
    """Return all the states, those of one part after those of another."""
    if len(parts) == 1:
        return parts[0]
    return States(
        np.concatenate([one.words for one in parts], axis=1),
        np.concatenate([one.activity for one in parts], axis=1),
        np.concatenate([one.pending for one in parts], axis=1),
        np.concatenate([one.given for one in parts], axis=1),
        np.concatenate([one.worth for one in parts]),
        np.concatenate([one.points for one in parts], axis=1),
        np.concatenate([one.left for one in parts], axis=1),
        np.concatenate([one.step for one in parts]),
    )


def weights_of(states: States) -> Words:
    """Return odd random multipliers for hashing words, activities, successions and sums; always the same ones."""
    return odd_multipliers(
        len(states.words) + len(states.activity) + 2 * len(states.pending) + len(states.points)
    )


def odd_multipliers(count: int) -> Words:
    """Return so many odd numbers that look random, always the same ones; loading numpy's dice takes longer than a listing.

    Source: Steele, Lea, Flood 2014 (SplitMix).
    """
    mixed = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray((mixed ^ (mixed >> np.uint64(31))) | np.uint64(1), dtype=np.uint64)


def merged(states: States, weights: Words, told: Words) -> States:
    """Return one state of each kind, the one of most points.

    States are of one kind if they have the same of the bits `told`, the same activities and the same successions.
    """
    best = best_of_each(_kinds(states, told), states.points[0], weights)
    return states if best is None else states.take(best)


def _kinds(states: States, told: Words) -> Words:
    kinds = states.words & told[:, None]
    if not len(states.activity) and not len(states.pending):
        return kinds
    activity = (states.activity + 0.0).view(np.uint64)
    return np.vstack([kinds, activity, states.pending, states.given])


def best_of_each(kinds: Words, points: NDArray[np.int64], weights: Words) -> Rows | None:
    """Return which states have most points among those of their kind, the first of equals; None if all kinds differ.

    `kinds` has a column a state. Columns of equal hash are compared by what they hash.
    """
    if len(points) < 2:
        return None
    hashed = kinds[0] * weights[0]
    for row, weight in zip(kinds[1:], weights[1:], strict=False):
        hashed += row * weight
    order = np.argsort(hashed)
    ordered = hashed[order]
    same = ordered[1:] == ordered[:-1]
    near = np.flatnonzero(same)
    if not len(near):
        return None
    same[near] = (kinds[:, order[near]] == kinds[:, order[near + 1]]).all(axis=0)
    group = np.concatenate([[0], np.cumsum(~same)])
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    reached = points[order]
    most = np.maximum.reduceat(reached, first)
    order[reached < most[group]] = len(order)
    return np.sort(np.minimum.reduceat(order, first))

"""The states of an enumeration as arrays, joined and merged."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.patterns.bit_blocks import BitBlock, Words
from models.patterns.state_trail import Rows
from models.solver import FloatArray


@dataclass(eq=False)
class States:
    """Partial patterns of a building, one a row.

    Attributes
    ----------
    words
        States × words: the bits set.
    activity
        States × rows of knapsacks.
    worth
        At the prices, one a state.
    points
        States × (objective, sums asked for).
    left
        States × measures of room: what is left of it.
    step
        Where in the trail each was made.
    """

    words: Words
    activity: FloatArray
    worth: FloatArray
    points: NDArray[np.int64]
    left: NDArray[np.int64]
    step: Rows

    def take(self, rows: Rows) -> "States":
        """Return some of the states, by their rows."""
        return States(
            self.words[rows],
            self.activity[rows],
            self.worth[rows],
            self.points[rows],
            self.left[rows],
            self.step[rows],
        )


def nothing_in(block: BitBlock, *, points: int) -> States:
    """Return the one state that has chosen nothing, with so many kinds of points (objective, sums)."""
    return States(
        words=np.zeros((1, block.words), dtype=np.uint64),
        activity=np.zeros((1, len(block.limits))),
        worth=np.zeros(1),
        points=np.zeros((1, points), dtype=np.int64),
        left=block.room[None, :],
        step=np.zeros(1, dtype=np.int64),
    )


def joined(*parts: States) -> States:
    """Return all the states, those of one part after those of another."""
    if len(parts) == 1:
        return parts[0]
    return States(
        np.concatenate([one.words for one in parts]),
        np.concatenate([one.activity for one in parts]),
        np.concatenate([one.worth for one in parts]),
        np.concatenate([one.points for one in parts]),
        np.concatenate([one.left for one in parts]),
        np.concatenate([one.step for one in parts]),
    )


def weights_of(states: States) -> Words:
    """Return odd random multipliers for hashing words, activities and sums; always the same ones."""
    dice = np.random.default_rng(20240101)
    count = states.words.shape[1] + states.activity.shape[1] + states.points.shape[1]
    odd: Words = dice.integers(1, 2**63, size=count, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return odd


def merged(states: States, weights: Words, told: Words) -> States:
    """Return one state of each kind, the one of most points; equal hashes are compared by what they hash.

    States are of one kind if they have the same of the bits `told` and the same activities.
    """
    if len(states.worth) < 2:
        return states
    words = states.words & told
    whole = np.rint(states.activity).astype(np.int64).astype(np.uint64)
    hashed = hashed_rows(np.hstack([words, whole]), weights)
    order = np.lexsort((-states.points[:, 0], hashed))
    same = hashed[order[1:]] == hashed[order[:-1]]
    same &= (words[order[1:]] == words[order[:-1]]).all(axis=1)
    same &= (states.activity[order[1:]] == states.activity[order[:-1]]).all(axis=1)
    return states.take(order[np.concatenate([[True], ~same])])


def hashed_rows(rows: Words, weights: Words) -> Words:
    """Return a hash of each row."""
    total: Words = (rows * weights[: rows.shape[1]]).sum(axis=1, dtype=np.uint64)
    return total

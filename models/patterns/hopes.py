"""What patterns are priced at, and the most that firms still to come can add to a state in the room that is left.

That most is a knapsack in which each firm has one of its candidates or none, and every point that a pair could bring counts
in full: no firm brings more, whoever else is there. *Safe* because whatever a state goes on to take is such a choice within
the room: of the rows only that of room is kept, and leaving rows out makes the most no less.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.patterns.bit_blocks import BitBlock, FirmMoves
from models.solver import FloatArray


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


@dataclass(frozen=True, eq=False)
class StateAim:
    """What a state must come to, and the most that the firms still to come add, by the room left in every measure.

    `most_room` is the most that a candidate looked at takes: so far below nothing room may be left.
    """

    threshold: float
    hopes: FloatArray
    most_room: int

    def hope(self, left: NDArray[np.int64]) -> FloatArray:
        """Return the most that can be added in the room left (measures × states, or × candidates × states)."""
        if len(left) == 1:
            return np.asarray(self.hopes.take(left[0]), dtype=np.float64)
        return np.asarray(self.hopes[tuple(left)], dtype=np.float64)

    def needed(self, left: NDArray[np.int64]) -> FloatArray:
        """Return what states with that room left must be worth to come to it; more than anything where there is none."""
        if len(left) == 1:
            return np.asarray(self._by_room.take(left[0] + self.most_room), dtype=np.float64)
        needed = self.threshold - self.hope(np.maximum(left, 0))
        for room in left:
            needed[room < 0] = np.inf
        return needed

    @cached_property
    def _by_room(self) -> FloatArray:
        """What is needed by the room left of the one measure, from `most_room` less than nothing on."""
        return np.concatenate([np.full(self.most_room, np.inf), self.threshold - self.hopes])


def most_added(moves: FirmMoves, prices: Prices) -> FloatArray:
    """Return the most that each candidate of a firm can add to a pattern, pairs included."""
    added = prices.worth[moves.candidates]
    for meeting in moves.meetings:
        added = added + np.maximum(0.0, prices.of_pairs(meeting.points))
    return np.asarray(added, dtype=np.float64)


def hopes_of(block: BitBlock, added: list[FloatArray]) -> FloatArray:
    """Return, for the firms from each on, by the room left in every measure: the most that those firms can add."""
    sizes = tuple(room + 1 for room in block.room.tolist())
    hopes = np.zeros((len(added) + 1, *sizes))
    for at in range(len(added) - 1, -1, -1):
        hopes[at] = hopes[at + 1]
        needs, kind = block.firms[at].room_kinds
        for number, need in enumerate(needs.tolist()):
            more = float(added[at].max() if len(needs) == 1 else added[at][kind == number].max())
            if more > 0 and all(one < size for one, size in zip(need, sizes, strict=True)):
                taken = tuple(slice(one, None) for one in need)
                left = tuple(slice(size - one) for size, one in zip(sizes, need, strict=True))
                above = hopes[at][taken]
                np.maximum(above, hopes[at + 1][left] + more, out=above)
    return hopes

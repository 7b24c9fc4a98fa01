"""A small relaxation for large parks: which firm is in which building, by room alone.

A firm's candidates in a building that take the same room and use the same of the linking rows are
one column, of the most points among them; a building has so many units, and nothing else about its floors is
asked. Its prices are where pricing begins, its optimum bounds every plan, and its shares say who goes where.

*Safe*: every plan is a point of it of no fewer points. Rows that ask for something are left out. Of points for
pairs each firm of the pair is given half, for as many partners as there can be (`pair_bonus`), and what pairs
cost is left out; a pair's points are the same whichever of the two brings them. The bound is computed
from the prices alone, which are cut to the right sign: y·limits and, as every column is at most 1, all that is
gained at these prices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.patterns.separation import Separation
from models.patterns.tally_block import Flags, Ints, TallyBlock
from models.patterns.tally_pricing import pair_bonus
from models.solver import FloatArray
from models.solver.lp import LinearProgram


@dataclass(frozen=True, kw_only=True, eq=False)
class RoomPoint:
    """An optimal point: `bound`, prices of the linking rows, of the buildings' turns, and shares by firm and building."""

    bound: float
    turns: FloatArray
    links: FloatArray
    shares: FloatArray


class RoomRelaxation:
    """The relaxation, which can be solved again once buildings have their firms."""

    def __init__(self, separation: Separation, blocks: Sequence[TallyBlock]) -> None:
        self._separation = separation
        self._count = len(blocks)
        self._rooms = np.array([block.total for block in blocks], dtype=np.float64)
        every = np.full(self._count + separation.rows, -np.inf)
        self._limits = np.concatenate([self._rooms, separation.row_upper])
        self._program = LinearProgram(every, self._limits)
        above = np.zeros((self._count, len(separation.columns)))
        self._linking = np.vstack([above, separation.column_links.T])
        self._points = separation.column_points[:, 0].astype(np.float64)
        self._program.add_columns(self._points, self._linking, upper=1.0)
        self._add_homes(blocks)

    def _add_homes(self, blocks: Sequence[TallyBlock]) -> None:
        separation = self._separation
        building, candidate, room, points = [], [], [], []
        for number, block in enumerate(blocks):
            brought = block.points[:, 0] + pair_bonus(block) / 2
            chosen = _best_of_each_use(separation, number, block, brought)
            building.append(np.full(len(chosen), number, dtype=np.int64))
            candidate.append(separation.blocks[number].candidates[block.own[chosen]])
            room.append(block.room[chosen].astype(np.float64))
            points.append(brought[chosen])
        self._building, candidates = np.concatenate(building), np.concatenate(candidate)
        self._firm = separation.firm_of[candidates]
        self._room, self._brought = np.concatenate(room), np.concatenate(points)
        first, last = separation.links.start[candidates], separation.links.start[candidates + 1]
        sizes = last - first + 1
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._column = np.repeat(np.arange(len(candidates)), sizes)
        within = np.arange(int(sizes.sum())) - starts[self._column]
        entry = np.maximum(first[self._column] + within - 1, 0)
        is_room = within == 0
        self._row = np.where(is_room, self._building[self._column], self._count + separation.links.row[entry])
        self._value = np.where(is_room, self._room[self._column], separation.links.value[entry])
        self._program.add_entries(self._brought, starts, self._row, self._value, upper=1.0)
        self._first = self._program.columns - len(candidates)

    def solve(self) -> RoomPoint:
        """Return an optimal point of what is open."""
        found = self._program.solve()
        duals = np.where(np.isfinite(self._limits), np.maximum(0.0, found.duals), 0.0)
        shares = np.zeros((len(self._separation.firms), self._count))
        np.add.at(shares, (self._firm, self._building), found.values[self._first :])
        return RoomPoint(
            bound=self._bound(duals),
            turns=duals[: self._count] * self._rooms,
            links=duals[self._count :],
            shares=shares,
        )

    def _bound(self, duals: FloatArray) -> float:
        paid = np.bincount(self._column, weights=self._value * duals[self._row], minlength=len(self._firm))
        limits = np.where(np.isfinite(self._limits), self._limits, 0.0)
        gained = np.maximum(0.0, self._brought - paid).sum()
        gained += np.maximum(0.0, self._points - self._linking.T @ duals).sum()
        return float(duals @ limits + gained)

    def settle(self, given: Flags, placed: Flags, used: FloatArray) -> None:
        """Shut buildings that have their firms and firms that are placed, and take off what these use of the rows."""
        shut = given[self._building] | placed[self._firm]
        columns = np.arange(len(shut)) + self._first
        self._program.set_bounds(columns, np.where(shut, 0.0, 1.0))
        for row in np.flatnonzero((used != 0) & np.isfinite(self._separation.row_upper)).tolist():
            left = float(self._separation.row_upper[row] - used[row])
            self._program.set_row_bounds(self._count + row, -np.inf, left)


def _best_of_each_use(separation: Separation, number: int, block: TallyBlock, points: FloatArray) -> Ints:
    """Return the candidate of most points for each firm, room and use of the linking rows."""
    ordinals = separation.blocks[number].candidates[block.own]
    best: dict[tuple[int, int, bytes], int] = {}
    for at, (k, firm, room) in enumerate(
        zip(ordinals.tolist(), block.firm.tolist(), block.room.tolist(), strict=True)
    ):
        use = firm, room, separation.links.of(k)
        if use not in best or points[at] > points[best[use]]:
            best[use] = at
    return np.array(sorted(best.values()), dtype=np.int64)

"""The master program: which pattern each building gets, relaxed; it sets the prices.

Maximise the points of the patterns and of the columns that link buildings, with at most one
pattern a building, within the linking rows and the covers. Patterns enter when their reduced
cost is positive, the best few of each building at a time, until none is left in the pool.

*Bound.* For any prices y of the right signs, no plan is worth more than y·limits + Σ over buildings
of the best pattern at those prices + what the other columns gain at most. That holds whatever
patterns are known, as long as `best` is true of all patterns of a building, so a bound may be
read off before anything has converged.

A row that asks for something may be missed at a high cost, so that the program always has a
point: that patterns are still missing must not look like a contradiction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.patterns.covers import Cover, covers_of
from models.patterns.pool import Flags, Ints, Pool
from models.patterns.pricing import Stop
from models.patterns.separation import Separation
from models.solver import FloatArray
from models.solver.lp import LinearProgram

_POSITIVE = 1e-6
_ROUNDED = 1e-6
"""A row missed by less is not missed; but times its penalty it may be more than two plans differ by."""
_PER_BLOCK = 20
_ROUNDS_OF_COVERS = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class Relaxation:
    """An optimal point of the master over the patterns of the pool.

    `patterns` and `shares` are those in use; `missed` is how far rows that ask are missed. What is missed by no more than
    rounding is not charged in `bound`.
    """

    bound: float
    patterns: Ints
    shares: FloatArray
    missed: float

    @property
    def is_whole(self) -> bool:
        """Whether every building has one pattern or none."""
        return bool((np.abs(self.shares - np.rint(self.shares)) < 1e-6).all()) and self.missed < 1e-6


class Master:
    """The master over a pool. Forbidden patterns stay in it with an upper limit of 0."""

    def __init__(self, separation: Separation, pool: Pool, covers: Iterable[Cover] = ()) -> None:
        self._separation = separation
        self.pool = pool
        self._blocks = len(separation.blocks)
        self._links = separation.rows
        lower, upper = separation.row_lower, separation.row_upper
        self._program = LinearProgram(
            np.concatenate([np.full(self._blocks, -np.inf), lower]),
            np.concatenate([np.ones(self._blocks), upper]),
        )
        self._position = np.zeros(0, dtype=np.int64)
        self._present: list[int] = []
        self._allowed: list[bool] = []
        self._open: Flags | None = None
        self._forced: set[int] = set()
        self.covers: list[Cover] = []
        self._duals = np.zeros(self._blocks + self._links)
        self.penalty = 10.0 * (1.0 + float(np.abs(separation.points[:, 0]).sum()))
        above = np.zeros((self._blocks, len(separation.columns)))
        self._program.add_columns(
            separation.column_points[:, 0].astype(np.float64),
            np.vstack([above, separation.column_links.T]),
            upper=1.0,
        )
        asking = sorted({*np.flatnonzero(np.isfinite(lower)).tolist(), *separation.home_row.values()})
        unit = np.zeros((self._blocks + self._links, len(asking)))
        unit[[self._blocks + row for row in asking], range(len(asking))] = 1.0
        self._missing = self._program.add_columns(np.full(len(asking), -self.penalty), unit)
        self._first = self._program.columns
        for cover in covers:
            self._add_cover(cover)

    # ------------------------------------------------------------ prices

    @property
    def duals(self) -> FloatArray:
        """Duals of the last point: of buildings, linking rows and covers; others may be set to be looked at."""
        return self._duals

    @duals.setter
    def duals(self, duals: FloatArray) -> None:
        self._duals = duals

    @property
    def block_prices(self) -> FloatArray:
        """What a building's turn is worth."""
        return np.maximum(0.0, self._duals[: self._blocks])

    @property
    def link_prices(self) -> FloatArray:
        """Prices of the linking rows, with the signs that a bound needs."""
        prices = self._duals[self._blocks : self._blocks + self._links].copy()
        prices[~np.isfinite(self._separation.row_upper)] = np.minimum(
            0.0, prices[~np.isfinite(self._separation.row_upper)]
        )
        prices[~np.isfinite(self._separation.row_lower)] = np.maximum(
            0.0, prices[~np.isfinite(self._separation.row_lower)]
        )
        return prices

    @property
    def firm_prices(self) -> FloatArray:
        """What the covers charge each firm for being placed."""
        prices = np.zeros(len(self._separation.firms))
        duals = self._duals[self._blocks + self._links :]
        for cover, dual in zip(self.covers, duals.tolist(), strict=True):
            prices += max(0.0, dual) * cover.weights
        return prices

    def worth(self) -> FloatArray:
        """Return each candidate's points minus the prices of what it uses."""
        separation = self._separation
        charged = separation.charged(self.link_prices) + self.firm_prices[separation.firm_of]
        return np.asarray(separation.points[:, 0] - charged, dtype=np.float64)

    def reduced_costs(self) -> FloatArray:
        """Return what each pattern of the pool would add at these prices.

        A firm that is demanded has a price of the other sign, which is not cut off here.
        """
        pool, separation = self.pool, self._separation
        prices = self._duals[self._blocks : self._blocks + self._links]
        charged = separation.links.charged(prices) + self.firm_prices[separation.firm_of]
        paid = pool.paid(charged, prices[self._links - separation.sums :])
        return np.asarray(pool.points - paid - self.block_prices[pool.block], dtype=np.float64)

    def bound(self, best: Sequence[float]) -> float:
        """Return what no plan exceeds, if no pattern of building b is worth more than `best[b]` at these prices."""
        separation, prices = self._separation, self.link_prices
        limits = np.where(prices > 0, separation.row_upper, separation.row_lower)
        total = float(np.where(prices != 0, prices * np.where(prices != 0, limits, 0.0), 0.0).sum())
        total += float(
            np.maximum(0.0, separation.column_points[:, 0] - separation.column_links @ prices).sum()
        )
        duals = self._duals[self._blocks + self._links :]
        for cover, dual in zip(self.covers, duals.tolist(), strict=True):
            total += max(0.0, float(dual)) * cover.most
        return total + float(sum(max(0.0, one) for one in best))

    # ------------------------------------------------------------ solving

    def relax(self, *, should_stop: Stop) -> Relaxation:
        """Return the best point over the pool; `should_stop` may end it early, at a point that bounds nothing."""
        while True:
            point = self._program.solve()
            self._duals = point.duals
            if should_stop() or not self._enter(_PER_BLOCK):
                break
        shares = point.values[self._first :]
        used = np.flatnonzero(shares > 1e-9)
        missed = float(point.values[self._missing : self._first].sum())
        rounding = self.penalty * missed if 0 < missed < _ROUNDED else 0.0
        return Relaxation(
            bound=point.objective + rounding,
            patterns=np.array(self._present, dtype=np.int64)[used],
            shares=shares[used],
            missed=missed,
        )

    def tighten(self, relaxation: Relaxation, *, should_stop: Stop) -> Relaxation:
        """Return the point after covers that it breaks were added, as long as some are found."""
        for _ in range(_ROUNDS_OF_COVERS):
            found = covers_of(self._separation, self.placed(relaxation), known=self.covers)
            if not found or should_stop():
                break
            for cover in found:
                self._add_cover(cover)
            relaxation = self.relax(should_stop=should_stop)
        return relaxation

    def placed(self, relaxation: Relaxation) -> FloatArray:
        """Return how far each firm is placed."""
        return np.asarray(relaxation.shares @ self.pool.firms[relaxation.patterns], dtype=np.float64)

    def enter(self, patterns: Iterable[int]) -> None:
        """Make patterns of the pool columns."""
        position = self._positions()
        new = np.array([one for one in patterns if position[one] < 0], dtype=np.int64)
        if not len(new):
            return
        pool = self.pool
        above = np.zeros((self._blocks, len(new)))
        above[pool.block[new], np.arange(len(new))] = 1.0
        parts = [above, pool.links_of(new)]
        if self.covers:
            parts.append(np.array([cover.weights for cover in self.covers]) @ pool.firms[new].T)
        first = self._program.add_columns(pool.points[new].astype(np.float64), np.vstack(parts))
        position[new] = np.arange(first, first + len(new))
        self._present += new.tolist()
        self._allowed += [True] * len(new)

    def restrict(self, is_allowed: Flags, forced: Iterable[int]) -> None:
        """Allow some patterns of the pool alone, and demand that the firms `forced` are placed."""
        self._open = is_allowed
        present = np.array(self._present, dtype=np.int64)
        now = is_allowed[present]
        changed = np.flatnonzero(now != np.array(self._allowed, dtype=np.bool_))
        self._program.set_bounds(changed + self._first, np.where(now[changed], np.inf, 0.0))
        self._allowed = now.tolist()
        demanded = set(forced)
        for firm, row in self._separation.home_row.items():
            lower = 1.0 if firm in demanded else float(self._separation.row_lower[row])
            if (firm in demanded) != (firm in self._forced):
                self._program.set_row_bounds(
                    self._blocks + row, lower, float(self._separation.row_upper[row])
                )
        self._forced = demanded

    def _enter(self, per_block: int) -> bool:
        """Make the best patterns of each building columns; say whether there were any."""
        reduced = self.reduced_costs()
        reduced[self._positions() >= 0] = -np.inf
        if self._open is not None:
            reduced[: len(self._open)][~self._open] = -np.inf
        useful = np.flatnonzero(reduced > _POSITIVE)
        order = useful[np.argsort(-reduced[useful], kind="stable")]
        taken: list[int] = []
        counts = [0] * self._blocks
        for one in order.tolist():
            block = int(self.pool.block[one])
            if counts[block] < per_block:
                counts[block] += 1
                taken.append(one)
        self.enter(taken)
        return bool(taken)

    def _positions(self) -> Ints:
        grown = len(self.pool) - len(self._position)
        if grown:
            self._position = np.concatenate([self._position, np.full(grown, -1, dtype=np.int64)])
        return self._position

    def _add_cover(self, cover: Cover) -> None:
        self.covers.append(cover)
        weights = cover.weights @ self.pool.firms[self._present].T if self._present else np.zeros(0)
        used = np.flatnonzero(weights)
        self._program.add_row((-np.inf, cover.most), used + self._first, weights[used].astype(np.float64))
        self._duals = np.append(self._duals, 0.0)

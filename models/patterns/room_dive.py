"""A first plan for a large park: the relaxation by room says who goes where, a few buildings are given a pattern, and again.

It proves nothing. A building is given one of the patterns worth most at the relaxation's prices, firms that the
relaxation has there preferred. The building whose firms are most nearly decided comes next.
"""

from collections.abc import Sequence

import numpy as np

from models.patterns.hopes import Prices
from models.patterns.pool import Flags, Ints, Pool
from models.patterns.pricing import Stop
from models.patterns.room_relaxation import RoomPoint, RoomRelaxation
from models.patterns.separation import Separation
from models.patterns.tally_block import TallyBlock
from models.patterns.tally_pricing import best_patterns
from models.solver import FloatArray

_BEAM, _MOST = 100, 6
_TIMES = 25
"""How often the relaxation is solved again at most."""
_PREFERENCE = 0.05
"""Part of its points that a firm counts more where the relaxation has it."""
_SMALL = 1e-6


class RoomDive:
    """Builds one plan; its patterns, and others worth nearly as much, are taken into the pool."""

    def __init__(
        self, separation: Separation, blocks: Sequence[TallyBlock], pool: Pool, *, should_stop: Stop
    ) -> None:
        self._separation = separation
        self._blocks = blocks
        self._pool = pool
        self._stop = should_stop
        self._given: Flags = np.zeros(len(blocks), dtype=np.bool_)
        self._placed: Flags = np.zeros(len(separation.firms), dtype=np.bool_)
        self._used: FloatArray = np.zeros(separation.rows)

    def run(self, relaxation: RoomRelaxation, point: RoomPoint) -> Ints | None:
        """Return the patterns of a plan, from the relaxation's `point` on; None if stopped. The relaxation stays settled."""
        taken: list[int] = []
        at_once = max(1, -(-len(self._blocks) // _TIMES))
        while not self._given.all():
            for number in self._most_decided(point.shares)[:at_once]:
                pattern = self._best_that_fits(number, point)
                if self._stop():
                    return None
                self._given[number] = True
                if pattern is not None:
                    taken.append(pattern)
                    self._placed |= self._pool.firms[pattern]
                    self._used += self._uses(pattern)
            relaxation.settle(self._given, self._placed, self._used)
            if not self._given.all():
                point = relaxation.solve()
        return np.array(taken, dtype=np.int64)

    def _most_decided(self, shares: FloatArray) -> list[int]:
        """Return the buildings that are open, those first of whose firms the largest part is there in whole."""
        whole = (shares > 1.0 - _SMALL).sum(axis=0)
        some = np.maximum(1, (shares > _SMALL).sum(axis=0))
        order = np.argsort(-whole / some, kind="stable")
        return [number for number in order.tolist() if not self._given[number]]

    def _best_that_fits(self, number: int, point: RoomPoint) -> int | None:
        """Return the best pattern of a building that the rows still allow; None if there is none."""
        separation, pool = self._separation, self._pool
        preferred = _PREFERENCE * separation.points[:, 0] * point.shares[separation.firm_of, number]
        self._price(number, point, preferred)
        charged = separation.links.charged(point.links) - preferred
        sums = point.links[separation.rows - separation.sums :]
        values = pool.points - pool.paid(charged, sums)
        own = np.flatnonzero((pool.block == number) & ~(pool.firms & self._placed).any(axis=1))
        limits = separation.row_upper + _SMALL
        in_order = own[np.argsort(-values[own], kind="stable")].tolist()
        fits = (one for one in in_order if (self._used + self._uses(one) <= limits).all())
        return next(fits, None)

    def _price(self, number: int, point: RoomPoint, preferred: FloatArray) -> None:
        """Take in the best patterns of a building of the firms that are left."""
        separation = self._separation
        worth = separation.points[:, 0] - separation.charged(point.links) + preferred
        worth[self._placed[separation.firm_of]] = -np.inf
        prices = Prices(
            worth=worth[separation.blocks[number].candidates],
            sums=point.links[separation.rows - separation.sums :],
        )
        found = best_patterns(
            self._blocks[number], prices, 0.0, beam=_BEAM, most=_MOST, should_stop=self._stop
        )
        self._pool.add_to(number, found)

    def _uses(self, pattern: int) -> FloatArray:
        """Return what a pattern uses of the rows."""
        return self._pool.links_of(np.array([pattern], dtype=np.int64))[:, 0]

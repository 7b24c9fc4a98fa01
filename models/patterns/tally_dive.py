"""A plan for a large park: building after building is given a pattern, and the rest is priced anew in between.

It proves nothing, and what it ends at is a plan: a pattern is taken only if its firms are nowhere yet and the rows between
buildings hold with it. Whether it also has what a row asks for is seen by whoever is told of it.
"""

from collections.abc import Callable, Sequence

import numpy as np

from models.patterns.master import Master, Relaxation
from models.patterns.pool import Flags, Ints, Pool
from models.patterns.pricing import Stop
from models.patterns.separation import Separation
from models.patterns.tally_pricer import PriceRound, TallyPricer
from models.solver import FloatArray

_BEAM = 300
_NEARLY = 0.85
_DIVES = 25
"""A share that is as good as whole, and the part of the buildings (one in so many) given at once if none is."""
_PRICED = 8
"""The rest is priced anew when one in so many of the buildings has been given its pattern since."""
_SMALL = 1e-6
_HALF = 0.5


class TallyDive:
    """Dives into the patterns of a pool; a plan it comes to is told to `improved`, if it is worth `wanted()`."""

    def __init__(
        self,
        separation: Separation,
        pricer: TallyPricer,
        pool: Pool,
        *,
        should_stop: Stop,
        improved: Callable[[Ints], None],
        wanted: Callable[[], float],
    ) -> None:
        self._separation = separation
        self._pricer = pricer
        self._count = len(separation.blocks)
        self._pool = pool
        self._stop = should_stop
        self._improved = improved
        self._wanted = wanted

    def run(self, master: Master) -> None:
        """Let the buildings have their patterns, those nearest to whole first, and price the rest anew in between."""
        duals = master.duals
        taken: list[int] = []
        priced = 0
        used = np.zeros(self._separation.rows)
        while not self._stop():
            allowed = self._fits(taken)
            master.restrict(allowed, frozenset())
            point = master.relax(should_stop=self._stop)
            is_hopeless = point.bound < self._wanted()
            if self._stop() or (is_hopeless and priced == len(taken)):
                break
            if point.is_whole and not is_hopeless:
                self._improved(point.patterns[point.shares > _HALF])
                break
            new = [] if is_hopeless else self._given(point, taken, used)
            if not new and priced == len(taken):
                self._improved(np.array(taken, dtype=np.int64))  # nothing more fits: what was taken is a plan
                break
            taken += new
            used += self._pool.links_of(np.array(new, dtype=np.int64)).sum(axis=1)
            if not new or (len(taken) - priced) * _PRICED >= self._count:
                priced = len(taken)
                self._price_rest(master, taken)
        every = np.ones(len(self._pool), dtype=np.bool_)
        master.restrict(every, frozenset())
        master.duals = duals
        if not self._stop():
            master.relax(should_stop=self._stop)

    def _fits(self, taken: Sequence[int]) -> Flags:
        """Return the patterns that go with those taken, and these."""
        pool = self._pool
        given, placed = self._settled(taken)
        allowed = ~given[pool.block] & ~(pool.firms & placed).any(axis=1)
        allowed[list(taken)] = True
        return np.asarray(allowed, dtype=np.bool_)

    def _settled(self, taken: Sequence[int]) -> tuple[Flags, Flags]:
        """Return which buildings have their pattern, and which firms are in those."""
        given = np.zeros(self._count, dtype=np.bool_)
        given[self._pool.block[list(taken)]] = True
        placed = self._pool.firms[list(taken)].any(axis=0)
        return given, np.asarray(placed, dtype=np.bool_)

    def _given(self, point: Relaxation, taken: Sequence[int], used: FloatArray) -> list[int]:
        """Return the patterns to be taken for good: all that are nearly whole, else those of largest share."""
        pool, limits = self._pool, self._separation.row_upper + _SMALL
        given, met = self._settled(taken)
        new: list[int] = []
        for at in np.argsort(-point.shares, kind="stable").tolist():
            pattern = int(point.patterns[at])
            if new and point.shares[at] < _NEARLY and len(new) >= max(1, self._count // _DIVES):
                break
            if given[pool.block[pattern]] or (pool.firms[pattern] & met).any():
                continue
            more = pool.links_of(np.array([pattern], dtype=np.int64))[:, 0]
            if (used + more > limits).any():
                continue
            new.append(pattern)
            used = used + more
            given[pool.block[pattern]] = True
            met = met | pool.firms[pattern]
        return new

    def _price_rest(self, master: Master, taken: Sequence[int]) -> None:
        """Take in patterns of the buildings that are open, of firms that are."""
        separation = self._separation
        given, placed = self._settled(taken)
        found = self._pricer.patterns(
            PriceRound(
                worth=np.where(placed[separation.firm_of], -np.inf, master.worth()),
                sums=master.link_prices[separation.rows - separation.sums :],
                least=np.where(given, np.inf, master.block_prices),
                beam=_BEAM,
                most=4,
            )
        )
        before = len(self._pool)
        self._pool.add(found)
        master.enter(range(before, len(self._pool)))

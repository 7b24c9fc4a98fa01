"""Candidates that no plan as good as the best can choose, so that later goals need not look at them.

`Ties` hold every pattern of every plan worth its points or more. Two things leave out patterns that are in no such plan, as
long as something falls away:

- at the prices of the relaxation over them, those whose reduced cost is under points − bound;
- those with a firm in a building, where the relaxation that demands the firm and has it nowhere else is worth less than the
  points, or has no point at all.

*Safe* because a candidate is to the master what its firm, its points and its use of the linking rows are (its class), and
the class stays the same in every image of a pattern (`symmetry`) and in every pattern that another stands for (`pricing`):
a candidate whose class is in no pattern that is left is in no such plan. Sources: reduced cost fixing (Crowder, Johnson,
Padberg 1983), probing (Savelsbergh 1994).
"""

from collections.abc import Iterator

import numpy as np

from models.patterns.master import Master
from models.patterns.pattern_result import Ties
from models.patterns.pool import Flags, Ints
from models.patterns.pricing import Stop
from models.patterns.separation import Separation

_CLOSE = 1e-4
_MISSED = 1e-6
_ROUNDS, _PROBES = 10, 3
_MOST_PATTERNS = 8_000
"""Where more may be in a tie, relaxations take too long to probe every firm in every building."""


def candidates_in_no_tie(ties: Ties, *, should_stop: Stop) -> Ints:
    """Return the open candidates that are in no plan worth `ties.points` or more; none once stopped."""
    separation, pool = ties.pool.separation, ties.pool
    left = _Probe(ties, should_stop).run()
    if should_stop():
        return np.zeros(0, dtype=np.int64)
    present = {_class_of(separation, int(k)) for k in pool.candidates(np.flatnonzero(left)).tolist()}
    every = np.concatenate([block.candidates for block in separation.blocks])
    return np.array([k for k in every.tolist() if _class_of(separation, k) not in present], dtype=np.int64)


class _Probe:
    """Which patterns may be in a plan worth as much as the ties; told only where nobody stopped it."""

    def __init__(self, ties: Ties, should_stop: Stop) -> None:
        self._ties = ties
        self._pool = ties.pool
        self._stop = should_stop
        self._master = Master(ties.pool.separation, ties.pool, ties.covers)
        self._left: Flags = np.ones(len(ties.pool), dtype=np.bool_)

    def run(self) -> Flags:
        self._fix()
        for _ in range(_PROBES if self._left.sum() <= _MOST_PATTERNS else 0):
            before = int(self._left.sum())
            for firm, block in self._homes():
                self._probe(firm, block)
            self._fix()
            if int(self._left.sum()) == before:
                break
        return self._left

    def _fix(self) -> None:
        """Leave out what prices alone tell."""
        for _ in range(_ROUNDS):
            self._master.restrict(self._left, frozenset())
            point = self._master.tighten(self._master.relax(should_stop=self._stop), should_stop=self._stop)
            kept = self._left & (self._master.reduced_costs() >= self._ties.points - point.bound - _CLOSE)
            if self._stop() or kept.sum() == self._left.sum():
                return
            self._left = kept

    def _homes(self) -> Iterator[tuple[int, int]]:
        """Return every firm and building that some pattern brings together."""
        for block in range(len(self._pool.separation.blocks)):
            inside = self._pool.firms[self._left & (self._pool.block == block)]
            yield from ((firm, block) for firm in np.flatnonzero(inside.any(axis=0)).tolist())

    def _probe(self, firm: int, block: int) -> None:
        """Leave out the patterns with a firm in a building if no plan that has it there is worth as much."""
        there = self._pool.firms[:, firm] & (self._pool.block == block)
        if self._stop() or not (there & self._left).any():
            return
        self._master.restrict(self._left & (there | ~self._pool.firms[:, firm]), frozenset([firm]))
        point = self._master.relax(should_stop=self._stop)
        is_in_none = point.missed > _MISSED or point.bound < self._ties.points - _CLOSE
        if is_in_none and not self._stop():
            self._left = self._left & ~there


def _class_of(separation: Separation, candidate: int) -> tuple[str, int, bytes, bytes]:
    """Return the building of a candidate and what tells it from others there in the master."""
    one = separation.formulation.candidates[candidate]
    return (
        one.building_id,
        int(separation.firm_of[candidate]),
        separation.links.of(candidate),
        separation.points[candidate].tobytes(),
    )

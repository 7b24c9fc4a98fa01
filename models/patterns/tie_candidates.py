"""Candidates that no plan as good as the best can choose, so that later goals need not look at them.

`Ties` hold every pattern of every plan worth its points or more. At the prices of the relaxation over them a pattern whose
reduced cost is under points − bound is in no such plan; without it the relaxation may bound the others closer, so that this
is done until nothing more falls away.

*Safe* because a candidate is to the master what its firm, its points and its use of the linking rows are (its class), and
the class stays the same in every image of a pattern (`symmetry`) and in every pattern that another stands for (`pricing`):
a candidate whose class is in no pattern that is left is in no such plan. Source: reduced cost fixing (Crowder, Johnson,
Padberg 1983).
"""

import numpy as np

from models.patterns.master import Master
from models.patterns.pattern_result import Ties
from models.patterns.pool import Flags, Ints
from models.patterns.pricing import Stop
from models.patterns.separation import Separation

_CLOSE = 1e-4
_ROUNDS = 10


def candidates_in_no_tie(ties: Ties, *, should_stop: Stop) -> Ints:
    """Return the open candidates that are in no plan worth `ties.points` or more; none once stopped."""
    separation, pool = ties.pool.separation, ties.pool
    left = _patterns_of_ties(ties, should_stop=should_stop)
    if left is None:
        return np.zeros(0, dtype=np.int64)
    present = {_class_of(separation, int(k)) for k in pool.candidates(np.flatnonzero(left)).tolist()}
    every = np.concatenate([block.candidates for block in separation.blocks])
    return np.array([k for k in every.tolist() if _class_of(separation, k) not in present], dtype=np.int64)


def _patterns_of_ties(ties: Ties, *, should_stop: Stop) -> Flags | None:
    """Return which patterns may be in a plan worth that much; None once stopped."""
    master = Master(ties.pool.separation, ties.pool, ties.covers)
    left = np.ones(len(ties.pool), dtype=np.bool_)
    for _ in range(_ROUNDS):
        point = master.tighten(master.relax(should_stop=should_stop), should_stop=should_stop)
        if should_stop():
            return None
        kept = left & (master.reduced_costs() >= ties.points - point.bound - _CLOSE)
        if kept.sum() == left.sum():
            break
        left = kept
        master.restrict(left, frozenset())
    return left


def _class_of(separation: Separation, candidate: int) -> tuple[str, int, bytes, bytes]:
    """Return the building of a candidate and what tells it from others there in the master."""
    one = separation.formulation.candidates[candidate]
    return (
        one.building_id,
        int(separation.firm_of[candidate]),
        separation.links.of(candidate),
        separation.points[candidate].tobytes(),
    )

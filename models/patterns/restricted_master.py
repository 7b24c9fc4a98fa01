"""A plan from the restricted master: the patterns of best reduced cost, in whole numbers.

It proves nothing and raises the best plan known, so that fewer patterns need be listed.
"""

import numpy as np

from models.patterns.pool import Ints, Pool
from models.patterns.pricing import Stop
from models.patterns.separation import Separation
from models.patterns.tree import Incumbent
from models.solver import FloatArray
from models.solver.lp import LinearProgram

_BEST = 18
"""Patterns of each building."""
_FEW_NODES = 100
_HALF = 0.5


def plan_of_best(
    separation: Separation, pool: Pool, reduced_costs: FloatArray, *, should_stop: Stop
) -> Incumbent | None:
    """Return the best plan found over the best patterns; None if there was none within a few nodes."""
    best = _best_of_each(pool.block, reduced_costs)
    blocks = len(separation.blocks)
    program = LinearProgram(
        np.concatenate([np.full(blocks, -np.inf), separation.row_lower]),
        np.concatenate([np.ones(blocks), separation.row_upper]),
    )
    above = np.zeros((blocks, len(separation.columns)))
    program.add_columns(
        separation.column_points[:, 0].astype(np.float64),
        np.vstack([above, separation.column_links.T]),
        upper=1.0,
    )
    turn = np.zeros((blocks, len(best)))
    turn[pool.block[best], np.arange(len(best))] = 1.0
    first = program.add_columns(
        pool.points[best].astype(np.float64), np.vstack([turn, pool.links_of(best)]), upper=1.0
    )
    point = program.solve_whole(range(first, first + len(best)), nodes=_FEW_NODES, should_stop=should_stop)
    if point.values is None:
        return None
    chosen = best[point.values[first:] > _HALF]
    linked = float(separation.column_points[:, 0] @ point.values[:first])
    return Incumbent(points=float(round(pool.points[chosen].sum() + linked)), patterns=chosen)


def _best_of_each(block: Ints, reduced_costs: FloatArray) -> Ints:
    """Return the patterns of highest reduced cost of each building."""
    order = np.lexsort((-reduced_costs, block))
    rank = np.arange(len(order)) - np.searchsorted(block[order], block[order])
    return np.sort(order[rank < _BEST])

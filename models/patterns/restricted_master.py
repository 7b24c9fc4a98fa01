"""A plan from the restricted master: the patterns of best reduced cost, in whole numbers.

It proves nothing and raises the best plan known, so that fewer patterns need be listed.
"""

from dataclasses import dataclass

import numpy as np

from models.patterns.pool import Ints, Pool
from models.patterns.pricing import Stop
from models.patterns.separation import Separation
from models.patterns.tree import Incumbent
from models.solver import FloatArray
from models.solver.lp import LinearProgram

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class RestrictedSize:
    """How many patterns of each building are taken, and how many nodes may be looked at."""

    patterns: int
    nodes: int


USUAL, THOROUGH = RestrictedSize(18, 100), RestrictedSize(40, 150)
"""What a first look takes; and a look where patterns can hardly all be listed, so that the plan is what counts."""


def plan_of_best(
    separation: Separation, pool: Pool, reduced_costs: FloatArray, size: RestrictedSize, *, should_stop: Stop
) -> Incumbent | None:
    """Return the best plan found over the best patterns; None if there was none within the nodes."""
    best = _best_of_each(pool.block, reduced_costs, size.patterns)
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
    point = program.solve_whole(range(first, first + len(best)), nodes=size.nodes, should_stop=should_stop)
    if point.values is None:
        return None
    chosen = best[point.values[first:] > _HALF]
    linked = float(separation.column_points[:, 0] @ point.values[:first])
    return Incumbent(points=float(round(pool.points[chosen].sum() + linked)), patterns=chosen)


def _best_of_each(block: Ints, reduced_costs: FloatArray, count: int) -> Ints:
    """Return the patterns of highest reduced cost of each building, `count` of each."""
    order = np.lexsort((-reduced_costs, block))
    rank = np.arange(len(order)) - np.searchsorted(block[order], block[order])
    return np.sort(order[rank < count])

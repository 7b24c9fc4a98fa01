"""Prices to begin with, where the relaxation of the whole program would take too long.

A relaxation over firms and buildings alone: each firm in each building by its best candidate and by its
smallest, within the room of the building and the linking rows. Any prices are safe to start from.
"""

from collections.abc import Sequence

import numpy as np

from models.patterns.separation import Separation
from models.patterns.tally_block import Ints, TallyBlock
from models.solver import FloatArray
from models.solver.lp import LinearProgram


def first_prices(separation: Separation, blocks: Sequence[TallyBlock]) -> FloatArray:
    """Return prices of the buildings' turns, then of the linking rows."""
    count = len(blocks)
    rooms = np.array([block.total for block in blocks], dtype=np.float64)
    lower, upper = separation.row_lower.copy(), separation.row_upper.copy()
    lower[np.isfinite(lower)] = -np.inf  # what is asked for has no price at first
    program = LinearProgram(np.concatenate([np.full(count, -np.inf), lower]), np.concatenate([rooms, upper]))
    links = np.zeros((count, len(separation.columns)))
    program.add_columns(
        separation.column_points[:, 0].astype(np.float64),
        np.vstack([links, separation.column_links.T]),
        upper=1.0,
    )
    costs, starts, rows, values = [], [0], [], []
    for number, block in enumerate(blocks):
        ordinals = separation.blocks[number].candidates[block.own]
        for at in _stand_for(block).tolist():
            k = int(ordinals[at])
            entries = slice(int(separation.links.start[k]), int(separation.links.start[k + 1]))
            rows.append(np.append(number, count + separation.links.row[entries]))
            values.append(np.append(float(block.room[at]), separation.links.value[entries]))
            costs.append(float(block.points[at, 0]))
            starts.append(starts[-1] + len(rows[-1]))
    program.add_entries(
        np.array(costs), np.array(starts[:-1], dtype=np.int64), np.concatenate(rows), np.concatenate(values)
    )
    duals = program.solve().duals
    duals[:count] *= rooms
    return duals


def _stand_for(block: TallyBlock) -> Ints:
    """Return each firm's best candidate, and its smallest if that is another."""
    best = np.lexsort((block.room, -block.points[:, 0], block.firm))
    least = np.lexsort((-block.points[:, 0], block.room, block.firm))
    return np.unique(np.concatenate([best[block.first[:-1]], least[block.first[:-1]]]))

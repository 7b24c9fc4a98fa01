"""Soft segregation: points lost for neighbours that would better keep apart.

For each pair of firms that some soft row catches, w ≥ x_ip + x_jp − 1 in each place p of the
row's scope and each quarter told; w counts once however many floors the pair shares. Points of
all rows and both directions (i emits and j receives, j emits and i receives) are added up on the
pair first. Where a tier gains by *more* of this, w is also held from above, so that it is true
both ways. Σ points · w. Unit: points.
"""

from models import pair_tally
from models.builder import ModelBuilder
from models.candidate_space import Terms
from models.constraints import segregation
from models.objective.sums import Sum, tallied
from models.pairs import Pair, add_price, add_prizes, pair_of
from models.tier_directions import MORE, gains
from planner.domain.keys import GoalKey
from planner.domain.vocabulary.terms import PairScope

GOAL = GoalKey.SOFT_SEGREGATION


def expression(builder: ModelBuilder) -> Sum:
    """Add up the points lost on the pairs that meet."""
    if builder.tallies_pairs:
        return tallied(builder, pair_tally.of_soft_segregation(builder.instance))
    is_exact = MORE in gains(builder.instance.policy, GOAL)
    terms: Terms = []
    for (pair, scope), points in _pairs(builder).items():
        column = add_price(builder, GOAL, pair, scope=scope)
        if column is None:
            continue
        terms.append((column, points))
        if is_exact:
            prizes = add_prizes(builder, GOAL, pair, scope=scope)
            held = [(column, 1), *((prize, -1) for prize in prizes)]
            builder.add_row((GOAL, ""), held, 0, subjects=pair)
    return Sum(terms)


def _pairs(builder: ModelBuilder) -> dict[tuple[Pair, PairScope], int]:
    found: dict[tuple[Pair, PairScope], int] = {}
    for row in segregation.rows_in_force(builder.instance.problem, hard=False):
        for emitter, receptor in segregation.pairs_of(row, builder.instance):
            if row.penalty_points and {emitter, receptor} <= builder.firms_in_building.keys():
                key = (pair_of(emitter, receptor), row.scope)
                found[key] = found.get(key, 0) + row.penalty_points
    return dict(sorted(found.items()))

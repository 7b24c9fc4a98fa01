"""One firm per unit: in a quarter a unit holds one firm.

Purpose
    No room is let twice.
Sets and symbols
    u unit, t quarter; K_ut the candidates that take u and are inside in t; y_k = 1 if k is chosen.
Inequality
    Σ_{k in K_ut} y_k ≤ max(1, s_ut) for each u and t, s_ut the candidates of sitting firms in K_ut:
    that they share a room is a fact, and nobody else comes in.
What makes it tight
    Only the largest sets K_ut of a building are covered: the others lie within one of them. Sets
    of a single firm are left out, one home says the same.
As a planner would say it
    "Room 201 is theirs until the lease ends, then it is yours."
"""

from models.builder import ModelBuilder
from planner.domain.keys import RuleKey


def add_rows(builder: ModelBuilder) -> None:
    """Let every unit to one firm at a time."""
    instance = builder.instance
    quarters = sorted({max(s, instance.first) for s in builder.starts if s <= instance.last})
    for building_id, homes in builder.homes_in.items():
        space = builder.inside(building_id)
        cliques = [
            (unit.unit_id, clique)
            for unit in instance.problem.units_of[building_id]
            for clique in space.fullest(space.in_unit.get(unit.unit_id, 0), quarters)
        ]
        covered: set[int] = set()
        for unit_id, clique in cliques:
            is_within = any(clique & other == clique != other for _, other in cliques)
            is_shared = sum(1 for home in homes if space.mask(home) & clique) > 1
            if is_shared and not is_within and clique not in covered:
                covered.add(clique)
                limit = max(1, (clique & space.seats).bit_count())
                builder.add_row(
                    (RuleKey.UNIT_ONCE, ""), space.terms(clique, homes), limit, subjects=(unit_id,)
                )

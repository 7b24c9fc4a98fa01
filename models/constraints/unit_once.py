"""One firm per unit: in a quarter a unit holds one firm.

Purpose
    No room is let twice.
Sets and symbols
    u unit, t quarter; K_ut the candidates that take u and are inside in t; y_k = 1 if k is chosen.
Inequality
    Σ_{k in K_ut} y_k ≤ max(1, s_ut) for each u and t, s_ut the candidates of sitting firms in K_ut:
    that they share a room is a fact, and nobody else comes in.
What makes it tight
    Only the largest sets K_ut of a building are told: the others lie within one of them. Sets
    of a single firm are left out, one home says the same.
As a planner would say it
    "Room 201 is theirs until the lease ends, then it is yours."
"""

from models.draft import ModelBuilder


def add_rows(draft: ModelBuilder) -> None:
    """Let every unit to one firm at a time."""
    facts = draft.facts
    quarters = sorted({max(s, facts.first) for s in draft.starts if s <= facts.last})
    for building_id, homes in draft.homes_in.items():
        crowds = [
            (unit.unit_id, crowd)
            for unit in facts.problem.units_of[building_id]
            for crowd in draft.fullest(draft.in_unit.get(unit.unit_id, 0), quarters)
        ]
        told: set[int] = set()
        for unit_id, crowd in crowds:
            is_within = any(crowd & other == crowd != other for _, other in crowds)
            is_shared = sum(1 for home in homes if home.mask & crowd) > 1
            if is_shared and not is_within and crowd not in told:
                told.add(crowd)
                limit = max(1, (crowd & draft.seats).bit_count())
                draft.add_row(("unit_once", ""), draft.terms(crowd, homes), limit, subjects=(unit_id,))

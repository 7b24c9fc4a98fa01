"""Fixed order: a rank that makes equal plans come out equal; it has no meaning of its own.

Σ_k r_i · r_u · y_k with r_i rank of the firm among all firm ids and r_u rank of the candidate's
first unit among all unit ids, counted from 1. Unit: rank.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, per_candidate


def expression(builder: ModelBuilder) -> Sum:
    """Add up the ranks of the candidates chosen."""
    problem = builder.instance.problem
    firm_rank = {firm_id: rank for rank, firm_id in enumerate(sorted(problem.firm), start=1)}
    unit_rank = {unit_id: rank for rank, unit_id in enumerate(sorted(problem.unit), start=1)}
    return per_candidate(
        builder, lambda firm, candidate: firm_rank[firm.firm_id] * unit_rank[candidate.units[0]]
    )

"""Fixed order: a rank that makes equal plans come out equal; it has no meaning of its own.

Unit: rank. Formula: Σ (1 + index of the firm among all firm ids) × (1 + index of the run's
first unit among all unit ids), both sorted.
"""

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """Rank of all placements together."""
    firm_rank = {firm_id: rank for rank, firm_id in enumerate(sorted(problem.firm), start=1)}
    unit_rank = {unit_id: rank for rank, unit_id in enumerate(sorted(problem.unit), start=1)}
    return sum(firm_rank[p.firm_id] * unit_rank[min(p.units)] for p in plan.placements)

"""Synergy: points for kinds of firm that do each other good.

Unit: points. Formula: for a park synergy the bonus once for each placed firm of
`archetype_a` that has another placed firm of `archetype_b` in its park, whenever; for a
building synergy the bonus once for each unordered pair of the two kinds in one building in
a common quarter (likewise for a floor).
"""

from itertools import combinations

from planner.domain.measures.placed import meet, park_of
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.relations import Synergy
from planner.domain.vocabulary.terms import PairScope


def total(problem: Problem, plan: Plan) -> int:
    """Points of every synergy row."""
    return sum(
        row.bonus_points
        * (
            _firms_served(problem, plan, row)
            if row.scope is PairScope.PARK
            else _pairs_met(problem, plan, row)
        )
        for row in problem.synergies
    )


def _kind(problem: Problem, placement: Placement) -> str:
    return problem.firm[placement.firm_id].archetype


def _firms_served(problem: Problem, plan: Plan, row: Synergy) -> int:
    givers = [p for p in plan.placements if _kind(problem, p) == row.archetype_b]
    return len(
        {
            (p.firm_id, park_of(problem, p).park_id)
            for p in plan.placements
            if _kind(problem, p) == row.archetype_a
            and any(g.firm_id != p.firm_id and park_of(problem, g) == park_of(problem, p) for g in givers)
        }
    )


def _pairs_met(problem: Problem, plan: Plan, row: Synergy) -> int:
    kinds = sorted((row.archetype_a, row.archetype_b))
    return len(
        {
            frozenset((p.firm_id, q.firm_id))
            for p, q in combinations(plan.placements, 2)
            if p.firm_id != q.firm_id
            and sorted((_kind(problem, p), _kind(problem, q))) == kinds
            and meet(problem, p, q, scope=row.scope)
        }
    )

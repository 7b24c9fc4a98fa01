"""Soft segregation: points lost for neighbours that would better keep apart.

Unit: points. Formula: penalty of each soft row of the segregation rules, once for each
ordered pair (emitter, receptor) of different firms that share the row's space in a common
quarter, unless the row is switched off or waived for the pair.
"""

from itertools import permutations

from planner.domain.keys import RuleKey
from planner.domain.measures.placed import meet
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.rule import is_on


def total(problem: Problem, plan: Plan) -> int:
    """Points lost under every soft row in force."""
    return sum(
        row.penalty_points * _pairs(problem, plan, row)
        for row in problem.segregation_rules
        if not row.hard and is_on(problem.policy, RuleKey.SEGREGATION, row.rule_id)
    )


def _pairs(problem: Problem, plan: Plan, row: SegregationRule) -> int:
    return len(
        {
            (p.firm_id, q.firm_id)
            for p, q in permutations(plan.placements, 2)
            if _clash(row, problem.firm[p.firm_id], problem.firm[q.firm_id])
            and not problem.policy.waives(RuleKey.SEGREGATION, row.rule_id, p.firm_id, q.firm_id)
            and meet(problem, p, q, scope=row.scope)
        }
    )


def _clash(row: SegregationRule, emitter: Firm, receptor: Firm) -> bool:
    return (
        emitter.firm_id != receptor.firm_id
        and row.emitter_tag in emitter.emits
        and (row.receptor_tag == ANY or row.receptor_tag in receptor.receptors)
    )

"""Firms placed: all of them, or those of one stage of the pipeline that are not signed.

Unit: firms.
"""

from planner.domain.measures.placed import firms_placed
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage


def count(_problem: Problem, plan: Plan) -> int:
    """Placed firms."""
    return len(plan.by_firm)


def count_framework(problem: Problem, plan: Plan) -> int:
    """Placed firms with a framework agreement, not signed."""
    return _at(Stage.FRAMEWORK, problem, plan)


def count_negotiating(problem: Problem, plan: Plan) -> int:
    """Placed firms under negotiation, not signed."""
    return _at(Stage.NEGOTIATING, problem, plan)


def count_visited(problem: Problem, plan: Plan) -> int:
    """Placed firms that have visited, not signed."""
    return _at(Stage.VISITED, problem, plan)


def count_lead(problem: Problem, plan: Plan) -> int:
    """Placed firms that are leads, not signed."""
    return _at(Stage.LEAD, problem, plan)


def _at(stage: Stage, problem: Problem, plan: Plan) -> int:
    return sum(firm.stage is stage and not firm.is_signed for firm in firms_placed(problem, plan))

"""The quarter that shows a plan best."""

from planner.domain.measures.placed import placement_m2, without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter


def fullest_quarter(problem: Problem, plan: Plan) -> Quarter:
    """Return the first quarter in which firms hold the most leasable ㎡."""
    return max(problem.quarters, key=lambda quarter: (_held_m2(problem, plan, quarter), -quarter.index))


def _held_m2(problem: Problem, plan: Plan, quarter: Quarter) -> int:
    return sum(placement_m2(problem, placement) for placement in without_unknown(problem, plan).at(quarter))

"""Priority-weighted area: requested ㎡ of the placed firms, A counting more than B and C.

Unit: point·㎡. Formula: Σ rate of the firm's priority (`policy.rates`) × requested ㎡.
"""

from planner.domain.measures.placed import firms_placed
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Priority


def total(problem: Problem, plan: Plan) -> int:
    """Requested ㎡ times priority rate, over all placed firms."""
    rates = problem.policy.rates
    rate = {
        Priority.A: rates.priority_a,
        Priority.B: rates.priority_b,
        Priority.C: rates.priority_c,
    }
    return sum(rate[firm.priority] * firm.area_req_m2 for firm in firms_placed(problem, plan))

"""Tax of the placed firms in a full year.

Unit: 万元 a year, each firm rounded half up. Source: the firms' own figures.
"""

from planner.domain.measures.goals.exact import half_up
from planner.domain.measures.placed import firms_placed
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """Tax of all placed firms, 万元 a year."""
    return sum(half_up(firm.tax_10k) for firm in firms_placed(problem, plan))

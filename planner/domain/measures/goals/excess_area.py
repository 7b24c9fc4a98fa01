"""Area beyond the request: leasable ㎡ given that the firm did not ask for.

Unit: ㎡. Formula: Σ max(0, given − requested).
"""

from planner.domain.measures.placed import first_placements, placement_m2
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def total(problem: Problem, plan: Plan) -> int:
    """㎡ given beyond the requests."""
    return sum(
        max(0, placement_m2(problem, placement) - problem.firm[firm_id].area_req_m2)
        for firm_id, placement in first_placements(plan).items()
    )

"""Firms of the plan in force whose run differs, or that are no longer placed."""

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def count(problem: Problem, plan: Plan) -> int:
    """Count them; a firm that starts earlier or later in the same run does not count."""
    runs_before: dict[str, set[tuple[str, ...]]] = {}
    for placement in problem.base:
        runs_before.setdefault(placement.firm_id, set()).add(placement.units)
    return sum(
        {placement.units for placement in plan.by_firm.get(firm_id, ())} != runs
        for firm_id, runs in runs_before.items()
    )

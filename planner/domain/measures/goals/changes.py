"""Changes against the base: firms of the plan in force that get another place or start, or none.

Unit: firms. Formula: number of firms of `problem.base` whose set of (units, start) differs.
"""

from collections.abc import Iterable

from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter


def count(problem: Problem, plan: Plan) -> int:
    """Firms of the base that the plan changes."""
    before = Plan(placements=problem.base).by_firm
    return sum(
        _seats(placements) != _seats(plan.by_firm.get(firm_id, ())) for firm_id, placements in before.items()
    )


def _seats(placements: Iterable[Placement]) -> frozenset[tuple[tuple[str, ...], Quarter]]:
    return frozenset((p.units, p.start) for p in placements)

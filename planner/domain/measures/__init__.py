"""What a plan comes to: goals and KPIs, computed from problem and plan alone."""

from planner.domain.measures.goals import measure_goals, tier_value
from planner.domain.measures.kpi import Extent, Measure, Measures, ResourceUse
from planner.domain.measures.kpis import headline_kpis, kpis
from planner.domain.measures.kpis.resource_use import resource_uses
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem

__all__ = [
    "Extent",
    "Measure",
    "Measures",
    "ResourceUse",
    "headline_kpis",
    "measure",
    "measure_goals",
    "tier_value",
]


def measure(problem: Problem, plan: Plan) -> Measures:
    """Return every goal and KPI of a plan.

    Placements of firms or units the problem does not know are left out; the checker
    reports them.
    """
    seen = without_unknown(problem, plan)
    return Measures(
        goals=measure_goals(problem, seen),
        kpis=tuple(kpis(problem, seen)),
        resources=tuple(resource_uses(problem, seen)),
    )

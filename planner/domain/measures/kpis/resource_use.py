"""Resource use: what the firms present draw, by quarter, of each park and building.

Used = Σ draw × diversity of the cap in force (1 without a cap), in the resource's own unit.
A building's usable kW is its power cap until the caps table has a row for it.
"""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.measures.kpi import ResourceUse, quotient
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.site import Cap
from planner.domain.vocabulary.terms import CapScope, Resource


def resource_uses(problem: Problem, plan: Plan) -> Iterator[ResourceUse]:
    """Return every park's use, and every building's that has a cap or a draw."""
    for park in problem.parks:
        buildings = frozenset(b.building_id for b in problem.buildings if b.park_id == park.park_id)
        for resource in Resource:
            for quarter in span(park.first_quarter, park.last_quarter):
                drawn = drawn_in(problem, plan, resource, quarter=quarter, within=buildings)
                cap = cap_in_force(problem, CapScope.PARK, park.park_id, resource=resource, at=quarter)
                yield _use(CapScope.PARK, park.park_id, resource, quarter=quarter, drawn=drawn, cap=cap)
    for building in problem.buildings:
        name = building.building_id
        park = problem.park[building.park_id]
        for resource in Resource:
            for quarter in span(park.first_quarter, park.last_quarter):
                drawn = drawn_in(problem, plan, resource, quarter=quarter, within=frozenset((name,)))
                cap = cap_in_force(problem, CapScope.BUILDING, name, resource=resource, at=quarter)
                if drawn or cap:
                    yield _use(CapScope.BUILDING, name, resource, quarter=quarter, drawn=drawn, cap=cap)


def cap_in_force(
    problem: Problem, scope: CapScope, subject_id: str, *, resource: Resource, at: Quarter
) -> Cap | None:
    """Return the cap of a park or building in a quarter; None if nothing limits it."""
    rows = [
        cap
        for cap in problem.caps
        if (cap.scope, cap.subject_id, cap.resource) == (scope, subject_id, resource)
        and cap.from_quarter <= at
    ]
    if rows:
        return max(rows, key=lambda cap: cap.from_quarter)
    if scope is CapScope.BUILDING and resource is Resource.POWER:
        building = problem.building[subject_id]
        return Cap(
            scope=scope,
            subject_id=subject_id,
            resource=resource,
            from_quarter=building.handover_quarter,
            value=building.usable_kw,
        )
    return None


def drawn_in(
    problem: Problem, plan: Plan, resource: Resource, *, quarter: Quarter, within: frozenset[str]
) -> Decimal:
    """Return what the firms of some buildings draw in a quarter, before the diversity of a cap."""
    inside = {p.firm_id for p in plan.at(quarter) if problem.unit[p.units[0]].building_id in within}
    return sum((problem.firm[name].draw(resource) for name in sorted(inside)), Decimal(0))


def _use(
    scope: CapScope,
    subject_id: str,
    resource: Resource,
    *,
    quarter: Quarter,
    drawn: Decimal,
    cap: Cap | None,
) -> ResourceUse:
    used = drawn * cap.diversity if cap else drawn
    return ResourceUse(
        scope=scope,
        subject_id=subject_id,
        resource=resource,
        quarter=quarter,
        used=used,
        cap=cap.value if cap else None,
        share=quotient(used, cap.value) if cap else None,
        meets=used <= cap.value if cap else None,
    )

"""One site of a plan for several: its own facts as the plan leaves them, and the placements in it."""

from dataclasses import replace

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.relations import Transfer
from planner.domain.vocabulary.terms import CapScope


def park_of_placement(problem: Problem, placement: Placement) -> str:
    """Return the park of a placement; empty where it is in no unit that is known."""
    units = [problem.unit[name] for name in placement.units if name in problem.unit]
    return problem.building[units[0].building_id].park_id if units else ""


def plan_at(problem: Problem, plan: Plan, park_id: str) -> Plan:
    """Return the placements of a plan that lie in a park."""
    return Plan(placements=tuple(p for p in plan.placements if park_of_placement(problem, p) == park_id))


def problem_at(problem: Problem, plan: Plan, park_id: str) -> Problem:
    """Return one park of a problem by itself, to judge its part of a plan by.

    Its firms are those that accept it or are inside. One that graduates into another park has its lease end
    when it moves; what is said of firms and places elsewhere is left out.
    """
    buildings = {row.building_id for row in problem.buildings if row.park_id == park_id}
    units = {row.unit_id for row in problem.units if row.building_id in buildings}
    inside = {p.firm_id for p in plan_at(problem, plan, park_id).placements}
    elsewhere = set(plan.by_firm) - inside
    firms = [
        firm
        for firm in problem.firms
        if firm.firm_id in inside or park_id in firm.parks or (not firm.parks and not firm.is_sitting)
    ]
    subjects = {(CapScope.PARK, park_id), *((CapScope.BUILDING, name) for name in buildings)}
    left = {row.leaves: _start(plan, row) for row in problem.transfers if row.firm_id in elsewhere}
    names = {firm.firm_id for firm in firms}
    return replace(
        problem,
        parks=(problem.park[park_id],),
        phases=tuple(row for row in problem.phases if row.park_id == park_id),
        buildings=tuple(row for row in problem.buildings if row.building_id in buildings),
        floors=tuple(row for row in problem.floors if row.building_id in buildings),
        units=tuple(row for row in problem.units if row.unit_id in units),
        caps=tuple(row for row in problem.caps if (row.scope, row.subject_id) in subjects),
        firms=tuple(_as_of(firm, left.get(firm.firm_id)) for firm in firms),
        policy=_policy_at(problem.policy, buildings=buildings, units=units, firms=names - elsewhere),
        base=tuple(row for row in problem.base if set(row.units) <= units and row.firm_id in names),
        transfers=tuple(
            replace(row, leaves=None) if row.firm_id in elsewhere else row
            for row in problem.transfers
            if row.firm_id in names
        ),
    )


def _start(plan: Plan, row: Transfer) -> Quarter:
    return plan.by_firm[row.firm_id][0].start


def _as_of(firm: Firm, gone: Quarter | None) -> Firm:
    """Return a firm whose leases end by the quarter in which it is gone."""
    if gone is None:
        return firm
    leases = tuple(
        replace(one, lease_end=gone, renew_years=0)
        if one.lease_end is None or one.lease_end > gone or one.renew_years
        else one
        for one in firm.leases
    )
    is_earlier = firm.lease_end is None or firm.lease_end > gone
    ends = gone if firm.sitting_units and is_earlier else firm.lease_end
    return replace(firm, leases=leases, lease_end=ends)


def _policy_at(policy: Policy, *, buildings: set[str], units: set[str], firms: set[str]) -> Policy:
    def is_here(building_id: str | None, names: tuple[str, ...]) -> bool:
        return building_id in {None, *buildings} and set(names) <= units

    return replace(
        policy,
        pins=tuple(
            pin for pin in policy.pins if pin.firm_id in firms and is_here(pin.building_id, pin.units)
        ),
        forbids=tuple(row for row in policy.forbids if is_here(row.building_id, row.units)),
        holds=tuple(row for row in policy.holds if set(row.units) <= units),
        reserves=tuple(row for row in policy.reserves if set(row.units) <= units),
    )

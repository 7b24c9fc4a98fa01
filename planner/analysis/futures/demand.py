"""What those who come ask for, beside what there is: of space and of every resource that is capped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.domain.measures.kpis.resource_use import cap_in_force
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import seats_of
from planner.domain.vocabulary.terms import CapScope, Resource

AREA = "area"
"""What stands for a resource where space is meant."""
Limit = tuple[str, str, str]


def limits_of(problem: Problem) -> tuple[Limit, ...]:
    """Return what is limited: of each park its space and the resources with a cap, of each building the latter."""
    capped = {(one.subject_id, one.resource) for one in problem.caps if one.scope is CapScope.PARK}
    parks = (
        (CapScope.PARK.value, park.park_id, key)
        for park in problem.parks
        for key in (AREA, *(one.value for one in Resource if (park.park_id, one) in capped))
    )
    own = {(one.subject_id, one.resource) for one in problem.caps if one.scope is CapScope.BUILDING}
    buildings = (
        (CapScope.BUILDING.value, one.building_id, key.value)
        for one in problem.buildings
        if problem.units_of[one.building_id]
        for key in Resource
        if key is Resource.POWER or (one.building_id, key) in own  # its usable kW is a cap of power
    )
    return (*parks, *buildings)


@dataclass(frozen=True)
class _Demand:
    """A firm that is there or wants to be: from when until when, in which park and building.

    `building_id` is empty where it has no place and the plan none for it; `since` is when it is inside, or would be.
    """

    firm_id: str
    park_id: str
    building_id: str
    start: Quarter
    since: Quarter
    end: Quarter
    area_m2: int


def beyond(
    problem: Problem, plan: Plan, limits: Sequence[Limit], homes: Mapping[str, Placement]
) -> tuple[int, ...]:
    """Return for each limit the quarters (bit k is quarter k) in which more is asked for than there is.

    Of a park whoever comes asks for it from when it wants to come until its lease would end, placed or not; a
    firm without a place asks in the first park that it accepts. Of a building those ask who are inside, and from when they
    want to come those without a place who have theirs there in the plan of today (`homes`).
    """
    wishes = list(_wishes(problem, plan, homes))
    return tuple(_bits(problem, wishes, limit) for limit in limits)


def _wishes(problem: Problem, plan: Plan, homes: Mapping[str, Placement]) -> Sequence[_Demand]:
    found = []
    for firm in problem.firms:
        seats = seats_of(problem, firm) if firm.is_sitting else plan.by_firm.get(firm.firm_id, ())
        for seat in seats:
            building_id = problem.unit[seat.units[0]].building_id
            park = problem.park_of(building_id)
            start = (
                seat.start
                if firm.is_sitting
                else min(seat.start, max(firm.desired_quarter, park.opening_quarter))
            )
            m2 = (
                sum(problem.unit[name].leasable_m2 for name in seat.units)
                if firm.is_sitting
                else firm.area_req_m2
            )
            found.append(_Demand(firm.firm_id, park.park_id, building_id, start, seat.start, seat.end, m2))
        if not seats and not firm.is_sitting:
            park = problem.park[firm.parks[0]] if firm.parks else problem.parks[0]
            start = max(firm.desired_quarter, park.opening_quarter)
            home, end = homes.get(firm.firm_id), start + 4 * firm.lease_years
            building_id = problem.unit[home.units[0]].building_id if home else ""
            found.append(
                _Demand(firm.firm_id, park.park_id, building_id, start, start, end, firm.area_req_m2)
            )
    return found


def _bits(problem: Problem, wishes: Sequence[_Demand], limit: Limit) -> int:
    scope, subject_id, key = CapScope(limit[0]), limit[1], limit[2]
    if scope is CapScope.BUILDING:
        mine = [replace(one, start=one.since) for one in wishes if one.building_id == subject_id]
    else:
        mine = [one for one in wishes if one.park_id == subject_id]
    units = [u for u in problem.units if problem.building[u.building_id].park_id == subject_id]
    bits = 0
    for k, quarter in enumerate(problem.quarters):
        there = [one for one in mine if one.start <= quarter < one.end]
        if key == AREA:
            ready = sum(u.leasable_m2 for u in units if problem.ready_quarter(u) <= quarter)
            is_beyond = sum(one.area_m2 for one in there) > ready
        else:
            resource = Resource(key)
            cap = cap_in_force(problem, scope, subject_id, resource=resource, at=quarter)
            firms = {one.firm_id for one in there}
            drawn = sum((problem.firm[name].draw(resource) for name in firms), Decimal(0))
            is_beyond = cap is not None and drawn * cap.diversity > cap.value
        bits |= is_beyond << k
    return bits


def full_buildings(problem: Problem, plan: Plan, buildings: Sequence[str]) -> tuple[int, ...]:
    """Return for each building the quarters (as bits) in which it is handed over and let to the last unit."""
    found = []
    for name in buildings:
        units = problem.units_of[name]
        ready = max((problem.ready_quarter(unit) for unit in units), default=None)
        bits = 0
        for k, quarter in enumerate(problem.quarters):
            let = {unit for place in plan.at(quarter) for unit in place.units}
            is_full = ready is not None and ready <= quarter and all(unit.unit_id in let for unit in units)
            bits |= is_full << k
        found.append(bits)
    return tuple(found)


def let_area(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return the ㎡ let in each quarter of the horizon."""
    return tuple(
        sum(
            problem.unit[name].leasable_m2
            for name in {unit for place in plan.at(quarter) for unit in place.units}
        )
        for quarter in problem.quarters
    )

"""The facts of a future: who comes is signed, with what it asks for then; a firm to be waited for stands in by a double.

A signed firm keeps its rooms until it answers. Nothing of its answer is known before, so what stands in
for it asks for what it asks for today, in the rooms that are kept for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from planner.analysis.futures.draws import FirmDraw, Future
from planner.domain.edits.demand import scaled_firm
from planner.domain.edits.removal import without_firms
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage

DOUBLE = "?"
"""What the id of a double begins with."""


def facts_of(problem: Problem, future: Future, came: frozenset[str]) -> Problem:
    """Return the facts as they turn out where `came` are the firms that come; sitting firms are all there."""
    gone = {one for one in future.firms if one not in came}
    left = without_firms(problem, gone)
    firms = tuple(
        _sitting(f, future) if f.is_sitting else _newcomer(f, future.firms[f.firm_id]) for f in left.firms
    )
    late = {name: quarters for name, quarters in future.late.items() if quarters}
    buildings = tuple(
        replace(one, handover_quarter=one.handover_quarter + late.get(one.building_id, 0))
        for one in left.buildings
    )
    units = tuple(
        replace(one, available_quarter=one.available_quarter + late[one.building_id])
        if one.building_id in late
        else one
        for one in left.units
    )
    begun = {firm.firm_id for firm in firms if firm.is_sitting or firm.stage.has_rooms}
    pins = tuple(replace(pin, start=None) if pin.firm_id in future.firms else pin for pin in left.policy.pins)
    return replace(
        left,
        firms=firms,
        buildings=buildings,
        units=units,
        base=tuple(place for place in left.base if place.firm_id in begun),
        policy=replace(left.policy, pins=pins),
    )


def double_id(firm_id: str, units: Sequence[str]) -> str:
    """Return the id of what stands in for a firm in rooms that are kept for it."""
    return f"{DOUBLE}{firm_id}@{'+'.join(units)}"


def with_doubles(realised: Problem, problem: Problem, kept: Iterable[tuple[str, Placement]]) -> Problem:
    """Return facts of a future with a double of each firm that has rooms kept for it, pinned to them.

    Of a firm that several plans keep other rooms for there is one double each; who fills the park places that of his plan.
    """
    last = realised.quarters[-1]
    names = dict[str, dict[str, Placement]]()
    for firm_id, place in kept:
        names.setdefault(firm_id, {})[double_id(firm_id, place.units)] = place
    doubles = [
        replace(
            problem.firm[firm_id],
            firm_id=name,
            latest_quarter=max(problem.firm[firm_id].latest_quarter, last),
        )
        for firm_id, own in names.items()
        for name in own
    ]
    pins = [Pin(firm_id=name, units=place.units) for own in names.values() for name, place in own.items()]
    # Of a pair that is released either may have rooms kept: so its doubles are released as well, from each other too.
    waivers = [
        replace(one, firms=firms)
        for one in problem.policy.waivers
        for firms in product(*((who, *names.get(who, ())) for who in one.firms))
        if firms != one.firms
    ]
    policy = replace(
        realised.policy,
        pins=(*realised.policy.pins, *pins),
        waivers=(*realised.policy.waivers, *waivers),
    )
    return replace(realised, firms=(*realised.firms, *doubles), policy=policy)


def _newcomer(firm: Firm, draw: FirmDraw) -> Firm:
    asked = firm if draw.factor == 1 else scaled_firm(firm, draw.factor)
    weeks = int((firm.licence_weeks * draw.licence_factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return replace(
        asked,
        stage=firm.stage if firm.stage.has_rooms else Stage.SIGNED,
        probability=Decimal(1),
        licence_weeks=weeks,
        desired_quarter=firm.desired_quarter + draw.late,
        latest_quarter=firm.latest_quarter + draw.late,
    )


def _sitting(firm: Firm, future: Future) -> Firm:
    return replace(firm, leases=tuple(_lease(one, future) for one in firm.leases))


def _lease(lease: Lease, future: Future) -> Lease:
    if lease.lease_id not in future.renews:
        return lease
    if future.renews[lease.lease_id]:
        return replace(lease, renew_probability=Decimal(1))
    return replace(lease, renew_years=0, renew_probability=Decimal(0))

"""What was promised, forbidden or kept, and what the ledger shows as taken."""

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Pin
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import Stage, UnitState
from tests.support.second_check.facts import Facts, Fault


def commitments(facts: Facts) -> Iterator[Fault]:
    for firm in facts.problem.firms:
        stays = [one for one in facts.known if one.firm_id == firm.firm_id]
        broken = (_of_sitting if firm.is_sitting else _of_incoming)(facts, firm, stays)
        yield from (("commitments", clause, firm.firm_id) for clause in broken)


def _of_sitting(facts: Facts, firm: Firm, stays: list[Placement]) -> Iterator[str]:
    seats = [_as_left(facts, firm, seat) for seat in facts.seats(firm)]
    if sorted(map(repr, stays)) != sorted(map(repr, seats)):
        yield "sitting"
    pins = [pin for pin in facts.problem.policy.pins if pin.firm_id == firm.firm_id]
    if firm.is_committed and not stays:
        yield "pin"
    if any(not any(_agrees(facts, pin, stay) for stay in stays) for pin in pins):
        yield "pin"


def _as_left(facts: Facts, firm: Firm, seat: Placement) -> Placement:
    """Return a seat, over when the firm that it is left for starts."""
    heir = next((row.firm_id for row in facts.problem.transfers if row.leaves == firm.firm_id), None)
    starts = [one.start for one in facts.known if one.firm_id == heir]
    return replace(seat, end=min([seat.end, *starts])) if heir else seat


def _of_incoming(facts: Facts, firm: Firm, stays: list[Placement]) -> Iterator[str]:
    pins = pins_of(facts, firm)
    if pins and not stays:
        yield "pin"
    for stay in stays:
        if not all(_agrees(facts, pin, stay) for pin in pins):
            yield "pin"
        if firm.stage is Stage.EXITED:
            yield "exited"
        if _is_forbidden(facts, stay):
            yield "forbid"
        if _is_held(facts, stay):
            yield "hold"
        if not all(_accepts(facts, firm, park) for park in facts.parks(stay)):
            yield "park"


def pins_of(facts: Facts, firm: Firm) -> list[Pin]:
    """Return what a firm was promised, by the policy or by its own fields."""
    pins = [pin for pin in facts.problem.policy.pins if pin.firm_id == firm.firm_id]
    if firm.is_committed:
        pins.append(
            Pin(firm_id=firm.firm_id, building_id=firm.committed_building, units=firm.committed_units)
        )
    return pins


def _agrees(facts: Facts, pin: Pin, stay: Placement) -> bool:
    return (
        (pin.building_id is None or facts.buildings(stay) == {pin.building_id})
        and (not pin.units or set(pin.units) == set(stay.units))
        and (pin.start is None or pin.start == stay.start)
    )


def _is_forbidden(facts: Facts, stay: Placement) -> bool:
    for row in facts.problem.policy.forbids:
        if row.firm_id != stay.firm_id:
            continue
        if row.building_id is None and not row.units:
            return True
        if row.building_id in facts.buildings(stay) or set(row.units) & set(stay.units):
            return True
    return False


def _is_held(facts: Facts, stay: Placement) -> bool:
    return any(
        stay.start < hold.until and hold.firm_id != stay.firm_id and set(hold.units) & set(stay.units)
        for hold in facts.problem.policy.holds
    )


def _accepts(facts: Facts, firm: Firm, park: str) -> bool:
    named = any((row.firm_id, row.park_id) == (firm.firm_id, park) for row in facts.problem.transfers)
    return not firm.parks or park in firm.parks or named


def unit_state(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        taken = [unit for unit in facts.units(stay) if unit.state is not UnitState.VACANT]
        is_closed = any(not _is_open(facts, stay, unit) for unit in taken)
        if is_closed and facts.binds("unit_state", "", stay.firm_id):
            yield "unit_state", "", stay.firm_id


def _is_open(facts: Facts, stay: Placement, unit: Unit) -> bool:
    for pin in pins_of(facts, facts.firm(stay)):
        if unit.unit_id in pin.units or pin.building_id == unit.building_id:
            return True
    return any(
        facts.lease_end(firm, lease) <= stay.start
        for firm in facts.problem.firms
        for lease in firm.contracts
        if unit.unit_id in lease.units
    )

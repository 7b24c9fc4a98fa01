"""Where a firm sits by its contracts, read once more: rooms, first quarter, and the quarter it goes."""

from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import RENEWAL
from planner.domain.vocabulary.terms import Stage


def required_seats(problem: Problem, firm: Firm) -> tuple[Placement, ...]:
    """Return the placements a plan must hold of a sitting firm: one a contract and building."""
    found: list[Placement] = []
    if firm.stage is Stage.EXITED:
        return ()
    for contract in firm.contracts:
        known = sorted({name for name in contract.units if name in problem.unit})
        for building_id in sorted({problem.unit[name].building_id for name in known}):
            rooms = tuple(name for name in known if problem.unit[name].building_id == building_id)
            first = problem.park_of(building_id).first_quarter
            start = contract.lease_start if contract.lease_start is not None else first
            end = gone(problem, firm, contract)
            seat = Placement(firm_id=firm.firm_id, units=rooms, start=start, end=end)
            found += [] if seat in found else [seat]
    return tuple(found)


def gone(problem: Problem, firm: Firm, contract: Lease) -> Quarter:
    """Return the first quarter in which the rooms of a contract are free of the firm."""
    after = max(park.last_quarter for park in problem.parks) + 1
    if firm.stage is Stage.EXITED:
        return contract.lease_end or problem.quarters[0]
    if contract.lease_end is None:
        return after
    is_likely = contract.renew_probability >= problem.policy.threshold(*RENEWAL)
    until = contract.lease_end + (4 * contract.renew_years if is_likely else 0)
    buildings = [problem.unit[name].building_id for name in contract.units if name in problem.unit]
    park = problem.park_of(buildings[0]) if buildings else problem.parks[0]
    if until > Quarter.of(park.cut_off) or _is_replaced(firm, contract):
        return until
    return max(after, until)


def _is_replaced(firm: Firm, contract: Lease) -> bool:
    """Whether the firm has the same rooms by a contract that ends later."""
    for other in firm.contracts:
        later = other.lease_end is None or (
            contract.lease_end is not None and contract.lease_end < other.lease_end
        )
        if other is not contract and later and set(contract.units).issubset(other.units):
            return True
    return False

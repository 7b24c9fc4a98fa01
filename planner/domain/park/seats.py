"""Where sitting firms are and for how long: what the leases say, and what is assumed at their end."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Park
from planner.domain.vocabulary.terms import Stage

RENEWAL = ("renewal_from", Decimal("0.5"))
"""Threshold key and default: options at least so probable are taken as used. Source: planning assumption."""

QUARTERS_A_YEAR = 4


class LeaseEnd(StrEnum):
    """What is assumed to happen at the end of a lease."""

    LEAVES = "leaves"
    """The firm goes, and its units are free."""
    RENEWS = "renews"
    """The firm uses its option once and goes when that ends."""
    STAYS_ON = "stays_on"
    """No end is agreed, or it is over and the firm is still inside: it stays for the whole horizon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumedEnd:
    """The end assumed of one lease; `end` is the first quarter in which the units are free."""

    lease: Lease
    fate: LeaseEnd
    end: Quarter


def seats_of(problem: Problem, firm: Firm) -> tuple[Placement, ...]:
    """Return the placements a sitting firm has: one for each lease and building, by start and units.

    Units the problem does not know are left out; a firm that has left has none.
    """
    if firm.stage is Stage.EXITED:
        return ()
    found = {seat for lease in firm.contracts for seat in _seats(problem, firm, lease)}
    return tuple(sorted(found, key=lambda seat: (seat.start, seat.units)))


def ending_of(problem: Problem, firm: Firm, lease: Lease) -> AssumedEnd:
    """Return what is assumed at the end of one of the firm's leases."""
    park = _park_of(problem, lease)
    beyond = problem.quarters[-1] + 1
    if firm.stage is Stage.EXITED:
        return AssumedEnd(lease=lease, fate=LeaseEnd.LEAVES, end=lease.lease_end or problem.quarters[0])
    if lease.lease_end is None:
        return AssumedEnd(lease=lease, fate=LeaseEnd.STAYS_ON, end=beyond)
    fate, end = LeaseEnd.LEAVES, lease.lease_end
    if lease.renew_years and lease.renew_probability >= problem.policy.threshold(*RENEWAL):
        fate, end = LeaseEnd.RENEWS, lease.lease_end + QUARTERS_A_YEAR * lease.renew_years
    is_over = end <= Quarter.of(park.cut_off)
    if is_over and not any(_follows(other, lease) for other in firm.contracts):
        return AssumedEnd(lease=lease, fate=LeaseEnd.STAYS_ON, end=max(beyond, end))
    return AssumedEnd(lease=lease, fate=fate, end=end)


def stays_on(problem: Problem, firm: Firm, units: Collection[str]) -> bool:
    """Whether a firm sits in units by a lease without an end, or one that is over."""
    return any(
        ending_of(problem, firm, lease).fate is LeaseEnd.STAYS_ON
        for lease in firm.contracts
        if not set(lease.units).isdisjoint(units)
    )


def _seats(problem: Problem, firm: Firm, lease: Lease) -> Iterator[Placement]:
    homes: dict[str, list[str]] = {}
    for name in lease.units:
        if name in problem.unit:
            homes.setdefault(problem.unit[name].building_id, []).append(name)
    for building_id, units in homes.items():
        since = lease.lease_start or problem.park_of(building_id).first_quarter
        end = ending_of(problem, firm, lease).end
        yield Placement(firm_id=firm.firm_id, units=tuple(dict.fromkeys(units)), start=since, end=end)


def _park_of(problem: Problem, lease: Lease) -> Park:
    known = (problem.unit[name] for name in lease.units if name in problem.unit)
    return next((problem.park_of(unit.building_id) for unit in known), problem.parks[0])


def _follows(other: Lease, lease: Lease) -> bool:
    """Whether another lease of the firm covers the units for longer."""
    if other is lease or not set(lease.units) <= set(other.units):
        return False
    return other.lease_end is None or (lease.lease_end is not None and other.lease_end > lease.lease_end)

"""A placed firm as every view shows it: name, standing, locks, dates and margins."""

from dataclasses import dataclass

from planner.domain.measures.placed import without_unknown
from planner.domain.park.calendar import milestones
from planner.domain.park.families import family_of
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import stays_on
from planner.domain.vocabulary.terms import Family, Priority, Stage
from planner.text import Text
from planner.views.margins import Margin, margins_of
from planner.views.words import Change, Firmness, Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """One placement with what is known of its firm. `end` is exclusive.

    `reserved_until` is the expiry of a reservation, where one is set. `stays_on` says that the lease
    is over or has no end, so that `end` is no date to name.
    """

    firm_id: str
    name: Text
    archetype: Text
    family: Family
    stage: Stage
    priority: Priority
    standing: Firmness
    reserved_until: Quarter | None
    locks: tuple[Lock, ...]
    change: Change
    building_id: str
    units: tuple[str, ...]
    area_m2: int
    start: Quarter
    end: Quarter
    production: Quarter
    margins: tuple[Margin, ...]
    stays_on: bool = False


def tenants_of(problem: Problem, plan: Plan, *, against: Plan | None = None) -> tuple[Tenant, ...]:
    """Return every placement of known firms and units, in the order of the plan."""
    return tuple(
        tenant_of(problem, placement, against=against)
        for placement in without_unknown(problem, plan).placements
    )


def tenant_of(problem: Problem, placement: Placement, *, against: Plan | None = None) -> Tenant:
    """Return one placement; its firm and units must be known.

    `against` is the plan that changes are counted from; without it the plan in force.
    """
    firm = problem.firm[placement.firm_id]
    units = tuple(
        sorted((problem.unit[u] for u in placement.units), key=lambda u: (u.building_id, u.floor, u.seq))
    )
    kind = problem.archetype.get(firm.archetype)
    return Tenant(
        firm_id=firm.firm_id,
        name=firm.name,
        archetype=kind.name if kind else Text(firm.archetype, firm.archetype),
        family=family_of(problem, firm.archetype),
        stage=firm.stage,
        priority=firm.priority,
        standing=standing_of(problem, firm, placement.units),
        reserved_until=_reserved_until(problem, firm, placement.units),
        locks=locks_of(problem, firm),
        change=_change(problem.base if against is None else against.placements, placement),
        building_id=units[0].building_id,
        units=tuple(unit.unit_id for unit in units),
        area_m2=sum(unit.leasable_m2 for unit in units),
        start=placement.start,
        end=placement.end,
        stays_on=stays_on(problem, firm, placement.units),
        production=milestones(problem, placement).production_quarter,
        margins=margins_of(firm, units),
    )


def standing_of(problem: Problem, firm: Firm, units: tuple[str, ...]) -> Firmness:
    """Return how firm a placement is: signed; reserved by a hold or a commitment; else pencilled."""
    if firm.is_signed:
        return Firmness.SIGNED
    if firm.is_committed or _reserved_until(problem, firm, units) is not None:
        return Firmness.RESERVED
    return Firmness.PENCILLED


def locks_of(problem: Problem, firm: Firm) -> tuple[Lock, ...]:
    """Return every reason the solver may not move the firm."""
    pinned = any(pin.firm_id == firm.firm_id and _binds(pin) for pin in problem.policy.pins)
    return tuple(
        lock
        for lock, holds in (
            (Lock.SITTING, firm.is_sitting),
            (Lock.COMMITTED, firm.is_committed),
            (Lock.PINNED, pinned),
        )
        if holds
    )


def _binds(pin: Pin) -> bool:
    return pin.building_id is not None or bool(pin.units) or pin.start is not None


def _reserved_until(problem: Problem, firm: Firm, units: tuple[str, ...]) -> Quarter | None:
    ends = [
        hold.until
        for hold in problem.policy.holds
        if hold.firm_id == firm.firm_id and not set(hold.units).isdisjoint(units)
    ]
    return max(ends, default=None)


def _change(base: tuple[Placement, ...], placement: Placement) -> Change:
    if not base:
        return Change.NONE
    before = [(p.units, p.start) for p in base if p.firm_id == placement.firm_id]
    if not before:
        return Change.NEW
    return Change.SAME if (placement.units, placement.start) in before else Change.MOVED

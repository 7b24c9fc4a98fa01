"""What goes with firms or units that leave the problem, so that nothing points at what is gone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from planner.domain.edits.conflict import id_list, require
from planner.domain.park.firm import Firm
from planner.domain.park.policy import Hold, Policy
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import UnitState
from planner.text import Message, message


def without_firms(problem: Problem, gone: Collection[str], *, are_there: bool = False) -> Problem:
    """Drop firms, with their pins, forbids, holds and places in the base.

    With `are_there` they are only left out of what is asked, and a room that is held for one of them stays held.

    Units that only they sat in or were committed to become vacant. A waiver stays while it
    names a firm that is left: shortening its list would release more than was meant.
    """
    if not gone:
        return problem
    policy = problem.policy
    left = tuple(firm for firm in problem.firms if firm.firm_id not in gone)
    freed = occupied(problem, (problem.firm[name] for name in gone)) - occupied(problem, left)
    return replace(
        problem,
        firms=left,
        units=tuple(
            replace(unit, state=UnitState.VACANT) if unit.unit_id in freed else unit for unit in problem.units
        ),
        base=tuple(p for p in problem.base if p.firm_id not in gone),
        policy=replace(
            policy,
            pins=tuple(pin for pin in policy.pins if pin.firm_id not in gone),
            forbids=tuple(forbid for forbid in policy.forbids if forbid.firm_id not in gone),
            holds=tuple(_holds_without(policy.holds, gone, are_there=are_there)),
            waivers=tuple(w for w in policy.waivers if not set(w.firms) <= set(gone)),
        ),
    )


def _holds_without(holds: Iterable[Hold], gone: Collection[str], *, are_there: bool) -> Iterator[Hold]:
    for hold in holds:
        if hold.firm_id not in gone:
            yield hold
        elif are_there:
            yield replace(hold, firm_id=None)


def occupied(problem: Problem, firms: Iterable[Firm]) -> set[str]:
    """Return the units that firms sit in or are committed to."""
    found: set[str] = set()
    for firm in firms:
        found.update(firm.rooms, firm.committed_units)
        if firm.committed_building is not None:
            there = problem.units_of.get(firm.committed_building, ())
            found.update(unit.unit_id for unit in there)
    return found


def without_units(problem: Problem, gone: Collection[str], *, edit: Message, field: str) -> Problem:
    """Drop units, with their holds, reserves, forbids and the base's places in them.

    Raises
    ------
    EditConflict
        If a firm sits in one of them or is promised it.
    """
    _require_free(problem, gone, edit=edit, field=field)
    return replace(
        problem,
        units=tuple(unit for unit in problem.units if unit.unit_id not in gone),
        base=tuple(p for p in problem.base if set(gone).isdisjoint(p.units)),
        policy=_policy_without(problem.policy, gone),
    )


def _policy_without(policy: Policy, gone: Collection[str]) -> Policy:
    def left(units: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(unit for unit in units if unit not in gone)

    return replace(
        policy,
        # A forbid that loses its last unit must go: one without a place bars the firm everywhere.
        forbids=tuple(
            replace(row, units=left(row.units))
            for row in policy.forbids
            if not row.units or left(row.units) or row.building_id is not None
        ),
        holds=tuple(replace(row, units=left(row.units)) for row in policy.holds if left(row.units)),
        reserves=tuple(
            replace(row, units=left(row.units))
            for row in policy.reserves
            if left(row.units) or row.ground_share
        ),
    )


def _require_free(problem: Problem, gone: Collection[str], *, edit: Message, field: str) -> None:
    bound = sorted(set(_bound_to(problem, gone)))
    require(
        edit,
        field,
        not bound,
        wrong=message(
            "有企业在其中或已承诺在其中：{firms}",
            "sitting or committed there: {firms}",
            firms=id_list(bound),
        ),
        remedy=message("请先移除或改动该企业或其锁定", "Remove or change the firm or its pin first"),
    )


def _bound_to(problem: Problem, gone: Collection[str]) -> Iterator[str]:
    emptied = {
        name
        for name, units in problem.units_of.items()
        if units and all(unit.unit_id in gone for unit in units)
    }
    for firm in problem.firms:
        if not set(gone).isdisjoint((*firm.rooms, *firm.committed_units)):
            yield firm.firm_id
        if firm.committed_building in emptied:
            yield firm.firm_id
    for pin in problem.policy.pins:
        if not set(gone).isdisjoint(pin.units) or pin.building_id in emptied:
            yield pin.firm_id


def with_units(problem: Problem, units: Collection[Unit], *, renamed: dict[str, tuple[str, ...]]) -> Problem:
    """Return the problem with other units, every reference to an old one put in terms of the new."""

    def new(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for name in names for n in renamed.get(name, (name,))))

    policy = problem.policy
    return replace(
        problem,
        units=tuple(units),
        firms=tuple(firm.with_rooms(new) for firm in problem.firms),
        base=tuple(replace(p, units=new(p.units)) for p in problem.base),
        policy=replace(
            policy,
            pins=tuple(replace(row, units=new(row.units)) for row in policy.pins),
            forbids=tuple(replace(row, units=new(row.units)) for row in policy.forbids),
            holds=tuple(replace(row, units=new(row.units)) for row in policy.holds),
            reserves=tuple(replace(row, units=new(row.units)) for row in policy.reserves),
        ),
    )

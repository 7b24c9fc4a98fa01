"""Clause `pin` of commitments: a committed or pinned firm is placed, where and when it was promised."""

from collections.abc import Iterator
from dataclasses import replace

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.text import Message, listed, message

RULE = RuleKey.COMMITMENTS
PIN = "pin"


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each pin that is broken, or whose firm is missing from the plan."""
    pins = promises(case.problem)
    for stay in case.asked:
        for pin in pins:
            if pin.firm_id == stay.firm_id and not stay.firm.is_sitting:
                yield from _broken(stay, pin)
    for firm_id in sorted({stay.firm_id for stay in case.asked if stay.firm.is_sitting}):
        for pin in pins:
            if pin.firm_id == firm_id and not _agrees(case, pin):
                yield _sits_elsewhere(case, pin)
    if case.is_whole:
        placed = {stay.firm_id for stay in case.stays}
        yield from (_left_out(pin) for pin in pins if pin.firm_id not in placed)


def promises(problem: Problem) -> tuple[Pin, ...]:
    """Return every pin: those of the firms' own commitments, then those of the policy."""
    own = (
        Pin(firm_id=firm.firm_id, building_id=firm.committed_building, units=firm.committed_units)
        for firm in problem.firms
        if firm.is_committed
    )
    return (*own, *problem.policy.pins)


def _broken(stay: PlacedFirm, pin: Pin) -> Iterator[Finding]:
    given = stay.placement
    if pin.building_id is not None and stay.buildings - {pin.building_id}:
        said = message(
            "{firm} 承诺在 {building}，方案为 {units}",
            "{firm} is promised {building}; the plan gives {units}",
            firm=stay.firm_id,
            building=pin.building_id,
            units=listed(given.units),
        )
        yield _finding(stay.firm_id, (pin.building_id,), said, need=pin.building_id, given=given.units)
    if pin.units and set(given.units) != set(pin.units):
        said = message(
            "{firm} 承诺在 {promised}，方案为 {units}",
            "{firm} is promised {promised}; the plan gives {units}",
            firm=stay.firm_id,
            promised=listed(pin.units),
            units=listed(given.units),
        )
        yield _finding(stay.firm_id, pin.units, said, need=", ".join(pin.units), given=given.units)
    if pin.start is not None and given.start != pin.start:
        said = message(
            "{firm} 承诺 {promised} 入驻，方案为 {start}",
            "{firm} is promised {promised}; the plan says {start}",
            firm=stay.firm_id,
            promised=str(pin.start),
            start=str(given.start),
        )
        yield _finding(stay.firm_id, given.units, said, need=str(pin.start), given=(str(given.start),))


def _agrees(case: CheckScope, pin: Pin) -> bool:
    """Whether a sitting firm is where, and since when, it is promised to be."""
    seats = case.seats(pin.firm_id)
    rooms = {name for seat in seats for name in seat.units}
    buildings = {case.problem.unit[name].building_id for name in rooms}
    return (
        (pin.building_id in buildings or pin.building_id is None)
        and (not pin.units or any(set(pin.units) == set(one) for one in (rooms, *(s.units for s in seats))))
        and (pin.start is None or any(seat.start == pin.start for seat in seats))
    )


def _sits_elsewhere(case: CheckScope, pin: Pin) -> Finding:
    """Return the finding on a promise a sitting firm does not meet; its own in the firms table is a fact."""
    seats = case.seats(pin.firm_id)
    promised = ", ".join((*pin.units, *filter(None, (pin.building_id, str(pin.start or "")))))
    given = tuple(name for seat in seats for name in seat.units)
    said = message(
        "{firm} 承诺 {promised}，而它在园，坐落 {units}",
        "{firm} is promised {promised}, and it sits in {units}",
        firm=pin.firm_id,
        promised=listed((*pin.units, *filter(None, (pin.building_id, str(pin.start or ""))))),
        units=listed(given),
    )
    found = _finding(pin.firm_id, pin.units, said, need=promised, given=given)
    return replace(found, existing=pin not in case.policy.pins)


def _left_out(pin: Pin) -> Finding:
    place = ((pin.building_id,) if pin.building_id else ()) + pin.units
    return _finding(
        pin.firm_id,
        place,
        message(
            "{firm} 已承诺安排，方案遗漏",
            "{firm} is promised a place and is missing from the plan",
            firm=pin.firm_id,
        ),
    )


def _finding(
    firm_id: str, places: tuple[str, ...], said: Message, *, need: str = "", given: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        rule=RULE,
        clause=PIN,
        subjects=(firm_id, *places),
        need=need,
        available=", ".join(given),
        message=said,
    )

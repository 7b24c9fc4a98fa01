"""Promises are kept: pins, firms that sit inside, forbidden places, holds, parks refused, firms gone."""

from collections.abc import Iterator

from planner.check import pinned
from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Forbid, Hold
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import Stage
from planner.text import Message, Text, listed, message

RULE = RuleKey.COMMITMENTS
SITTING = "sitting"
FORBID = "forbid"
HOLD = "hold"
PARK = "park"
EXITED = "exited"


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each promise the asked stays break, and for each firm promised but not placed."""
    yield from pinned.check(case)
    if case.is_whole:
        yield from _sitting_left_out(case)
    for stay in case.asked:
        yield from _moved(case, stay)
        for forbid in case.policy.forbids:
            yield from _forbidden(stay, forbid)
        for hold in case.policy.holds:
            yield from _held(case, stay, hold)
        yield from _park_refused(stay)
        if stay.firm.stage is Stage.EXITED:
            yield _finding(stay, EXITED, (), message("{firm} 已退出", "{firm} has left", firm=stay.firm_id))


def _sitting_left_out(case: CheckScope) -> Iterator[Finding]:
    placed = {stay.placement for stay in case.stays}
    present = {stay.firm_id for stay in case.stays}
    for firm in case.problem.firms:
        firm_id, seats = firm.firm_id, case.seats(firm.firm_id)
        missing = [seat for seat in seats if seat not in placed]
        is_moved = firm_id in present and len(seats) == 1
        if missing and not is_moved:
            units = sorted({name for seat in missing for name in seat.units})
            yield Finding(
                rule=RULE,
                clause=SITTING,
                subjects=(firm_id, *units),
                message=message(
                    "{firm} 在园，坐落 {units}，方案遗漏",
                    "{firm} sits in {units} and is missing from the plan",
                    firm=firm_id,
                    units=listed(units),
                ),
            )


def _moved(case: CheckScope, stay: PlacedFirm) -> Iterator[Finding]:
    given = stay.placement
    seats = case.seats(stay.firm_id)
    if not stay.firm.is_sitting or stay.firm.stage is Stage.EXITED or given in seats:
        return
    places = Text(
        "；".join(f"{'、'.join(s.units)}（{s.start} 至 {s.end}）" for s in seats),
        "; ".join(f"{', '.join(s.units)} ({s.start} to {s.end})" for s in seats),
    )
    said = message(
        "{firm} 在园，坐落 {places}，方案为 {given}（{start} 至 {given_end}）",
        "{firm} sits in {places}; the plan says {given} ({start} to {given_end})",
        firm=stay.firm_id,
        places=places,
        given=listed(given.units),
        start=str(given.start),
        given_end=str(given.end),
    )
    yield _finding(stay, SITTING, stay.firm.rooms, said)


def _forbidden(stay: PlacedFirm, forbid: Forbid) -> Iterator[Finding]:
    if forbid.firm_id != stay.firm_id:
        return
    everywhere = forbid.building_id is None and not forbid.units
    where = set(stay.placement.units) & set(forbid.units)
    where |= {unit.unit_id for unit in stay.units if unit.building_id == forbid.building_id}
    if everywhere:
        said = message("{firm} 被禁止入驻", "{firm} is barred from every place", firm=stay.firm_id)
        yield _finding(stay, FORBID, (), said)
    elif where:
        said = message(
            "{firm} 被禁止进入 {units}",
            "{firm} is barred from {units}",
            firm=stay.firm_id,
            units=listed(sorted(where)),
        )
        yield _finding(stay, FORBID, sorted(where), said)


def _held(case: CheckScope, stay: PlacedFirm, hold: Hold) -> Iterator[Finding]:
    if hold.firm_id == stay.firm_id or not stay.is_inside(case.first, min(case.after, hold.until.index)):
        return
    taken = sorted((stay.unit_ids & set(hold.units)) - set(stay.firm.rooms))
    if taken:
        start = Quarter(max(stay.start, case.first))
        said = message(
            "{units} 预留至 {until}，{firm} 于 {start} 占用",
            "the hold of {units} lasts until {until}; {firm} is inside in {start}",
            units=listed(taken),
            until=str(hold.until),
            firm=stay.firm_id,
            start=str(start),
        )
        yield _finding(stay, HOLD, taken, said, need=str(hold.until), available=str(start))


def _park_refused(stay: PlacedFirm) -> Iterator[Finding]:
    wrong = sorted(stay.parks - set(stay.firm.parks)) if stay.firm.parks else []
    if wrong:
        said = message(
            "{firm} 只接受 {parks}，不接受 {wrong}",
            "{firm} accepts {parks}, not {wrong}",
            firm=stay.firm_id,
            parks=listed(stay.firm.parks),
            wrong=listed(wrong),
        )
        yield _finding(stay, PARK, wrong, said, need=", ".join(stay.firm.parks), available=", ".join(wrong))


def _finding(
    stay: PlacedFirm,
    clause: str,
    places: tuple[str, ...] | list[str],
    said: Message,
    *,
    need: str = "",
    available: str = "",
) -> Finding:
    return Finding(
        rule=RULE,
        clause=clause,
        subjects=(stay.firm_id, *(places or sorted(set(stay.placement.units)))),
        need=need,
        available=available,
        message=said,
    )

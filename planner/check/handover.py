"""A firm comes when its units are ready and its window is open, and leaves when its lease ends."""

from collections.abc import Iterator

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Park, Unit
from planner.domain.solving.finding import Finding
from planner.text import Message, Text, message

RULE = RuleKey.HANDOVER
QUARTERS_A_YEAR = 4


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each incoming firm that starts too early or late, or ends wrongly."""
    for stay in case.asked:
        if not stay.firm.is_sitting and stay.units and not _has_begun(case, stay):
            yield from _window(case.problem, stay)
        if not stay.firm.is_sitting:
            yield from _lease(stay)


def ready_quarter(problem: Problem, unit: Unit) -> Quarter:
    """Return the first quarter in which a unit can be used."""
    return max(unit.available_quarter, problem.building[unit.building_id].handover_quarter)


def first_open(park: Park) -> tuple[Quarter, Text]:
    """Return the first quarter in which a firm can still come to a park, and what that hangs on."""
    day = park.cut_off
    is_last_day = day.month % 3 == 0 and day.day >= 30 + (day.month in (3, 12))
    now = Quarter.of(day) + int(is_last_day)
    if now > park.first_quarter:
        return now, Text(
            f"{park.park_id} 数据截止 {day}，此前季度已过",
            f"the facts of {park.park_id} are as of {day}; earlier quarters are over",
        )
    return park.first_quarter, Text(f"{park.park_id} 规划期首季", f"first quarter of {park.park_id}")


def _has_begun(case: CheckScope, stay: PlacedFirm) -> bool:
    """Whether the start is a fact: the firm has its rooms, and the plan in force had it come then."""
    if not stay.firm.stage.has_rooms or (stay.firm_id, stay.placement.start) not in case.begun:
        return False
    is_same = stay.placement.units in case.begun[stay.firm_id, stay.placement.start]
    return is_same and all(
        stay.placement.start < first_open(case.problem.park[name])[0] for name in stay.parks
    )


def _window(problem: Problem, stay: PlacedFirm) -> Iterator[Finding]:
    earliest, why = _earliest(problem, stay)
    latest, until_when = _latest(problem, stay)
    start = stay.placement.start
    if earliest > latest:
        said = message(
            "{firm} 最早 {earliest} 可入驻（{why}），而最迟须 {latest}（{until}）",
            "{firm} can come in {earliest} at the earliest ({why}) but must come by {latest} ({until})",
            firm=stay.firm_id,
            earliest=str(earliest),
            why=why,
            latest=str(latest),
            until=until_when,
        )
        yield _finding(stay, str(latest), str(earliest), said)
    elif start < earliest:
        said = message(
            "{firm} 最早 {earliest} 可入驻（{why}），方案为 {start}",
            "{firm} can come in {earliest} at the earliest ({why}); the plan says {start}",
            firm=stay.firm_id,
            earliest=str(earliest),
            why=why,
            start=str(start),
        )
        yield _finding(stay, str(earliest), str(start), said)
    elif start > latest:
        said = message(
            "{firm} 最迟须 {latest} 入驻（{until}），方案为 {start}",
            "{firm} must come by {latest} ({until}); the plan says {start}",
            firm=stay.firm_id,
            latest=str(latest),
            until=until_when,
            start=str(start),
        )
        yield _finding(stay, str(latest), str(start), said)


def _earliest(problem: Problem, stay: PlacedFirm) -> tuple[Quarter, Text]:
    found = stay.firm.desired_quarter, Text("期望季度", "its wish")
    for park_id in sorted(stay.parks):
        first = first_open(problem.park[park_id])
        if first[0] > found[0]:
            found = first
    for unit in stay.units:
        ready = ready_quarter(problem, unit)
        if ready > found[0]:
            found = ready, Text(f"{unit.unit_id} 交付", f"handover of {unit.unit_id}")
    return found


def _latest(problem: Problem, stay: PlacedFirm) -> tuple[Quarter, Text]:
    found = stay.firm.latest_quarter, Text("最迟季度", "its latest quarter")
    for park_id in sorted(stay.parks):
        last = problem.park[park_id].last_quarter
        if last < found[0]:
            found = last, Text(f"{park_id} 规划期末季", f"last quarter of {park_id}")
    return found


def _lease(stay: PlacedFirm) -> Iterator[Finding]:
    end = stay.placement.start + QUARTERS_A_YEAR * stay.firm.lease_years
    if stay.placement.end != end:
        said = message(
            "{firm} 租期 {years} 年，应于 {end} 退出，方案为 {given}",
            "{firm} has a lease of {years} years and leaves in {end}; the plan says {given}",
            firm=stay.firm_id,
            years=stay.firm.lease_years,
            end=str(end),
            given=str(stay.placement.end),
        )
        yield _finding(stay, str(end), str(stay.placement.end), said)


def _finding(stay: PlacedFirm, need: str, available: str, said: Message) -> Finding:
    return Finding(
        rule=RULE,
        subjects=(stay.firm_id, *sorted(stay.unit_ids)),
        need=need,
        available=available,
        message=said,
    )

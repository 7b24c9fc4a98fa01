"""Beside a firm with an expansion option, enough units stay free for the first quarters of its lease."""

from collections.abc import Iterable, Iterator

from planner.check.run import hangs_together, side_by_side
from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import listed, message

RULE = RuleKey.EXPANSION


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm whose expansion option nothing beside it can honour.

    Of a single placement it is also asked whether it takes the last room kept for another firm.
    """
    for stay in case.asked:
        if _has_option(case, stay) and not _is_kept(case, stay, case.stays):
            yield _blocked(case, stay)
    if not case.is_whole:
        for other in _neighbours(case):
            before = [stay for stay in case.stays if stay not in case.asked]
            if _is_kept(case, other, before) and not _is_kept(case, other, case.stays):
                yield _blocked(case, other)


def _neighbours(case: CheckScope) -> Iterator[PlacedFirm]:
    touched = {name for stay in case.asked for name in stay.buildings}
    for stay in case.stays:
        if stay not in case.asked and stay.buildings & touched and _has_option(case, stay):
            yield stay


def _has_option(case: CheckScope, stay: PlacedFirm) -> bool:
    firm = stay.firm
    return (
        firm.expansion_option_m2 > 0
        and not firm.is_sitting
        and bool(stay.units)
        and case.applies(RULE, "", firm.firm_id)
    )


def _is_kept(case: CheckScope, stay: PlacedFirm, stays: Iterable[PlacedFirm]) -> bool:
    first, after = _window(case, stay)
    busy = {
        unit_id
        for other in stays
        if other is not stay and other.is_inside(first, after)
        for unit_id in other.unit_ids
    }
    return any(busy.isdisjoint(u.unit_id for u in room) for room in _rooms(case, stay))


def _window(case: CheckScope, stay: PlacedFirm) -> tuple[int, int]:
    return max(case.first, stay.start), min(case.after, stay.start + case.policy.expansion_quarters)


def _rooms(case: CheckScope, stay: PlacedFirm) -> list[list[Unit]]:
    """Return every row of units beside the stay that would fill its option, and has no shorter one in it that would."""
    wide = list(_wide_rooms(case, stay))
    names = [{unit.unit_id for unit in row} for row in wide]
    return [row for row, own in zip(wide, names, strict=True) if not any(other < own for other in names)]


def _wide_rooms(case: CheckScope, stay: PlacedFirm) -> Iterator[list[Unit]]:
    for building_id in sorted(stay.buildings):
        there = case.problem.units_of[building_id]
        for storey in sorted({unit.floor for unit in there}):
            on_floor = [u for u in there if u.floor == storey and u.unit_id not in stay.unit_ids]
            for i in range(len(on_floor)):
                for j in range(i + 1, len(on_floor) + 1):
                    row = on_floor[i:j]
                    if (
                        sum(unit.leasable_m2 for unit in row) >= stay.firm.expansion_option_m2
                        and side_by_side(row)
                        and hangs_together(case.problem, (*stay.units, *row))
                    ):
                        yield row


def _blocked(case: CheckScope, stay: PlacedFirm) -> Finding:
    first, after = _window(case, stay)
    rooms = _rooms(case, stay)
    wanted = {unit.unit_id for room in rooms for unit in room}
    takers = sorted(
        {
            other.firm_id
            for other in case.stays
            if other is not stay and other.is_inside(first, after) and other.unit_ids & wanted
        }
    )
    best_m2 = max((sum(unit.leasable_m2 for unit in room) for room in rooms), default=0)
    return Finding(
        rule=RULE,
        subjects=(stay.firm_id, *takers, *sorted(wanted)),
        need=f"{stay.firm.expansion_option_m2} ㎡",
        available="0 ㎡",
        message=message(
            "{firm} 有 {option} ㎡ 扩租选择权，{start} 起 {quarters} 个季度内旁边没有空位（可用单元 {units}，占用 {takers}）",
            "{firm} has an option on {option} ㎡ more; for {quarters} quarters from {start} nothing beside it stays "
            "free (units that would do: {units}; taken by: {takers})",
            firm=stay.firm_id,
            option=stay.firm.expansion_option_m2,
            start=str(Quarter(stay.start)),
            quarters=case.policy.expansion_quarters,
            units=listed(sorted(wanted)) if best_m2 else "–",
            takers=listed(takers or ["–"]),
        ),
    )

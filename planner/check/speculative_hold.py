"""No unit waits empty, longer than the limit, for a firm that has not promised to come."""

from collections.abc import Iterator

from planner.check.handover import first_open, ready_quarter
from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import listed, message

RULE = RuleKey.SPECULATIVE_HOLD


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm below framework stage whose units would have stood empty too long."""
    limit = case.policy.speculative_hold_quarters
    for stay in case.asked:
        if stay.firm.is_sitting or not stay.firm.stage.is_speculative:
            continue
        if not case.applies(RULE, "", stay.firm_id):
            continue
        waiting = [unit for unit in stay.units if _stands_empty(case, stay, unit)]
        if waiting:
            longest = max(stay.start - _usable_from(case, stay, unit) for unit in waiting)
            yield Finding(
                rule=RULE,
                subjects=(stay.firm_id, *(unit.unit_id for unit in waiting)),
                need=str(Quarter(stay.start - longest + limit)),
                available=str(stay.placement.start),
                message=message(
                    "{units} 到 {start} 已空置 {empty} 季，为意向企业 {firm} 最多空置 {limit} 季",
                    "{units} would have stood empty {empty} quarters by {start}; for {firm}, below framework "
                    "stage, the limit is {limit}",
                    units=listed(unit.unit_id for unit in waiting),
                    start=str(stay.placement.start),
                    empty=longest,
                    firm=stay.firm_id,
                    limit=limit,
                ),
            )


def _usable_from(case: CheckScope, stay: PlacedFirm, unit: Unit) -> int:
    """Return the index of the first quarter in which this firm could have used the unit."""
    park = case.problem.park_of(unit.building_id)
    held = [
        hold.until
        for hold in case.policy.holds
        if unit.unit_id in hold.units and hold.firm_id != stay.firm_id
    ]
    return max(ready_quarter(case.problem, unit), first_open(park)[0], *held).index


def _stands_empty(case: CheckScope, stay: PlacedFirm, unit: Unit) -> bool:
    limit = case.policy.speculative_hold_quarters
    if stay.start - _usable_from(case, stay, unit) <= limit:
        return False
    if case.policy.waives(RULE, unit.unit_id, stay.firm_id):  # a waiver may speak of one unit alone
        return False
    return not any(
        other.firm_id != stay.firm_id and other.is_inside(stay.start - limit - 1, stay.start)
        for other in case.in_unit[unit.unit_id]
    )

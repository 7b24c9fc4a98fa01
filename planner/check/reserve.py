"""Space kept in reserve stays free until its quarter: named units, and a share of the ground floor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.check.handover import ready_quarter
from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Reserve
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import listed, message, plain

RULE = RuleKey.RESERVE
UNITS = "units"
GROUND_SHARE = "ground_share"


@dataclass(frozen=True)
class _Use:
    """㎡ of ground floor taken in a quarter, what may be, and who is inside."""

    used_m2: int
    open_m2: Decimal
    quarter: Quarter
    present: list[PlacedFirm]

    @property
    def excess(self) -> Decimal:
        return self.used_m2 - self.open_m2


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm in reserved units, and each share of ground floor used up."""
    for reserve in case.policy.reserves:
        if reserve.units and case.is_on(RULE, UNITS):
            yield from _in_reserved_units(case, reserve)
        if reserve.ground_share > 0 and case.is_on(RULE, GROUND_SHARE):
            yield from _ground_used_up(case, reserve)


def _in_reserved_units(case: CheckScope, reserve: Reserve) -> Iterator[Finding]:
    for stay in case.asked:
        taken = sorted((stay.unit_ids & set(reserve.units)) - set(stay.firm.rooms))
        inside = stay.is_inside(case.first, min(case.after, reserve.until.index))
        if taken and inside and not case.is_waived(RULE, UNITS, stay.firm_id):
            start = str(Quarter(max(stay.start, case.first)))
            yield Finding(
                rule=RULE,
                clause=UNITS,
                subjects=(stay.firm_id, *taken),
                need=str(reserve.until),
                available=start,
                message=message(
                    "{units} 保留至 {until}，{firm} 于 {start} 占用",
                    "the reserve of {units} lasts until {until}; {firm} is inside in {start}",
                    units=listed(taken),
                    until=str(reserve.until),
                    firm=stay.firm_id,
                    start=start,
                ),
            )


def _ground_used_up(case: CheckScope, reserve: Reserve) -> Iterator[Finding]:
    park = case.problem.park.get(reserve.park_id)
    if park is None:
        return
    ground = [unit for unit in _units(case, reserve.park_id) if unit.is_ground]
    counted = [
        stay
        for stay in case.in_park.get(reserve.park_id, ())
        if not case.is_waived(RULE, GROUND_SHARE, stay.firm_id) and _ground_m2(case, stay, reserve.park_id)
    ]
    asked = [stay for stay in counted if any(stay is one for one in case.asked)]
    added: list[_Use] = []
    seated: list[_Use] = []
    for t in range(park.first_quarter.index, min(park.last_quarter.index + 1, reserve.until.index)):
        if not any(stay.start <= t < stay.end for stay in asked):
            continue
        used_m2 = sum(_ground_m2(case, s, reserve.park_id) for s in counted if s.start <= t < s.end)
        ready_m2 = sum(u.leasable_m2 for u in ground if ready_quarter(case.problem, u).index <= t)
        open_m2 = (1 - reserve.ground_share) * ready_m2
        inside = [stay for stay in counted if stay.start <= t < stay.end]
        own = [stay for stay in inside if stay.firm.is_sitting]
        own_m2 = sum(_ground_m2(case, stay, reserve.park_id) for stay in own)
        if used_m2 > open_m2 and used_m2 > own_m2:
            added.append(_Use(used_m2, open_m2, Quarter(t), inside))
        if own_m2 > open_m2:
            seated.append(_Use(own_m2, open_m2, Quarter(t), own))
    if added:
        yield _too_little_left(reserve, max(added, key=lambda use: use.excess))
    if seated and (case.is_whole or case.all_sit(stay.firm_id for stay in case.asked)):
        yield replace(_too_little_left(reserve, max(seated, key=lambda use: use.excess)), existing=True)


def _units(case: CheckScope, park_id: str) -> Iterator[Unit]:
    for unit in case.problem.units:
        if case.problem.building[unit.building_id].park_id == park_id:
            yield unit


def _ground_m2(case: CheckScope, stay: PlacedFirm, park_id: str) -> int:
    return sum(
        unit.leasable_m2
        for unit in stay.units
        if unit.is_ground and case.problem.building[unit.building_id].park_id == park_id
    )


def _too_little_left(reserve: Reserve, use: "_Use") -> Finding:
    firms = sorted({stay.firm_id for stay in use.present})
    return Finding(
        rule=RULE,
        clause=GROUND_SHARE,
        subjects=(*firms, reserve.park_id),
        need=f"{use.used_m2} ㎡",
        available=f"{plain(use.open_m2)} ㎡",
        message=message(
            "{park} 在 {until} 前保留 {share}% 的首层，{quarter} 首层已用 {used} ㎡，可用 {open} ㎡；在场 {firms}",
            "{park} keeps {share}% of its ground floor until {until}; in {quarter} {used} ㎡ of it are taken and "
            "{open} ㎡ may be; inside: {firms}",
            park=reserve.park_id,
            until=str(reserve.until),
            share=plain(reserve.ground_share * 100),
            quarter=str(use.quarter),
            used=use.used_m2,
            open=use.open_m2,
            firms=listed(firms),
        ),
    )

"""A firm that needs a whole building has every unit of it."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.text import listed, message

RULE = RuleKey.WHOLE_BUILDING


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm that needs a whole building and has part of one."""
    for stay in case.asked:
        if not stay.firm.needs_whole_building or not case.applies(RULE, "", stay.firm_id):
            continue
        for building_id in sorted(stay.buildings):
            there = case.problem.units_of[building_id]
            missing = [unit.unit_id for unit in there if unit.unit_id not in stay.unit_ids]
            if missing:
                yield Finding(
                    rule=RULE,
                    subjects=(stay.firm_id, building_id, *missing),
                    need=f"{sum(unit.leasable_m2 for unit in there)} ㎡",
                    available=f"{stay.leasable_m2} ㎡",
                    message=message(
                        "{firm} 需要整栋，{building} 共 {all} 个单元，缺 {missing}",
                        "{firm} needs a whole building; {building} has {all} units and it lacks {missing}",
                        firm=stay.firm_id,
                        building=building_id,
                        all=len(there),
                        missing=listed(missing),
                    ),
                )

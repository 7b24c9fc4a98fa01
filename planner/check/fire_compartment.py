"""On one floor, a firm of class 丙 or above stays within the largest fire compartment allowed.

Source: GB 50016 Table 3.3.1, §3.3.3.
"""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import HazardClass
from planner.text import message

RULE = RuleKey.FIRE_COMPARTMENT


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each floor on which a firm exceeds one fire compartment."""
    for stay in case.asked:
        if stay.firm.hazard_class.rank < HazardClass.C.rank or not case.applies(RULE, "", stay.firm_id):
            continue
        for building_id, storey in sorted(stay.floors):
            floor = case.problem.floor.get((building_id, storey))
            here = [u for u in stay.units if (u.building_id, u.floor) == (building_id, storey)]
            taken_m2 = sum(unit.leasable_m2 for unit in here)
            if floor is not None and taken_m2 > floor.fire_compartment_m2:
                yield Finding(
                    rule=RULE,
                    subjects=(stay.firm_id, *(unit.unit_id for unit in here), building_id),
                    need=f"{taken_m2} ㎡",
                    available=f"{floor.fire_compartment_m2} ㎡",
                    message=message(
                        "{firm} 为{hazard}类，在 {building} {storey} 层占 {taken} ㎡，防火分区上限 {limit} ㎡",
                        "{firm} is of class {hazard} and takes {taken} ㎡ on floor {storey} of {building}; "
                        "a fire compartment there is at most {limit} ㎡",
                        firm=stay.firm_id,
                        hazard=stay.firm.hazard_class.value,
                        building=building_id,
                        storey=storey,
                        taken=taken_m2,
                        limit=floor.fire_compartment_m2,
                    ),
                )

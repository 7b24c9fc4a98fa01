"""The leasable area given lies between the least and the most the firm can use."""

from collections.abc import Iterator

from planner.check.stay import Case, Stay
from planner.domain.finding import Finding
from planner.text import Message, message

RULE = "area_fit"
MIN = "min"
MAX = "max"


def check(case: Case) -> Iterator[Finding]:
    """Give a finding for each firm with too little or too much space."""
    for stay in case.asked:
        given = stay.leasable_m2
        if given < stay.firm.area_min_m2 and case.applies(RULE, MIN, stay.firm_id):
            said = message(
                "{firm} 至少需要 {need} ㎡，{units} 只有 {given} ㎡",
                "{firm} needs at least {need} ㎡; {units} has {given} ㎡",
                firm=stay.firm_id,
                need=stay.firm.area_min_m2,
                units=", ".join(stay.placement.units),
                given=given,
            )
            yield _finding(stay, MIN, stay.firm.area_min_m2, said)
        if given > stay.firm.area_max_m2 and case.applies(RULE, MAX, stay.firm_id):
            said = message(
                "{firm} 至多使用 {need} ㎡，{units} 有 {given} ㎡",
                "{firm} can use at most {need} ㎡; {units} has {given} ㎡",
                firm=stay.firm_id,
                need=stay.firm.area_max_m2,
                units=", ".join(stay.placement.units),
                given=given,
            )
            yield _finding(stay, MAX, stay.firm.area_max_m2, said)


def _finding(stay: Stay, clause: str, limit_m2: int, said: Message) -> Finding:
    return Finding(
        rule=RULE,
        clause=clause,
        subjects=(stay.firm_id, *sorted(stay.unit_ids)),
        need=f"{limit_m2} ㎡",
        available=f"{stay.leasable_m2} ㎡",
        message=said,
    )

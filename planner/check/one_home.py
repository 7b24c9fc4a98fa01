"""A firm has at most one placement, and is a firm the problem knows."""

from collections.abc import Iterator

from planner.check.stay import Case, Stay
from planner.domain.finding import Finding
from planner.text import message

RULE = "one_home"
UNKNOWN_FIRM = "unknown_firm"


def check(case: Case) -> Iterator[Finding]:
    """Give a finding for each firm placed twice, and for each placement of an unknown firm."""
    for placement in case.strangers:
        yield Finding(
            rule=RULE,
            clause=UNKNOWN_FIRM,
            subjects=(placement.firm_id, *placement.units),
            message=message(
                "方案中的企业 {firm} 不在企业表中",
                "{firm} is placed but is not among the firms",
                firm=placement.firm_id,
            ),
        )
    homes: dict[str, list[Stay]] = {stay.firm_id: [] for stay in case.asked}
    for stay in case.stays:
        if stay.firm_id in homes:
            homes[stay.firm_id].append(stay)
    yield from (_twice(firm_id, stays) for firm_id, stays in homes.items() if len(stays) > 1)


def _twice(firm_id: str, stays: list[Stay]) -> Finding:
    homes = sorted((stay.placement for stay in stays), key=lambda p: (p.start, p.units))
    places = "; ".join(f"{', '.join(home.units)} {home.start}" for home in homes)
    return Finding(
        rule=RULE,
        subjects=(firm_id, *sorted({unit_id for stay in stays for unit_id in stay.placement.units})),
        need="1",
        available=str(len(stays)),
        message=message(
            "{firm} 只能有一处，方案给了 {count} 处：{places}",
            "{firm} may have one home; the plan gives {count}: {places}",
            firm=firm_id,
            count=len(stays),
            places=places,
        ),
    )

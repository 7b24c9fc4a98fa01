"""A firm has at most one placement, a sitting one as many as it has seats; the problem knows it."""

from collections.abc import Iterator
from dataclasses import replace

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.text import Text, message

RULE = RuleKey.ONE_HOME
UNKNOWN_FIRM = "unknown_firm"


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm placed twice, and for each placement of an unknown firm."""
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
    homes: dict[str, list[PlacedFirm]] = {stay.firm_id: [] for stay in case.asked}
    for stay in case.stays:
        if stay.firm_id in homes:
            homes[stay.firm_id].append(stay)
    for firm_id, stays in homes.items():
        if len(stays) > max(1, len(case.seats(firm_id))):
            yield _twice(firm_id, stays)
        elif case.is_whole and case.sits(firm_id):
            crowd = max(case.together(firm_id), key=len, default=())
            if len(crowd) > 1:
                yield _sits_apart(firm_id, list(crowd))


def _sits_apart(firm_id: str, stays: list[PlacedFirm]) -> Finding:
    """Return the fact that a sitting firm is in several places at a time."""
    said = message(
        "{firm} 在园，同时占用 {count} 处：{places}",
        "{firm} sits in {count} places at a time: {places}",
        firm=firm_id,
        count=len(stays),
        places=_places(stays),
    )
    return replace(_twice(firm_id, stays), message=said, existing=True)


def _places(stays: list[PlacedFirm]) -> Text:
    homes = sorted((stay.placement for stay in stays), key=lambda p: (p.start, p.units))
    return Text(
        "；".join(f"{'、'.join(home.units)} {home.start}" for home in homes),
        "; ".join(f"{', '.join(home.units)} {home.start}" for home in homes),
    )


def _twice(firm_id: str, stays: list[PlacedFirm]) -> Finding:
    return Finding(
        rule=RULE,
        subjects=(firm_id, *sorted({unit_id for stay in stays for unit_id in stay.placement.units})),
        need="1",
        available=str(len(stays)),
        message=message(
            "{firm} 只能有一处，方案给了 {count} 处：{places}",
            "{firm} may have one place; the plan gives {count}: {places}",
            firm=firm_id,
            count=len(stays),
            places=_places(stays),
        ),
    )

"""Every unit has the clear height the firm needs."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.text import listed, message, plain

RULE = RuleKey.CLEAR_HEIGHT


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm too tall for a unit."""
    for stay, bad in failing(case, RULE, fails=lambda s, u: u.clear_height_m < s.firm.min_clear_height_m):
        need, worst = stay.firm.min_clear_height_m, min(unit.clear_height_m for unit in bad)
        yield finding(
            RULE,
            stay,
            bad,
            need=f"{plain(need)} m",
            available=f"{plain(worst)} m",
            said=message(
                "{firm} 需要净高 {need} m，{units} 只有 {worst} m",
                "{firm} needs {need} m clear height; there is only {worst} m in {units}",
                firm=stay.firm_id,
                need=need,
                units=listed(names(bad)),
                worst=worst,
            ),
        )

"""Every unit carries the floor load the firm needs."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.text import listed, message, plain

RULE = RuleKey.FLOOR_LOAD


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm too heavy for a unit."""
    for stay, bad in failing(case, RULE, fails=lambda s, u: u.load_kn_m2 < s.firm.min_load_kn_m2):
        need, worst = stay.firm.min_load_kn_m2, min(unit.load_kn_m2 for unit in bad)
        yield finding(
            RULE,
            stay,
            bad,
            need=f"{plain(need)} kN/㎡",
            available=f"{plain(worst)} kN/㎡",
            said=message(
                "{firm} 需要楼面荷载 {need} kN/㎡，{units} 只有 {worst} kN/㎡",
                "{firm} needs a floor load of {need} kN/㎡; there is only {worst} kN/㎡ in {units}",
                firm=stay.firm_id,
                need=need,
                units=listed(names(bad)),
                worst=worst,
            ),
        )

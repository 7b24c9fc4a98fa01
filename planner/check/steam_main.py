"""Every unit of a firm that needs steam is on the steam main."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.text import listed, message

RULE = RuleKey.STEAM_MAIN


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm that needs steam and has a unit off the main."""
    for stay, bad in failing(case, RULE, fails=lambda s, u: s.firm.needs_steam and not u.steam_available):
        good_m2 = stay.leasable_m2 - sum(unit.leasable_m2 for unit in bad)
        yield finding(
            RULE,
            stay,
            bad,
            need=f"{stay.leasable_m2} ㎡",
            available=f"{good_m2} ㎡",
            said=message(
                "{firm} 需要蒸汽，{units} 未通蒸汽（{all_m2} ㎡ 中 {good_m2} ㎡ 符合）",
                "{firm} needs steam; no main reaches {units} ({good_m2} of {all_m2} ㎡ fit)",
                firm=stay.firm_id,
                units=listed(names(bad)),
                all_m2=stay.leasable_m2,
                good_m2=good_m2,
            ),
        )

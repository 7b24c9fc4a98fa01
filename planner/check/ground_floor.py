"""A firm that requires the ground floor uses ground-floor units only."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import GroundFloor
from planner.text import listed, message

RULE = RuleKey.GROUND_FLOOR


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm that must be on the ground floor and is not."""
    for stay, bad in failing(
        case, RULE, fails=lambda s, u: s.firm.ground_floor is GroundFloor.REQUIRED and not u.is_ground
    ):
        good_m2 = stay.leasable_m2 - sum(unit.leasable_m2 for unit in bad)
        yield finding(
            RULE,
            stay,
            bad,
            need=f"{stay.leasable_m2} ㎡",
            available=f"{good_m2} ㎡",
            said=message(
                "{firm} 需要首层，{units} 不在首层（{all_m2} ㎡ 中 {good_m2} ㎡ 符合）",
                "{firm} needs the ground floor; above it: {units} ({good_m2} of {all_m2} ㎡ fit)",
                firm=stay.firm_id,
                units=listed(names(bad)),
                all_m2=stay.leasable_m2,
                good_m2=good_m2,
            ),
        )

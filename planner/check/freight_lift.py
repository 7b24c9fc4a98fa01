"""Above the ground floor, every unit has the freight lift the firm needs."""

from collections.abc import Iterator

from planner.check.scope import CheckScope, PlacedFirm
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import listed, message, plain

RULE = RuleKey.FREIGHT_LIFT


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm whose goods no lift can bring up."""
    for stay, bad in failing(case, RULE, fails=_too_weak):
        need, worst = stay.firm.min_freight_lift_t, min(unit.freight_lift_t for unit in bad)
        yield finding(
            RULE,
            stay,
            bad,
            need=f"{plain(need)} t",
            available=f"{plain(worst)} t",
            said=message(
                "{firm} 需要 {need} t 货梯，{units} 只有 {worst} t",
                "{firm} needs a {need} t freight lift; there is only {worst} t at {units}",
                firm=stay.firm_id,
                need=need,
                units=listed(names(bad)),
                worst=worst,
            ),
        )


def _too_weak(stay: PlacedFirm, unit: Unit) -> bool:
    return not unit.is_ground and unit.freight_lift_t < stay.firm.min_freight_lift_t

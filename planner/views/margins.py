"""How much room a placement leaves under the rules that are read off unit by unit."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.site import Unit
from planner.text import Text, plain
from planner.views import format as fmt


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """One rule: what the firm needs, what the place gives, and the slack (negative: broken).

    `need`, `available` and `slack` are written out with their unit; `share` is what the need takes of
    what there is, of area what is given of the most the firm takes, 0 to 1.
    """

    rule: str
    title: Text
    need: str
    available: str
    slack: str
    share: float
    is_broken: bool


def margins_of(firm: Firm, units: tuple[Unit, ...]) -> tuple[Margin, ...]:
    """Return the margins of area, load, height and lift, in that order; none without units."""
    if not units:
        return ()
    upper = [unit.freight_lift_t for unit in units if not unit.is_ground]
    found = [
        _area_margin(firm, sum(unit.leasable_m2 for unit in units)),
        _margin(
            RuleKey.FLOOR_LOAD,
            Text("楼面荷载", "Floor load"),
            firm.min_load_kn_m2,
            min(unit.load_kn_m2 for unit in units),
            unit="kN/㎡",
        ),
        _margin(
            RuleKey.CLEAR_HEIGHT,
            Text("净高", "Clear height"),
            firm.min_clear_height_m,
            min(unit.clear_height_m for unit in units),
            unit="m",
        ),
    ]
    if upper:
        found.append(
            _margin(
                RuleKey.FREIGHT_LIFT,
                Text("货梯", "Freight lift"),
                firm.min_freight_lift_t,
                min(upper),
                unit="t",
            )
        )
    return tuple(found)


def _margin(rule: str, title: Text, need: Decimal, available: Decimal, *, unit: str) -> Margin:
    slack = available - need
    return Margin(
        rule=rule,
        title=title,
        need=f"≥ {plain(need)} {unit}",
        available=f"{plain(available)} {unit}",
        slack=f"{'+' if slack >= 0 else '−'}{plain(abs(slack))} {unit}",
        share=min(1.0, float(need / available)) if available else 1.0,
        is_broken=slack < 0,
    )


def _area_margin(firm: Firm, given_m2: int) -> Margin:
    below, above = given_m2 - firm.area_min_m2, firm.area_max_m2 - given_m2
    difference = given_m2 - firm.area_req_m2
    return Margin(
        rule=RuleKey.AREA_FIT,
        title=Text("面积", "Area"),
        need=f"{fmt.number(firm.area_min_m2)}–{fmt.number(firm.area_max_m2)} ㎡",
        available=fmt.area(given_m2),
        slack=f"{'+' if difference >= 0 else '−'}{fmt.number(abs(difference))} ㎡",
        share=min(1.0, given_m2 / firm.area_max_m2) if firm.area_max_m2 else 1.0,
        is_broken=below < 0 or above < 0,
    )

"""How much room a placement leaves: under the rules that are read off unit by unit, in time, and of each utility."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.keys import RuleKey
from planner.domain.measures.kpis.resource_use import cap_in_force, drawn_in
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Text, plain
from planner.views import format as fmt

NO_WORD = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """One rule: what the firm needs, what the place gives, and the slack (negative: broken).

    `need`, `available` and `slack` are written out with their unit; `share` is what the need takes of
    what there is, of area what is given of the most the firm takes, of time what the wait for the rooms is of the
    longest, 0 to 1. `unit` follows the slack where that is a word; `resource` is what is drawn of a utility.
    """

    rule: str
    title: Text
    need: str
    available: str
    slack: str
    share: float
    is_broken: bool
    unit: Text = NO_WORD
    resource: Resource | None = None


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
    slack = min(given_m2 - firm.area_min_m2, firm.area_max_m2 - given_m2)
    return Margin(
        rule=RuleKey.AREA_FIT,
        title=Text("面积", "Area"),
        need=f"{fmt.number(firm.area_min_m2)}–{fmt.number(firm.area_max_m2)} ㎡",
        available=fmt.area(given_m2),
        slack=f"{'+' if slack >= 0 else '−'}{fmt.number(abs(slack))} ㎡",
        share=min(1.0, given_m2 / firm.area_max_m2) if firm.area_max_m2 else 1.0,
        is_broken=slack < 0,
    )


def margins_in_plan(problem: Problem, plan: Plan, placement: Placement) -> tuple[Margin, ...]:
    """Return the margin in time, then of each utility with a cap, of the building before the park's, where it is tightest.

    A park's cap is told where the firm draws on it, a building's in any case.
    """
    firm = problem.firm[placement.firm_id]
    building = problem.building[problem.unit[placement.units[0]].building_id]
    found = [_time_margin(problem, firm, placement)]
    for scope, subject in ((CapScope.BUILDING, building.building_id), (CapScope.PARK, building.park_id)):
        for resource in Resource:
            if scope is CapScope.PARK and not firm.draw(resource):
                continue
            margin = _utility_margin(
                problem, plan, placement, scope=scope, subject=subject, resource=resource
            )
            found += [margin] if margin is not None else []
    return tuple(found)


def _time_margin(problem: Problem, firm: Firm, placement: Placement) -> Margin:
    ready = max(problem.ready_quarter(problem.unit[name]) for name in placement.units)
    slack, window = firm.latest_quarter - ready, firm.latest_quarter - firm.desired_quarter
    quarters = Text("季", "quarters" if abs(slack) != 1 else "quarter")
    return Margin(
        rule=RuleKey.HANDOVER,
        title=Text("交付时间", "Ready in time"),
        need=f"{firm.desired_quarter}–{firm.latest_quarter}",
        available=str(ready),
        slack=f"{'+' if slack >= 0 else '−'}{abs(slack)}",
        share=min(1.0, max(0, ready - firm.desired_quarter) / window) if window > 0 else float(slack < 0),
        is_broken=slack < 0,
        unit=quarters,
    )


def _utility_margin(
    problem: Problem,
    plan: Plan,
    placement: Placement,
    *,
    scope: CapScope,
    subject: str,
    resource: Resource,
) -> Margin | None:
    """Return the margin in the quarter of the stay that leaves least; None where nothing is capped."""
    firm, unit = problem.firm[placement.firm_id], RESOURCE_UNITS[resource]
    within = frozenset(
        one.building_id
        for one in problem.buildings
        if subject == (one.building_id if scope is CapScope.BUILDING else one.park_id)
    )
    tightest: tuple[Decimal, Quarter, Decimal, Decimal] | None = None
    for at in problem.quarters:
        cap = cap_in_force(problem, scope, subject, resource=resource, at=at)
        if cap is None or not placement.start <= at < placement.end:
            continue
        own = firm.draw(resource) * cap.diversity
        others = drawn_in(problem, plan, resource, quarter=at, within=within) * cap.diversity - own
        left = cap.value - others
        if tightest is None or left - own < tightest[0]:
            tightest = left - own, at, own, left
    if tightest is None:
        return None
    slack, at, own, left = tightest
    name = RESOURCE_NAMES[resource]
    return Margin(
        rule=RuleKey.UTILITIES,
        title=Text(f"{name.zh} · {subject} · {at}", f"{name.en.capitalize()} · {subject} · {at}"),
        need=f"{plain(own)} {unit}",
        available=f"{plain(left)} {unit}",
        slack=f"{'+' if slack >= 0 else '−'}{plain(abs(slack))} {unit}",
        share=min(1.0, float(own / left)) if left > 0 else 1.0,
        is_broken=slack < 0,
        resource=resource,
    )

"""A unit more in a building, and what it may bring from any of several quarters on."""

from dataclasses import replace
from decimal import Decimal

from planner.analysis.prices.relief import Relief
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.sweeping.price import ReliefKind, ReliefPrice
from planner.domain.vocabulary.terms import UnitState


def unit_more(problem: Problem, building_id: str) -> Relief:
    """Return the relief of one unit more, like the smallest of a building and at the end of its floor."""
    units = problem.units_of[building_id]
    like = min(units, key=lambda unit: (unit.leasable_m2, unit.unit_id))
    seq = max(unit.seq for unit in units if unit.floor == like.floor) + 1
    name = f"{building_id}-+{seq}"
    ready = problem.building[building_id].handover_quarter
    park = problem.park_of(building_id)

    def eased(given: Problem, since: Quarter | None) -> Problem:
        more = replace(
            like,
            unit_id=name,
            seq=seq,
            state=UnitState.VACANT,
            available_quarter=ready if since is None else max(ready, since),
        )
        return replace(given, units=(*given.units, more))

    def across(given: Problem, first: Quarter, last: Quarter) -> Problem:
        # A later quarter lets in only those for whom the unit would have stood empty too long from an earlier one on.
        wide = eased(given, first)
        limit = wide.policy.speculative_hold_quarters
        firms = _starting(wide, first + limit + 1, last + limit) if first < last else ()
        waiver = Waiver(rule=RuleKey.SPECULATIVE_HOLD, clause=name, firms=firms)
        waivers = (*wide.policy.waivers, waiver) if firms else wide.policy.waivers
        return wide.with_policy(replace(wide.policy, waivers=waivers))

    return Relief(
        price=ReliefPrice(
            kind=ReliefKind.SPACE,
            subject=building_id,
            clause="area",
            amount=Decimal(like.leasable_m2),
            unit="㎡",
        ),
        eased=eased,
        later=span(max(ready, park.opening_quarter) + 1, park.last_quarter),
        is_widening=False,
        across=across,
    )


def postponed(problem: Problem, plan: Plan) -> Plan:
    """Return a plan in which whoever begins before the units are ready begins when they are; it may break other rules."""
    return Plan(placements=tuple(_when_ready(problem, one) for one in plan.placements))


def _when_ready(problem: Problem, placement: Placement) -> Placement:
    ready = max(problem.ready_quarter(problem.unit[name]) for name in placement.units)
    wait = ready - placement.start
    if wait <= 0 or problem.firm[placement.firm_id].is_sitting:
        return placement
    return replace(placement, start=ready, end=placement.end + wait)


def _starting(problem: Problem, first: Quarter, last: Quarter) -> tuple[str, ...]:
    """Return the firms that the speculative hold concerns and that may begin between two quarters."""
    return tuple(
        firm.firm_id
        for firm in problem.firms
        if firm.stage.is_speculative
        and not firm.is_sitting
        and firm.desired_quarter <= last
        and firm.latest_quarter >= first
    )

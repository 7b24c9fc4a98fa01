"""A unit more in a building, and what it may bring from any of several quarters on."""

from dataclasses import replace
from decimal import Decimal

from planner.analysis.explain.runs import Run, area_m2, runs_of
from planner.analysis.explain.window import placed
from planner.analysis.prices.relief import Relief
from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.rule import is_on
from planner.domain.sweeping.price import ReliefKind, ReliefPrice
from planner.domain.vocabulary.terms import Stage, UnitState


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
        # All that a later quarter lets in and an earlier one does not: firms for whom the unit would have stood empty.
        wide = eased(given, first)
        limit = wide.policy.speculative_hold_quarters
        firms = _starting(wide, name, span(first + limit + 1, last + limit))
        waiver = Waiver(rule=RuleKey.SPECULATIVE_HOLD, firms=firms)
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


def _starting(problem: Problem, unit_id: str, quarters: tuple[Quarter, ...]) -> tuple[str, ...]:
    """Return the firms that only the speculative hold may keep from beginning on a unit in one of the quarters."""
    if not is_on(problem.policy, RuleKey.SPECULATIVE_HOLD):
        return ()
    firms = [firm for firm in problem.firms if firm.stage is not Stage.EXITED and not firm.is_sitting]
    asked = [firm for firm in firms if firm.stage.is_speculative]
    most = max((_most_m2(problem, firm) for firm in asked), default=0)
    building_id = problem.unit[unit_id].building_id
    runs = [
        run
        for run in runs_of(problem, building_id, largest_m2=most)
        if any(unit.unit_id == unit_id for unit in run)
    ]
    return tuple(firm.firm_id for firm in asked if _may_start(problem, firm, runs, quarters))


def _may_start(problem: Problem, firm: Firm, runs: list[Run], quarters: tuple[Quarter, ...]) -> bool:
    return any(
        all(
            one.rule == RuleKey.SPECULATIVE_HOLD
            for one in check_placement(problem, Plan(), placed(firm, run, quarter))
            if one.is_fault
        )
        for run in runs
        if area_m2(run) <= _most_m2(problem, firm)
        for quarter in quarters
        if firm.desired_quarter <= quarter <= firm.latest_quarter
    )


def _most_m2(problem: Problem, firm: Firm) -> int:
    """Return the largest area that a firm may take; of one that may take any, all there is."""
    policy = problem.policy
    is_free = not is_on(policy, RuleKey.AREA_FIT, "max") or policy.waives(
        RuleKey.AREA_FIT, "max", firm.firm_id
    )
    return sum(unit.leasable_m2 for unit in problem.units) if is_free else firm.area_max_m2

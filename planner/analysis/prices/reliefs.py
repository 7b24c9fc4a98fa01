"""The reliefs that are priced: a step or a piece of equipment more of each cap, a unit more in each building, rules off."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.analysis.prices.binding import pair_count, rule_counts
from planner.analysis.repairs.park_levers import CAP_STEPS, cap_rows
from planner.domain.edits import SwitchRule
from planner.domain.keys import RuleKey
from planner.domain.measures.kpis.resource_use import resource_uses
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.site import Cap
from planner.domain.rule import RULES, is_on
from planner.domain.sweeping.price import ReliefKind, ReliefPrice
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource, UnitState

EQUIPMENT: dict[Resource, Decimal] = {
    Resource.POWER: Decimal(250),
    Resource.WATER: Decimal(50),
    Resource.WASTEWATER: Decimal(50),
    Resource.STEAM: Decimal(2),
    Resource.HAZWASTE: Decimal(20),
}
"""The next piece of equipment, in the unit of the resource: planning assumptions; each is more than a step."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Relief:
    """One relief: its price, not asked yet, and the problem that has it from a quarter on (None: all along).

    `part_of` is the relief that is this one and more: where that brings nothing, so does this. `years` are
    first quarters of later years from which it may hold instead; empty where that cannot be chosen.
    """

    price: ReliefPrice
    with_relief: Callable[[Quarter | None], Problem]
    part_of: "Relief | None" = None
    years: tuple[Quarter, ...] = ()


def reliefs(problem: Problem, plan: Plan) -> Iterator[Relief]:
    """Return the reliefs in the order in which they are asked: scarce caps, then full buildings, then rules that bar most.

    A relief that another is part of comes before it.
    """
    yield from _caps(problem, plan)
    area: Counter[str] = Counter()
    for placement in plan.placements:
        for name in placement.units:
            area[problem.unit[name].building_id] += problem.unit[name].leasable_m2
    with_units = [b.building_id for b in problem.buildings if problem.units_of.get(b.building_id)]
    for building_id in sorted(with_units, key=lambda name: (-area[name], name)):
        yield _space(problem, building_id)
    yield from _rules(problem)


def _caps(problem: Problem, plan: Plan) -> Iterator[Relief]:
    left: dict[tuple[CapScope, str, Resource], list[tuple[Decimal, Decimal]]] = {}
    for use in resource_uses(problem, plan):
        if use.cap is not None:
            key = (use.scope, use.subject_id, use.resource)
            left.setdefault(key, []).append((use.cap - use.used, use.share or Decimal(0)))
    caps = {
        key: rows
        for key, rows in cap_rows(problem).items()
        if is_on(problem.policy, RuleKey.UTILITIES, key[2].value)
    }
    for key in sorted(
        caps, key=lambda one: (-max((s for _, s in left.get(one, ())), default=Decimal(0)), one)
    ):
        scope, subject, resource = key
        binds = sum(free < CAP_STEPS[resource] for free, _ in left.get(key, ()))
        more = _cap(problem, scope, subject, resource=resource, rows=caps[key], amount=EQUIPMENT[resource])
        more = replace(more, price=replace(more.price, kind=ReliefKind.EQUIPMENT, binds=binds))
        yield more
        step = _cap(problem, scope, subject, resource=resource, rows=caps[key], amount=CAP_STEPS[resource])
        yield replace(step, price=replace(step.price, binds=binds), part_of=more)


def _cap(
    problem: Problem, scope: CapScope, subject: str, *, resource: Resource, rows: list[Cap], amount: Decimal
) -> Relief:
    others = tuple(
        cap for cap in problem.caps if (cap.scope, cap.subject_id, cap.resource) != (scope, subject, resource)
    )

    def with_relief(since: Quarter | None) -> Problem:
        before = [row for row in rows if since is not None and row.from_quarter < since]
        after = [row for row in rows if since is None or row.from_quarter >= since]
        if before and since is not None and all(row.from_quarter > since for row in after):
            after = [replace(before[-1], from_quarter=since), *after]
        raised = (replace(row, value=row.value + amount) for row in after)
        return replace(problem, caps=(*others, *before, *raised))

    park = problem.park[subject] if scope is CapScope.PARK else problem.park_of(subject)
    first = max(park.first_quarter, rows[0].from_quarter)
    return Relief(
        price=ReliefPrice(
            kind=ReliefKind.STEP,
            subject=subject,
            clause=resource.value,
            amount=amount,
            unit=RESOURCE_UNITS[resource],
        ),
        with_relief=with_relief,
        years=_years(first, park.last_quarter),
    )


def _space(problem: Problem, building_id: str) -> Relief:
    units = problem.units_of[building_id]
    like = min(units, key=lambda unit: (unit.leasable_m2, unit.unit_id))
    seq = max(unit.seq for unit in units if unit.floor == like.floor) + 1
    ready = problem.building[building_id].handover_quarter

    def with_relief(since: Quarter | None) -> Problem:
        more = replace(
            like,
            unit_id=f"{building_id}-+{seq}",
            seq=seq,
            state=UnitState.VACANT,
            available_quarter=ready if since is None else max(ready, since),
        )
        return replace(problem, units=(*problem.units, more))

    return Relief(
        price=ReliefPrice(
            kind=ReliefKind.SPACE,
            subject=building_id,
            clause="area",
            amount=Decimal(like.leasable_m2),
            unit="㎡",
        ),
        with_relief=with_relief,
        years=_years(ready, problem.park_of(building_id).last_quarter),
    )


def _rules(problem: Problem) -> Iterator[Relief]:
    count = rule_counts(problem)
    hard = [row for row in problem.segregation_rules if row.hard]
    rows = {row.rule_id: pair_count(problem, row) for row in hard}
    on = [rule.key for rule in RULES if rule.switchable and is_on(problem.policy, rule.key)]
    binds = {key: count[key] for key in on}
    for key in sorted(on, key=lambda one: (-binds[one], one != RuleKey.SEGREGATION, one)):
        whole = _without(problem, ReliefKind.RULE, key, binds=binds[key])
        yield whole
        if key == RuleKey.SEGREGATION:
            for name in sorted(rows, key=lambda one: (-rows[one], one)):
                if is_on(problem.policy, key, name):
                    part = _without(problem, ReliefKind.CLAUSE, key, clause=name, binds=rows[name])
                    yield replace(part, part_of=whole)


def _without(problem: Problem, kind: ReliefKind, rule: RuleKey, *, binds: int, clause: str = "") -> Relief:
    return Relief(
        price=ReliefPrice(
            kind=kind, subject=rule.value, clause=clause, amount=Decimal(0), unit="", binds=binds
        ),
        with_relief=lambda _: SwitchRule(rule=rule, clause=clause or None, on=False).applied(problem),
    )


def _years(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    return tuple(quarter for quarter in span(first + 1, last) if quarter.number == 1)

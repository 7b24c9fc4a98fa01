"""The reliefs that are priced: a step or a piece of equipment more of each cap, a unit more in each building, rules off."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planner.analysis.prices.binding import pair_count, rule_counts
from planner.analysis.prices.relief import Relief
from planner.analysis.prices.space import unit_more
from planner.analysis.repairs.levers import applied
from planner.analysis.repairs.park_levers import CAP_STEPS, cap_rows
from planner.domain.edits import Edit, SetCap, SwitchRule
from planner.domain.keys import RuleKey
from planner.domain.measures.kpis.resource_use import resource_uses
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.site import Cap
from planner.domain.rule import RULES, is_on
from planner.domain.sweeping.price import ReliefKind, ReliefPrice
from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource

EQUIPMENT: dict[Resource, Decimal] = {
    Resource.POWER: Decimal(250),
    Resource.WATER: Decimal(50),
    Resource.WASTEWATER: Decimal(50),
    Resource.STEAM: Decimal(2),
    Resource.HAZWASTE: Decimal(20),
}
"""The next piece of equipment, in the unit of the resource: planning assumptions; each is more than a step."""
SCARCE_SHARE = Decimal("0.9")
"""Use of a cap from which on more of it is asked for by itself."""
_CapKey = tuple[CapScope, str, Resource]


def reliefs(problem: Problem, plan: Plan) -> Iterator[Relief]:
    """Return the reliefs in the order in which they are asked: scarce caps, full buildings, rows that part firms, rules.

    A relief that another is part of comes before it.
    """
    yield from _caps(problem, plan)
    area: Counter[str] = Counter()
    for placement in plan.placements:
        for name in placement.units:
            area[problem.unit[name].building_id] += problem.unit[name].leasable_m2
    with_units = [b.building_id for b in problem.buildings if problem.units_of.get(b.building_id)]
    for building_id in sorted(with_units, key=lambda name: (-area[name], name)):
        yield unit_more(problem, building_id)
    yield from _rules(problem)


def relief_of(problem: Problem, price: ReliefPrice) -> Relief | None:
    """Return the relief that a price speaks of; None if the problem has none such."""
    asked = (price.kind, price.subject, price.clause)
    every = reliefs(problem, Plan())
    return next(
        (one for one in every if (one.price.kind, one.price.subject, one.price.clause) == asked), None
    )


def _caps(problem: Problem, plan: Plan) -> Iterator[Relief]:
    left: dict[_CapKey, list[tuple[Decimal, Decimal]]] = {}
    for use in resource_uses(problem, plan):
        if use.cap is not None:
            key = (use.scope, use.subject_id, use.resource)
            left.setdefault(key, []).append((use.cap - use.used, use.share or Decimal(0)))
    share = {key: max(share for _, share in rows) for key, rows in left.items()}
    caps = {
        key: rows
        for key, rows in cap_rows(problem).items()
        if is_on(problem.policy, RuleKey.UTILITIES, key[2].value)
    }
    for key in sorted(caps, key=lambda one: (-share.get(one, Decimal(0)), one)):
        resource = key[2]
        binds = sum(free < CAP_STEPS[resource] for free, _ in left.get(key, ()))
        is_doubtful = not binds and share.get(key, Decimal(0)) < SCARCE_SHARE
        more = cap_relief(problem, key, EQUIPMENT[resource], rows=caps[key])
        more = replace(
            more,
            price=replace(more.price, kind=ReliefKind.EQUIPMENT, binds=binds),
            is_doubtful=is_doubtful,
        )
        yield more
        step = cap_relief(problem, key, CAP_STEPS[resource], rows=caps[key])
        yield replace(step, price=replace(step.price, binds=binds), part_of=more, is_doubtful=is_doubtful)


def cap_relief(problem: Problem, key: _CapKey, amount: Decimal, *, rows: list[Cap]) -> Relief:
    """Return the relief of `amount` more of a cap whose rows of the table are given."""
    scope, subject, resource = key

    def edits(since: Quarter | None) -> tuple[Edit, ...]:
        before = [row for row in rows if since is not None and row.from_quarter < since]
        after = [row for row in rows if since is None or row.from_quarter >= since]
        if before and since is not None and all(row.from_quarter > since for row in after):
            after = [replace(before[-1], from_quarter=since), *after]
        return tuple(
            SetCap(
                park=subject if scope is CapScope.PARK else None,
                building=subject if scope is CapScope.BUILDING else None,
                resource=resource,
                from_quarter=row.from_quarter,
                value=row.value + amount,
                diversity=row.diversity,
            )
            for row in after
        )

    def eased(given: Problem, since: Quarter | None) -> Problem:
        own = [row for row in given.caps if (row.scope, row.subject_id, row.resource) == key]
        # A building has its usable kW as cap until the first row of the table: it goes on before the quarter.
        known = given if own else replace(given, caps=(*given.caps, *rows))
        return applied(known, edits(since))

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
        eased=eased,
        edits=edits,
        later=span(first + 1, park.last_quarter),
    )


def _rules(problem: Problem) -> Iterator[Relief]:
    count = rule_counts(problem)
    hard = [row for row in problem.segregation_rules if row.hard]
    on = [rule.key for rule in RULES if rule.switchable and is_on(problem.policy, rule.key)]
    binds = {key: count[key] for key in on}
    # What bars the most firms by itself is the hardest to solve without, and the least likely to be given up.
    for key in sorted(on, key=lambda one: (one != RuleKey.SEGREGATION, binds[one], one)):
        is_doubtful = not binds[key] and key not in (RuleKey.SEGREGATION, RuleKey.UTILITIES)
        whole = _without(ReliefKind.RULE, key, binds=binds[key])
        yield replace(whole, is_doubtful=is_doubtful)
        if key == RuleKey.SEGREGATION:
            rows = {row.rule_id: pair_count(problem, row) for row in hard}
            for name in sorted(rows, key=lambda one: (rows[one], one)):
                if is_on(problem.policy, key, name):
                    part = _without(ReliefKind.CLAUSE, key, clause=name, binds=rows[name])
                    yield replace(part, part_of=whole, is_doubtful=not rows[name])


def _without(kind: ReliefKind, rule: RuleKey, *, binds: int, clause: str = "") -> Relief:
    edit = SwitchRule(rule=rule, clause=clause or None, on=False)
    return Relief(
        price=ReliefPrice(
            kind=kind, subject=rule.value, clause=clause, amount=Decimal(0), unit="", binds=binds
        ),
        eased=lambda given, _: edit.applied(given),
        edits=lambda _: (edit,),
    )

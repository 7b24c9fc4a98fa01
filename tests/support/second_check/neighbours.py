"""What firms that are inside at the same time do to one another."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from planner.domain.park.plan import Placement
from planner.domain.park.quarter import Quarter
from planner.domain.park.relations import SegregationRule
from planner.domain.vocabulary.terms import CapScope, PairScope, Resource
from tests.support.second_check.facts import Facts, Fault


def utilities(facts: Facts) -> Iterator[Fault]:
    for resource in Resource:
        if not facts.is_on("utilities", resource.value):
            continue
        for building in facts.problem.buildings:
            home, own = building.building_id, building.usable_kw if resource is Resource.POWER else None
            if _is_over(facts, resource, (CapScope.BUILDING, home), facts.buildings, own=own):
                yield "utilities", resource.value, home
        for park in facts.problem.parks:
            if _is_over(facts, resource, (CapScope.PARK, park.park_id), facts.parks, own=None):
                yield "utilities", resource.value, park.park_id


def _is_over(
    facts: Facts,
    resource: Resource,
    subject: tuple[CapScope, str],
    where: Callable[[Placement], set[str]],
    *,
    own: Decimal | None,
) -> bool:
    """Whether some quarter sees more drawn than there is, and more than sitting firms draw alone."""
    scope, name = subject
    there = [
        one
        for one in facts.known
        if name in where(one) and not facts.is_waived("utilities", resource.value, one.firm_id)
    ]
    park = name if scope is CapScope.PARK else facts.problem.building[name].park_id
    for quarter in facts.quarters(park):
        limit = _limit(facts, resource, subject, quarter, own=own)
        firms = {one.firm_id for one in there if facts.inside(one, quarter)}
        drawn = {name: Fraction(facts.problem.firm[name].draw(resource)) for name in firms}
        sitting = sum(draw for name, draw in drawn.items() if facts.problem.firm[name].is_sitting)
        if limit is not None and sum(drawn.values()) > max(limit, sitting):
            return True
    return False


def _limit(
    facts: Facts,
    resource: Resource,
    subject: tuple[CapScope, str],
    quarter: Quarter,
    *,
    own: Decimal | None,
) -> Fraction | None:
    rows = [
        row
        for row in facts.problem.caps
        if (row.scope, row.subject_id) == subject and row.resource == resource and row.from_quarter <= quarter
    ]
    if not rows:
        return None if own is None else Fraction(own)
    row = max(rows, key=lambda row: row.from_quarter)
    return Fraction(row.value) / Fraction(row.diversity)


def segregation(facts: Facts) -> Iterator[Fault]:
    for rule, emitter, receptor in caught(facts, hard=True):
        if not (facts.problem.firm[emitter].is_sitting and facts.problem.firm[receptor].is_sitting):
            yield "segregation", rule.rule_id, f"{emitter} {receptor}"


def caught(facts: Facts, *, hard: bool) -> Iterator[tuple[SegregationRule, str, str]]:
    """Return the rules in force that firms break, with emitter and receptor; one that several rooms break, several times."""
    for rule in facts.problem.segregation_rules:
        if rule.hard is not hard or not facts.is_on("segregation", rule.rule_id):
            continue
        for one, other in permutations(facts.known, 2):
            a, b = facts.firm(one), facts.firm(other)
            disturbs = rule.emitter_tag in a.emits and (
                rule.receptor_tag == "ANY" or rule.receptor_tag in b.receptors
            )
            if (
                disturbs
                and a.firm_id != b.firm_id
                and facts.meet(one, other)
                and share(facts, rule.scope, one, other)
                and not facts.is_waived("segregation", rule.rule_id, a.firm_id, b.firm_id)
            ):
                yield rule, a.firm_id, b.firm_id


def share(facts: Facts, scope: PairScope, one: Placement, other: Placement) -> bool:
    """Whether two placements have a floor, a building or a park in common."""
    if scope is PairScope.PARK:
        return bool(facts.parks(one) & facts.parks(other))
    if scope is PairScope.BUILDING:
        return bool(facts.buildings(one) & facts.buildings(other))
    return bool(_floors(facts, one) & _floors(facts, other))


def _floors(facts: Facts, stay: Placement) -> set[tuple[str, int]]:
    return {(unit.building_id, unit.floor) for unit in facts.units(stay)}

"""What a park has too little of for all who ask, and what firms take of it: by it a waiting list is ranked and let in."""

from collections.abc import Mapping
from fractions import Fraction

from planner.domain.measures.kpis.resource_use import cap_in_force
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import CapScope, Resource

Scarce = Resource | None
"""A resource, or space (None)."""


def scarce_stock(problem: Problem) -> Mapping[Scarce, Fraction]:
    """Return how much there is of space, and of each resource that all firms together exceed: at the end, in all parks."""
    last = problem.quarters[-1]
    found: dict[Scarce, Fraction] = {None: Fraction(sum(unit.leasable_m2 for unit in problem.units))}
    for key in Resource:
        caps = [
            cap
            for park in problem.parks
            if (cap := cap_in_force(problem, CapScope.PARK, park.park_id, resource=key, at=last))
        ]
        have = sum((Fraction(cap.value) / Fraction(cap.diversity) for cap in caps), Fraction(0))
        if len(caps) == len(problem.parks) and have < sum(use_of(firm, key) for firm in problem.firms):
            found[key] = have
    return found


def use_of(firm: Firm, key: Scarce) -> Fraction:
    """Return what a firm asks for: ㎡, or units of the resource."""
    return Fraction(firm.area_req_m2 if key is None else firm.draw(key))

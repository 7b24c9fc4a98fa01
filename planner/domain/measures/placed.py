"""Questions every measure asks of a placement: which firm, what space, how long it waited."""

from collections.abc import Mapping, Sequence

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.site import Park, Unit
from planner.domain.vocabulary.terms import PairScope


def without_unknown(problem: Problem, plan: Plan) -> Plan:
    """Keep the placements whose firm and units the problem knows; the checker reports the others."""
    return Plan(
        placements=tuple(
            p
            for p in plan.placements
            if p.firm_id in problem.firm and p.units and all(u in problem.unit for u in p.units)
        )
    )


def firms_placed(problem: Problem, plan: Plan) -> tuple[Firm, ...]:
    """Return each placed firm once, by id."""
    return tuple(problem.firm[firm_id] for firm_id in sorted(plan.by_firm))


def first_placements(plan: Plan) -> Mapping[str, Placement]:
    """Return the earliest placement of each placed firm."""
    return {firm_id: placements[0] for firm_id, placements in plan.by_firm.items()}


def most_at_once(problem: Problem, placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """Return those placements of one firm that hold the most leasable ㎡ in one quarter: of a move, the larger home."""
    together = (tuple(other for other in placements if other.is_present(one.start)) for one in placements)
    return max(together, key=lambda held: sum(placement_m2(problem, one) for one in held))


def units_of(problem: Problem, placement: Placement) -> tuple[Unit, ...]:
    """Return the units of a placement, by id."""
    return tuple(problem.unit[unit_id] for unit_id in placement.units)


def placement_m2(problem: Problem, placement: Placement) -> int:
    """Leasable ㎡ of a placement."""
    return sum(unit.leasable_m2 for unit in units_of(problem, placement))


def park_of(problem: Problem, placement: Placement) -> Park:
    """Return the park a placement lies in."""
    return problem.park_of(problem.unit[placement.units[0]].building_id)


def waiting_quarters(problem: Problem, placement: Placement) -> int:
    """Whole quarters from the wish, or the park's opening quarter if later, to the start.

    A sitting firm waits 0.
    """
    firm = problem.firm[placement.firm_id]
    if firm.is_sitting:
        return 0
    wished = max(firm.desired_quarter, park_of(problem, placement).opening_quarter)
    return max(0, placement.start - wished)


def places(problem: Problem, placement: Placement, scope: PairScope) -> frozenset[tuple[str, int]]:
    """Return the spaces of a scope that a placement touches: (building, floor), or (building or park, 0)."""
    units = units_of(problem, placement)
    if scope is PairScope.FLOOR:
        return frozenset((unit.building_id, unit.floor) for unit in units)
    if scope is PairScope.BUILDING:
        return frozenset((unit.building_id, 0) for unit in units)
    return frozenset((problem.building[unit.building_id].park_id, 0) for unit in units)


def meet(problem: Problem, one: Placement, other: Placement, *, scope: PairScope) -> bool:
    """Whether two placements are inside in a common quarter and share a space of the scope."""
    return one.overlaps(other) and not places(problem, one, scope).isdisjoint(places(problem, other, scope))

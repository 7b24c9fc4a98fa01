"""Which rules have something to say on a park: those without which more would be allowed."""

from collections.abc import Iterator
from random import Random

from planner.check import check_placement
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem


def binding_rules(problem: Problem, seed: int, *, plans: int = 3, tries: int = 150) -> frozenset[str]:
    """Return the rules that alone bar some placement, from an empty plan or from a random one.

    A rule is binding if, were it dropped, a placement would be allowed that now is not.
    """
    dice = Random(seed)
    found: set[str] = set()
    for _ in range(plans):
        plan = Plan(placements=tuple(_sitting(problem)))
        for _ in range(tries):
            placement = random_placement(dice, problem)
            broken = {f.rule for f in check_placement(problem, plan, placement) if f.is_fault}
            if len(broken) == 1:
                found |= broken
            if not broken:
                plan = Plan(placements=(*plan.placements, placement))
    return frozenset(found)


def random_plan(dice: Random, problem: Problem, *, tries: int = 120) -> Plan:
    """Return the sitting firms, and whatever else the checker lets in of `tries` random placements."""
    plan = Plan(placements=tuple(_sitting(problem)))
    for _ in range(tries):
        placement = random_placement(dice, problem)
        if all(not finding.is_fault for finding in check_placement(problem, plan, placement)):
            plan = Plan(placements=(*plan.placements, placement))
    return plan


def random_placement(dice: Random, problem: Problem) -> Placement:
    """Return some firm some units of a building, mostly side by side, from some quarter of its lease."""
    firm = dice.choice(problem.firms)
    if firm.sitting_since is not None and firm.lease_end is not None and dice.random() < 0.7:
        return Placement(
            firm_id=firm.firm_id, units=firm.sitting_units, start=firm.sitting_since, end=firm.lease_end
        )
    there = problem.units_of[dice.choice(problem.units).building_id]
    count = min(len(there), dice.choice((1, 1, 1, 2, 2, 3, 4)))
    first = dice.randrange(len(there) - count + 1)
    units = there[first : first + count] if dice.random() < 0.8 else dice.sample(there, count)
    start = _start(dice, problem, max(firm.desired_quarter.index, problem.quarters[0].index))
    return Placement(
        firm_id=firm.firm_id,
        units=tuple(unit.unit_id for unit in units),
        start=problem.quarters[start],
        end=problem.quarters[start] + 4 * firm.lease_years,
    )


def _start(dice: Random, problem: Problem, earliest: int) -> int:
    if dice.random() < 0.2:
        return dice.randrange(len(problem.quarters))
    wished = earliest - problem.quarters[0].index + dice.choice((0, 0, 1, 1, 2, 3))
    return min(wished, len(problem.quarters) - 1)


def _sitting(problem: Problem) -> Iterator[Placement]:
    for firm in problem.firms:
        if firm.sitting_since is not None and firm.lease_end is not None:
            yield Placement(
                firm_id=firm.firm_id, units=firm.sitting_units, start=firm.sitting_since, end=firm.lease_end
            )
